import type { Document, ParameterObject } from '../../engine/spec/document.ts'
import { Compiler } from '../../specs/compile/compiler.ts'
import { keyText } from '../../specs/handlers/place.ts'
import { stableDraw } from '../../specs/sample/draw.ts'
import { Sampler } from '../../specs/sample/sampler.ts'
import { schemaOf } from '../../specs/schema/content.ts'
import { Schemas } from '../../specs/schema/schemas.ts'
import { isObject } from '../../world/is-object.ts'

/** A key that no record has. */
const UNKNOWN_KEYS = ['no-such-record', 987_654_321]

/** Values of requests: the examples of a document, or samples of its schemas. */
export class Samples {
  readonly schemas: Schemas
  readonly #compiler: Compiler
  readonly #sampler: Sampler

  constructor(document: Document) {
    this.schemas = new Schemas(document)
    this.#compiler = new Compiler({ schemas: this.schemas, direction: 'request', onWarning: () => undefined })
    this.#sampler = new Sampler(this.schemas, (schema) => this.#compiler.validator(schema))
  }

  /** Returns the example of a parameter, or else a sample. */
  parameter(parameter: ParameterObject): unknown {
    const given = exampleOf(parameter)
    return given ?? this.#sample(schemaOf(parameter), parameter.name, false) ?? parameter.name
  }

  /** Returns the example of a body, or else a sample with its optional properties, without those that are read-only. */
  body(media: unknown, operation: string): unknown {
    const schema = schemaOf(media)
    const value = exampleOf(media) ?? this.#sample(schema, operation, true) ?? {}
    if (!isObject(value)) return value
    const { properties } = this.schemas.flat(schema)
    return Object.fromEntries(
      Object.entries(value).filter(([name]) => this.schemas.flat(properties.get(name)).keywords['readOnly'] !== true),
    )
  }

  /** Returns a valid value of a path parameter that identifies no record; undefined if none was found. */
  unknownKey(parameter: ParameterObject): string | undefined {
    const schema = schemaOf(parameter)
    const { keywords, types } = this.schemas.flat(schema)
    if ('enum' in keywords || 'const' in keywords || types.includes('boolean')) return undefined
    const isValid = this.#compiler.validator(schema)
    // A property that is named like a key is not sampled from examples, which are the keys of created records.
    const place = { name: 'key', draw: stableDraw('suite', 'unknown-id'), inside: [] }
    const sampled = 'pattern' in keywords || 'format' in keywords ? this.#sampler.sample(schema, place) : undefined
    return keyText([...UNKNOWN_KEYS, sampled].find((value) => value !== undefined && isValid(value)))
  }

  #sample(schema: unknown, name: string, whole: boolean): unknown {
    return this.#sampler.sample(schema, { name: '', draw: stableDraw('suite', name), inside: [], whole })
  }
}

/** Returns the example of a parameter or media type, if it or its schema has one. */
function exampleOf(declared: unknown): unknown {
  if (!isObject(declared)) return undefined
  if (declared['example'] !== undefined) return declared['example']
  const [first] = Object.values(isObject(declared['examples']) ? declared['examples'] : {})
  return isObject(first) ? first['value'] : undefined
}
