import { fillable, isMapping, type JsonSchema, mappingAt } from './json-schema.ts'

const COMPONENTS = '#/components/schemas/'

/** The named schemas of a vendor's spec as a scenario may give them, each made when it is first asked for. */
export class RecordSchemas {
  readonly #vendor: string
  readonly #schemas: Readonly<Record<string, JsonSchema>>
  readonly #referred = new Map<string, JsonSchema>()

  constructor(vendor: string, components: JsonSchema) {
    this.#vendor = vendor
    this.#schemas = mappingAt(components, 'schemas')
  }

  /**
   * What a scenario may say of a record: its properties, of which factories fill in those left out, and what
   * `x-scenario` declares beside or in their place.
   */
  record(name: string): JsonSchema {
    const { description, properties, ...declared } = this.#schema(name)
    const given = { ...(isMapping(properties) && properties), ...mappingAt(declared, 'x-scenario') }
    return this.#given({ ...(description !== undefined && { description }), type: 'object', properties: given })
  }

  /** The definitions that the records refer to. */
  definitions(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.#referred)
  }

  #schema(name: string): JsonSchema {
    const schema = this.#schemas[name]
    if (!schema) throw new TypeError(`The spec of ${this.#vendor} has no schema named "${name}"`)
    return schema
  }

  #refer(name: string): JsonSchema {
    const definition = `${this.#vendor}.${name}`
    if (!this.#referred.has(definition)) {
      // Before it is made, so that a schema may refer to itself.
      this.#referred.set(definition, {})
      this.#referred.set(definition, this.#given(this.#schema(name)))
    }
    return { $ref: `#/$defs/${definition}` }
  }

  /** A schema of the spec as one for what is given: closed, with no server's part in what is required. */
  #given(schema: JsonSchema): JsonSchema {
    const { $ref, description, required, properties, items, ...rest } = schema
    const said = description === undefined ? {} : { description }
    if (typeof $ref === 'string') return { ...said, ...this.#refer($ref.slice(COMPONENTS.length)) }
    const kept = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !NOT_OF_SCENARIOS.test(keyword)))
    if (isMapping(properties)) return { ...said, ...kept, ...this.#object(schema) }
    if (isMapping(items)) return { ...said, ...kept, items: this.#given(items) }
    if (Array.isArray(kept['anyOf'])) return { ...said, ...kept, anyOf: kept['anyOf'].map((one) => this.#given(one)) }
    if (isMapping(kept['additionalProperties'])) {
      return { ...said, ...kept, additionalProperties: this.#given(kept['additionalProperties']) }
    }
    const anyText = Object.keys(kept).length === 1 && kept['type'] === 'string'
    return anyText || kept['type'] === 'object' ? { ...said, ...kept } : fillable({ ...said, ...kept })
  }

  #object(schema: JsonSchema): JsonSchema {
    const properties = mappingAt(schema, 'properties')
    const required = Array.isArray(schema['required']) ? schema['required'] : []
    const needed = required.filter((name) => properties[name]?.['readOnly'] !== true)
    return {
      ...(needed.length > 0 && { required: needed }),
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.#given(one)])),
      additionalProperties: schema['additionalProperties'] ?? false,
    }
  }
}

/** What a spec says of replies and of itself. */
const NOT_OF_SCENARIOS = /^(?:x-|example$|readOnly$|writeOnly$)/
