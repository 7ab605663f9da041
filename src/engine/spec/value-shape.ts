import { isObject } from '../../world/is-object.ts'
import { valueAt } from './json-pointer.ts'

type Schema = Readonly<Record<string, unknown>>

/** Most schemas that one value's schema is combined from. */
const MOST_PARTS = 200

/**
 * The types that a schema declares for a value and its parts, through references and combined schemas. It decides how a
 * string of a form or query is decoded; the validators check the result.
 */
export class ValueShape {
  readonly #root: unknown
  readonly #parts: readonly Schema[]
  /** the declared JSON types, in order; empty if any type is possible */
  readonly types: readonly string[]

  /** @param root the document that references lead into */
  constructor(root: unknown, ...schemas: readonly unknown[]) {
    this.#root = root
    this.#parts = partsOf(root, schemas)
    this.types = [...new Set(this.#parts.flatMap(typesIn))]
  }

  /** True if the value may be of a type. */
  has(type: string): boolean {
    return this.types.includes(type)
  }

  /** True if strings of the value need no conversion. */
  get isText(): boolean {
    return this.types.every((type) => type === 'string')
  }

  /** Returns the shape of the items of an array. */
  get items(): ValueShape {
    return new ValueShape(this.#root, ...this.#parts.flatMap(({ items }) => items ?? []))
  }

  /** Returns the names of the declared properties of an object. */
  get names(): string[] {
    return [...new Set(this.#parts.flatMap(({ properties }) => Object.keys(isObject(properties) ? properties : {})))]
  }

  /** Returns whether an object declares a property by its name. */
  declares(name: string): boolean {
    return this.#parts.some(({ properties }) => isObject(properties) && Object.hasOwn(properties, name))
  }

  /** Returns the shape of a property of an object; of a name that is not declared, that of additional properties. */
  property(name: string): ValueShape {
    const declared = this.#parts.flatMap(({ properties }) => {
      return isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : []
    })
    const others = this.#parts.flatMap(({ additionalProperties }) => additionalProperties ?? [])
    return new ValueShape(this.#root, ...(declared.length > 0 ? declared : others))
  }

  /** Returns the shape of an object that has this value as one property. */
  below(name: string): ValueShape {
    return new ValueShape(this.#root, { type: 'object', properties: { [name]: { allOf: this.#parts } } })
  }

  /** Converts a string to the first declared type that it fits. A string that fits none stays, and fails validation. */
  coerce(text: string): unknown {
    for (const type of this.types) {
      const value = this.#as(type, text)
      if (value !== undefined) return value
    }
    return text
  }

  #as(type: string, text: string): unknown {
    if (type === 'string') return this.#isListed(text) ? text : undefined
    if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
    if (type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined
    if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
    return type === 'null' && (text === '' || text === 'null') && !this.#isListed(text) ? null : undefined
  }

  /** Returns whether a string is possible where strings are: if all string schemas list values, it is one of them. */
  #isListed(text: string): boolean {
    const strings = this.#parts.filter((part) => typesIn(part).includes('string'))
    return strings.some((part) => !Array.isArray(part['enum']) || part['enum'].includes(text))
  }
}

/** Returns schemas together with those that they refer to or combine. */
function partsOf(root: unknown, schemas: readonly unknown[]): Schema[] {
  const seen = new Set<Schema>()
  const pending = [...schemas].toReversed()
  for (let next = pending.pop(); next !== undefined && seen.size < MOST_PARTS; next = pending.pop()) {
    if (!isObject(next) || seen.has(next)) continue
    seen.add(next)
    const { $ref, allOf, anyOf, oneOf } = next
    const target = typeof $ref === 'string' ? valueAt(root, $ref.replace(/^#/, '')) : undefined
    const combined = [allOf, anyOf, oneOf].flatMap((part) => (Array.isArray(part) ? part : []))
    pending.push(...[target, ...combined].filter((part) => part !== undefined).toReversed())
  }
  return [...seen]
}

/** Returns the types of one schema. Without `type`, its keywords or listed values reveal them. */
function typesIn(schema: Schema): string[] {
  const { type, enum: listed } = schema
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type.map(String)
  if (schema['properties'] !== undefined || schema['additionalProperties'] !== undefined) return ['object']
  if (schema['items'] !== undefined) return ['array']
  const values: readonly unknown[] = 'const' in schema ? [schema['const']] : Array.isArray(listed) ? listed : []
  return values.map((value) => (value === null ? 'null' : typeof value))
}
