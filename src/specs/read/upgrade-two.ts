import { valueAt } from '../../engine/spec/json-pointer.ts'
import { SpecError } from '../spec-error.ts'
import { isJson, type Json, objectAt } from './json.ts'
import { referenceOf } from './references.ts'

/** Part of the converter that is used. */
interface Converter {
  /** Converts a document of Swagger 2.0 to OpenAPI 3.0 */
  readonly upgradeFromTwoToThree: (document: Json) => unknown
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options']

/**
 * Converts a document of Swagger 2.0 to OpenAPI 3.0. The converter is loaded only for such documents.
 * @throws SpecError if it cannot be converted
 */
export async function upgradeTwo(document: Json, location: string): Promise<Json> {
  const converter: Converter = await import('@scalar/openapi-upgrader/2.0-to-3.0')
  prepare(document)
  try {
    const upgraded = converter.upgradeFromTwoToThree(document)
    if (isJson(upgraded)) return upgraded
    throw new TypeError('the result is not an object')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const kind = `a description of Swagger 2.0 that cannot be converted (${reason})`
    throw new SpecError('DD_SPEC_NOT_OPENAPI', { location, kind })
  }
}

/** Removes what the converter throws an error for, and puts bodies where it expects them. */
function prepare(document: Json): void {
  prepareLists(document)
  for (const section of ['paths', 'definitions', 'parameters', 'responses', 'securityDefinitions']) {
    const objects = objectAt(document, section)
    for (const [name, object] of Object.entries(objects)) if (!isJson(object)) delete objects[name]
  }
  for (const [name, parameter] of Object.entries(objectAt(document, 'parameters'))) {
    if (!isParameter(parameter)) delete objectAt(document, 'parameters')[name]
  }
  for (const item of Object.values(objectAt(document, 'paths'))) if (isJson(item)) prepareItem(document, item)
}

/** Moves the body parameters of a path to its operations, and replaces references to body parameters by copies. */
function prepareItem(document: Json, item: Json): void {
  const shared = parametersIn(document, item)
  if (item['parameters'] !== undefined) item['parameters'] = shared.filter((parameter) => !isBody(parameter))
  for (const method of METHODS) {
    const operation = item[method]
    if (!isJson(operation)) continue
    const own = parametersIn(document, operation)
    const bodies = own.some(isBody) ? [] : shared.filter(isBody)
    operation['parameters'] = [...own, ...structuredClone(bodies)]
    prepareLists(operation)
    const responses = objectAt(operation, 'responses')
    for (const [status, response] of Object.entries(responses)) if (!isJson(response)) delete responses[status]
  }
}

/** Puts single values of lists into lists, and removes other values. */
function prepareLists(holder: Json): void {
  for (const name of ['schemes', 'consumes', 'produces']) {
    const value = holder[name]
    if (typeof value === 'string') holder[name] = [value]
    else if (Array.isArray(value)) holder[name] = value.filter((item) => typeof item === 'string')
    else delete holder[name]
  }
}

function parametersIn(document: Json, { parameters }: Json): Json[] {
  const valid = Array.isArray(parameters) ? parameters.filter(isParameter) : []
  return valid.map((parameter) => {
    const target = valueAt(document, (referenceOf(parameter) ?? '').replace(/^#/, ''))
    return isJson(target) && isBody(target) ? structuredClone(target) : parameter
  })
}

function isBody({ in: location }: Json): boolean {
  return location === 'body' || location === 'formData'
}

function isParameter(value: unknown): value is Json {
  return isJson(value) && (typeof value['$ref'] === 'string' || typeof value['in'] === 'string')
}
