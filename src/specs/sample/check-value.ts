import type { Validate } from '../../engine/spec/validators.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'

/** Keywords that a value without parts is checked by. */
const CHECKED = 'format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(
  ' ',
)

/** Checks strings and numbers by flat schemas. */
export class ValueChecks {
  readonly #compile: (schema: object) => Validate
  readonly #schemas = new WeakMap<FlatSchema, object>()

  constructor(compile: (schema: object) => Validate) {
    this.#compile = compile
  }

  /** Returns whether a string, number, boolean or null is one that a schema allows. */
  allows(flat: FlatSchema, value: unknown): boolean {
    const { keywords, types } = flat
    if ('const' in keywords && keywords['const'] !== value) return false
    if (Array.isArray(keywords['enum']) && !keywords['enum'].includes(value)) return false
    if (types.length > 0 && !types.some((type) => isOfType(value, type))) return false
    if (!CHECKED.some((keyword) => keyword in keywords)) return true
    const known = this.#schemas.get(flat) ?? restrictionsOf(flat)
    this.#schemas.set(flat, known)
    return this.#compile(known)(value)
  }
}

function restrictionsOf({ keywords }: FlatSchema): object {
  return Object.fromEntries(CHECKED.flatMap((keyword) => (keyword in keywords ? [[keyword, keywords[keyword]]] : [])))
}

/** Returns whether a value has a JSON type. */
export function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}
