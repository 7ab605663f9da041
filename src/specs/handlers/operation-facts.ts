import type { Document, Method } from '../../engine/spec/document.ts'
import { concreteType, isJsonType } from '../../engine/spec/media-type.ts'
import { isObject } from '../../world/is-object.ts'
import { LazyMap } from '../lazy-map.ts'
import { canHaveBody, contentOf, schemaOf } from '../schema/content.ts'
import { type FoundOperation, operationsOf } from '../schema/operations.ts'
import type { Schemas } from '../schema/schemas.ts'

/** Facts about an operation that do not change. */
export interface OperationFacts {
  readonly id: string
  readonly method: Method
  readonly path: string
  /** names of the query parameters that every request has */
  readonly requiredQuery: ReadonlySet<string>
  /** schema of the request body: of JSON, if it is declared; undefined if the operation has no body */
  readonly request: unknown
  /** the declared responses by their keys, such as `200`, `2XX` and `default` */
  readonly responses: ReadonlyMap<string, ResponseFacts>
}

/** Facts about a declared response. */
export interface ResponseFacts {
  /** media type of the body that is sent; JSON if it is declared. Undefined if the response has no body */
  readonly mediaType: string | undefined
  /** schema of a JSON body */
  readonly schema: unknown
  /** schemas of the declared headers */
  readonly headers: ReadonlyMap<string, HeaderFacts>
}

/** Facts about a declared header of a response. */
export interface HeaderFacts {
  readonly required: boolean
  readonly schema: unknown
}

/** Returns the operations of a document by operationId. Each is read when it is first needed. */
export function readOperations(document: Document, schemas: Schemas): LazyMap<string, OperationFacts> {
  const declared = operationsOf(document)
  // The keys of the map are the ids of these operations.
  return new LazyMap(declared.keys(), (id) => readOperation(declared.get(id) as FoundOperation, schemas))
}

function readOperation({ object, item, method, path }: FoundOperation, schemas: Schemas): OperationFacts {
  const responses = new Map<string, ResponseFacts>()
  for (const [key, response] of Object.entries(object.responses)) {
    responses.set(key, readResponse(key, schemas.resolve(response), schemas))
  }
  const parameters = [...(item.parameters ?? []), ...(object.parameters ?? [])].map((one) => schemas.resolve(one))
  return {
    id: object.operationId,
    method,
    path,
    requiredQuery: new Set(parameters.flatMap(requiredQueryName)),
    request: bodySchema(schemas.resolve(object.requestBody)),
    responses,
  }
}

function requiredQueryName(parameter: unknown): string[] {
  if (!isObject(parameter) || parameter['in'] !== 'query' || parameter['required'] !== true) return []
  return [String(parameter['name'])]
}

function bodySchema(body: unknown): unknown {
  const content = contentOf(body)
  const mediaTypes = Object.keys(content)
  return schemaOf(content[mediaTypes.find(isJsonType) ?? mediaTypes[0] ?? ''])
}

function readResponse(status: string, response: unknown, schemas: Schemas): ResponseFacts {
  const content = canHaveBody(status) ? contentOf(response) : {}
  const mediaTypes = Object.keys(content)
  const declaredType = mediaTypes.find(isJsonType) ?? mediaTypes[0]
  const mediaType = declaredType === undefined ? undefined : concreteType(declaredType)
  const declared = isObject(response) && isObject(response['headers']) ? Object.entries(response['headers']) : []
  const headers = declared.map(([name, reference]) => {
    const header = schemas.resolve(reference)
    return [name, { required: isObject(header) && header['required'] === true, schema: schemaOf(header) }] as const
  })
  return { mediaType, schema: schemaOf(content[declaredType ?? '']), headers: new Map(headers) }
}

/** A success that an operation declares. */
export interface Success extends ResponseFacts {
  readonly status: number
}

/** A success for operations that declare none. */
const UNDECLARED: Success = { status: 200, mediaType: 'application/json', schema: undefined, headers: new Map() }

/** Returns the success to respond with. @param preferred statuses, best first */
export function successOf({ responses }: OperationFacts, preferred: readonly number[]): Success {
  const exact = [...responses.keys()].filter((key) => /^[23]\d\d$/.test(key)).map(Number)
  const isPlain = exact.filter((status) => status < 300)
  const status = preferred.find((one) => exact.includes(one)) ?? Math.min(...(isPlain.length > 0 ? isPlain : exact))
  const found = responses.get(String(status))
  if (found) return { ...found, status }
  const range = ['2XX', '2xx', 'default', '3XX'].find((key) => responses.has(key))
  const declared = responses.get(range ?? '')
  return declared ? { ...declared, status: range === '3XX' ? 300 : 200 } : UNDECLARED
}
