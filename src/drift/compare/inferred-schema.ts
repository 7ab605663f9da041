import { isObject } from '../../world/is-object.ts'
import { formatOf } from './formats.ts'
import { type JsonType, jsonTypeOf } from './json-type.ts'

/** Deepest level of a value that is inferred, and the most properties of one object. */
const MOST = { levels: 8, properties: 200 }

/** The schema of values that no schema declares. It remembers their types, never the values. */
export class InferredSchema {
  readonly #types = new Set<JsonType>()
  readonly #formats = new Set<string>()
  readonly #properties = new Map<string, { readonly schema: InferredSchema; times: number }>()
  #items: InferredSchema | undefined
  #objects = 0

  /** Adds a value. */
  add(value: unknown, level = 0): void {
    const type = jsonTypeOf(value)
    this.#types.add(type)
    if (typeof value === 'string') this.#formats.add(formatOf(value) ?? '')
    if (level >= MOST.levels) return
    if (Array.isArray(value)) {
      this.#items ??= new InferredSchema()
      for (const item of value) this.#items.add(item, level + 1)
    } else if (isObject(value)) {
      this.#objects++
      for (const [name, member] of Object.entries(value).slice(0, MOST.properties))
        this.#addProperty(name, member, level)
    }
  }

  #addProperty(name: string, value: unknown, level: number): void {
    const known = this.#properties.get(name) ?? { schema: new InferredSchema(), times: 0 }
    known.times++
    known.schema.add(value, level + 1)
    this.#properties.set(name, known)
  }

  /** Formats the types: `string`, `string (date-time) or null`, `list of integer`. */
  get words(): string {
    const types = this.#sorted().map((type) => {
      if (type === 'array') return this.#items?.isEmpty === false ? `list of ${this.#items.words}` : 'list'
      return type === 'string' && this.#format !== undefined ? `string (${this.#format})` : type
    })
    return types.join(' or ')
  }

  /** True if no value was added. */
  get isEmpty(): boolean {
    return this.#types.size === 0
  }

  /** Returns the schema as JSON Schema. */
  toJson(): Readonly<Record<string, unknown>> {
    const types = this.#sorted()
    const format = this.#format
    const properties = [...this.#properties].map(([name, { schema }]) => [name, schema.toJson()] as const)
    const required = [...this.#properties].filter(([, { times }]) => times === this.#objects).map(([name]) => name)
    return {
      ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
      ...(format !== undefined && { format }),
      ...(this.#items && { items: this.#items.toJson() }),
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
    }
  }

  get #format(): string | undefined {
    const [only] = this.#formats
    return this.#formats.size === 1 && only !== '' ? only : undefined
  }

  /** Returns the types, with null last and without integer beside number. */
  #sorted(): JsonType[] {
    const types = [...this.#types].filter((type) => type !== 'integer' || !this.#types.has('number'))
    return types.toSorted((a, b) => Number(a === 'null') - Number(b === 'null') || (a < b ? -1 : 1))
  }
}
