import type { Answer } from './answers.ts'
import { recordSchema } from './echo.ts'
import { fold, isObject, isScalar, type JsonObject, objectOf } from './json.ts'
import type { Api, ApiOperation } from './openapi.ts'
import { branchesOf, typeOf } from './schema.ts'
import { type FoundRecord, parametersIn, type Step, shapeOf, type Target } from './target.ts'

/**
 * Pairs item paths and collection paths without the product's model: an item path is a collection path with one more
 * parameter. The key is the property with the parameter's name, else with its last word, else `id`, else the end of the
 * `Location` header.
 */
export function pairTargets({ document, operations }: Api): readonly Target[] {
  const byPath = Map.groupBy(operations, ({ path }) => shapeOf(path))
  return [...byPath].flatMap(([shape, item]) => {
    if (!shape.endsWith('/{}')) return []
    const collection = byPath.get(shape.slice(0, -'/{}'.length)) ?? []
    const possible = collection.filter((operation) => operation.method !== 'GET' || mayList(document, operation))
    return [pairTarget(possible, item)]
  })
}

function pairTarget(collection: readonly ApiOperation[], item: readonly ApiOperation[]): Target {
  const itemPath = item[0]?.path ?? ''
  const parameter = parametersIn(itemPath).at(-1) ?? ''
  const names = naiveNames(parameter)
  const recordOf = (_: Step, { body }: Answer) => findRecord(body, names)
  const keyOf = (record: unknown) => naiveKey(record, names)
  return {
    name: itemPath,
    itemPath,
    key: { parameter, in: 'path' },
    keyPlace: undefined,
    create: step(find(collection, 'POST') ?? find(item, 'PUT')),
    read: step(find(item, 'GET')),
    list: step(find(collection, 'GET')),
    update: step(find(item, 'PATCH') ?? find(item, 'PUT') ?? find(item, 'POST')),
    remove: step(find(item, 'DELETE')),
    recordOf,
    keyOf,
    identify: (created, answer) => {
      const key = keyOf(recordOf(created, answer)?.record) ?? endOfLocation(answer)
      return key === undefined ? undefined : { [parameter]: key }
    },
    itemsOf: (_, { body }) => findItems(body),
  }
}

/** Checks that an operation's response may contain a list: some documents declare one record instead. */
function mayList(document: JsonObject, operation: ApiOperation): boolean {
  const { schemas } = recordSchema(document, operation, [])
  const inner = schemas.flatMap((schema) =>
    Object.values(objectOf(schema['properties'])).flatMap((property) => branchesOf(document, property)),
  )
  const nested = inner.flatMap((schema) => Object.values(objectOf(schema['properties'])))
  const all = [...schemas, ...inner, ...nested.flatMap((property) => branchesOf(document, property))]
  return schemas.length === 0 || all.some((schema) => typeOf(schema) === 'array' || typeOf(schema) === undefined)
}

function find(operations: readonly ApiOperation[], method: string): ApiOperation | undefined {
  return operations.find((operation) => operation.method === method)
}

function step(operation: ApiOperation | undefined): Step | undefined {
  return operation === undefined ? undefined : { operation, requestPlace: [], responsePlace: undefined, aliases: {} }
}

/** Returns folded names of properties that may contain the value of a parameter, the likeliest first. */
export function naiveNames(parameter: string): readonly string[] {
  const word = parameter.split(/[^a-zA-Z0-9]|(?<=[a-z0-9])(?=[A-Z])/).findLast((part) => part !== '') ?? ''
  return [...new Set([fold(parameter), fold(word), 'id'])]
}

/** Returns the record of a response: the body, or an object in it, whichever has the key. */
export function findRecord(body: unknown, names: readonly string[]): FoundRecord | undefined {
  if (naiveKey(body, names) !== undefined) return { record: body, place: [] }
  if (!isObject(body)) return undefined
  const inner = Object.entries(body).find(([, value]) => naiveKey(value, names) !== undefined)
  return inner === undefined ? undefined : { record: inner[1], place: [inner[0]] }
}

/** Returns the value of the first property with one of the names, in the order of the names. */
export function naiveKey(record: unknown, names: readonly string[]): string | undefined {
  if (!isObject(record)) return undefined
  const values = names.map((name) => Object.entries(record).find(([property]) => fold(property) === name)?.[1])
  const key = values.find((value) => isScalar(value))
  return key === undefined ? undefined : String(key)
}

/** Returns the last segment of the `Location` header. */
export function endOfLocation({ headers }: Answer): string | undefined {
  const segment = headers.get('location')?.split(/[?#]/)[0]?.split('/').at(-1)
  return segment ? decodeURIComponent(segment) : undefined
}

/** Returns the first array of objects in a body, at most two properties deep. */
export function findItems(body: unknown, depth = 0): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body
  if (!isObject(body) || depth > 2) return undefined
  const arrays = Object.values(body).filter((value) => Array.isArray(value))
  const filled = arrays.find((array) => array.some(isObject))
  if (filled !== undefined) return filled
  const inner = Object.values(body).filter(isObject)
  return inner.map((value) => findItems(value, depth + 1)).find((items) => items !== undefined) ?? arrays[0]
}
