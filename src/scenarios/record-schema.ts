import { isObject } from '../world/is-object.ts'
import { fillable, type JsonSchema, mappingAt } from './json-schema.ts'

const COMPONENTS = '#/components/schemas/'

/** Schemas of the records that a scenario may contain for one vendor, derived from the schemas of its spec. */
export class RecordSchemas {
  readonly #vendor: string
  readonly #schemas: Readonly<Record<string, JsonSchema>>
  readonly #definitions = new Map<string, JsonSchema>()

  constructor(vendor: string, components: JsonSchema) {
    this.#vendor = vendor
    this.#schemas = mappingAt(components, 'schemas')
  }

  /**
   * Returns the schema of a record in a scenario. All properties are optional, because factories fill in the others.
   * The properties of `x-scenario` are added or override those of the spec.
   */
  record(name: string): JsonSchema {
    const { description, properties, ...keywords } = this.#schema(name)
    const allProperties = { ...(isObject(properties) && properties), ...mappingAt(keywords, 'x-scenario') }
    return this.#toInput({
      ...(description !== undefined && { description }),
      type: 'object',
      properties: allProperties,
    })
  }

  /** Returns the definitions that the record schemas refer to. */
  definitions(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#definitions)
  }

  #schema(name: string): JsonSchema {
    const schema = this.#schemas[name]
    if (!schema) throw new TypeError(`The spec of ${this.#vendor} has no schema named "${name}".`)
    return schema
  }

  #refer(name: string): JsonSchema {
    const definition = `${this.#vendor}.${name}`
    if (!this.#definitions.has(definition)) {
      // Set before its content is known, so that a schema can refer to itself.
      this.#definitions.set(definition, {})
      this.#definitions.set(definition, this.#toInput(this.#schema(name)))
    }
    return { $ref: `#/$defs/${definition}` }
  }

  /** Converts a schema of the spec: rejects unknown properties and does not require read-only ones. */
  #toInput(schema: JsonSchema): JsonSchema {
    const { $ref, description, required, properties, items, ...rest } = schema
    const described = description === undefined ? {} : { description }
    if (typeof $ref === 'string') return { ...described, ...this.#refer($ref.slice(COMPONENTS.length)) }
    const keywords = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !OMITTED_KEYWORDS.test(keyword)))
    if (isObject(properties)) return { ...described, ...keywords, ...this.#object(schema) }
    if (isObject(items)) return { ...described, ...keywords, items: this.#toInput(items) }
    if (Array.isArray(keywords['anyOf'])) {
      return { ...described, ...keywords, anyOf: keywords['anyOf'].map((one) => this.#toInput(one)) }
    }
    if (isObject(keywords['additionalProperties'])) {
      return { ...described, ...keywords, additionalProperties: this.#toInput(keywords['additionalProperties']) }
    }
    const isAnyString = Object.keys(keywords).length === 1 && keywords['type'] === 'string'
    return isAnyString || keywords['type'] === 'object'
      ? { ...described, ...keywords }
      : fillable({ ...described, ...keywords })
  }

  #object(schema: JsonSchema): JsonSchema {
    const properties = mappingAt(schema, 'properties')
    const required = Array.isArray(schema['required']) ? schema['required'] : []
    const writable = required.filter((name) => properties[name]?.['readOnly'] !== true)
    return {
      ...(writable.length > 0 && { required: writable }),
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.#toInput(one)])),
      additionalProperties: schema['additionalProperties'] ?? false,
    }
  }
}

/** Keywords that apply only to responses or to the spec itself. */
const OMITTED_KEYWORDS = /^(?:x-|example$|readOnly$|writeOnly$)/
