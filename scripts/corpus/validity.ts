import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { isObject, type JsonObject } from './json.ts'
import type { Located } from './openapi.ts'

/** Returns the first error of a value, undefined if it is valid, and null if the schema cannot be compiled. */
export type Validate = (schema: Located, value: unknown) => string | undefined | null

/** Creates a validator of requests or responses by the document's own schemas. Each schema is compiled on first use. */
export function createValidator(document: JsonObject, direction: 'request' | 'response'): Validate {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    unicodeRegExp: false,
    logger: false,
    addUsedSchema: false,
  })
  addFormats.default(ajv)
  for (const format of ['float', 'double', 'int32', 'int64', 'byte', 'binary', 'password']) ajv.addFormat(format, true)
  ajv.addSchema(forDirection(document, direction), 'document')
  const compiled = new Map<string, ValidateFunction | undefined>()
  const validatorOf = (pointer: string) => {
    if (!compiled.has(pointer)) compiled.set(pointer, compile(ajv, pointer))
    return compiled.get(pointer)
  }
  return ({ pointer }, value) => {
    const validate = validatorOf(pointer)
    if (validate === undefined) return null
    if (validate(value)) return undefined
    return ajv.errorsText(validate.errors?.slice(0, 3), { dataVar: '' })
  }
}

function compile(ajv: Ajv2020, pointer: string): ValidateFunction | undefined {
  try {
    return ajv.compile({ $ref: `document${pointer}` })
  } catch {
    return undefined
  }
}

/** Returns the document with read-only properties not required in requests, and write-only ones not in responses. */
function forDirection(document: JsonObject, direction: 'request' | 'response'): JsonObject {
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly'
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change)
    if (!isObject(value)) return value
    const changed = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
    const { required, properties } = value
    if (!Array.isArray(required) || !isObject(properties)) return changed
    const kept = required.filter((name) => {
      const property = properties[String(name)]
      return !isObject(property) || property[keyword] !== true
    })
    return { ...changed, required: kept }
  }
  // A document is an object, and only lists of required properties were replaced.
  return change(document) as JsonObject
}
