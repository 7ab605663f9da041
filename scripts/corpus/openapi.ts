import { readFileSync } from 'node:fs'
import { upgrade } from '@scalar/openapi-upgrader'
import { load } from 'js-yaml'
import { isObject, type JsonObject, listOf, objectOf } from './json.ts'
import { tidy } from './tidy.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const

/** A parameter of an operation, with its schema. */
export interface ApiParameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: unknown
  readonly style: string | undefined
}

/** A value of the document together with its JSON pointer. */
export interface Located {
  readonly value: JsonObject
  readonly pointer: string
}

/** An operation of a document. */
export interface ApiOperation {
  /** method and path template, such as `GET /boards/{id}` */
  readonly name: string
  readonly operationId: string | undefined
  readonly method: string
  readonly path: string
  readonly declaration: JsonObject
  readonly parameters: readonly ApiParameter[]
  /** schemas of the request body by media type */
  readonly bodies: ReadonlyMap<string, Located>
  readonly bodyRequired: boolean
  /** responses by declared status, such as `200`, `4XX` or `default` */
  readonly responses: ReadonlyMap<string, Located>
}

/** An OpenAPI document in version 3.1 with its operations. */
export interface Api {
  readonly document: JsonObject
  readonly operations: readonly ApiOperation[]
}

/** Parses a file and returns its document as it is written, and the milliseconds that reading and parsing it took. */
export function parseFile(file: string): { readonly document: JsonObject; readonly millis: number } {
  const start = performance.now()
  const text = readFileSync(file, 'utf8')
  const document = objectOf(/^\s*\{/.test(text) ? JSON.parse(text) : load(text))
  return { document, millis: performance.now() - start }
}

/** Reads a document, Swagger 2.0 or OpenAPI 3.x, and returns it in version 3.1. */
export function apiOf(written: JsonObject): Api {
  const refsHaveSiblings = String(written['openapi']).startsWith('3.1')
  // The upgrader changes its input and accepts any document with a version.
  const document = tidy(upgrade(structuredClone(written), '3.1'), refsHaveSiblings)
  return { document, operations: operationsOf(document) }
}

/** Follows `$ref`s to other places of the document. Returns undefined for a `$ref` that leads nowhere. */
export function resolve(document: JsonObject, located: { value: unknown; pointer: string }): Located | undefined {
  let { value, pointer } = located
  for (let depth = 0; depth < 32 && isObject(value); depth++) {
    const ref = value['$ref']
    if (typeof ref !== 'string') return { value, pointer }
    if (!ref.startsWith('#')) return undefined
    pointer = ref
    value = atPointer(document, ref)
  }
  return undefined
}

/** Returns a JSON pointer with a further name. */
function pointerTo(pointer: string, ...names: readonly string[]): string {
  return [pointer, ...names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')))].join(
    '/',
  )
}

function atPointer(document: JsonObject, pointer: string): unknown {
  let value: unknown = document
  for (const part of pointer.split('/').slice(1)) {
    const name = decodePart(part).replaceAll('~1', '/').replaceAll('~0', '~')
    value = Array.isArray(value) ? value[Number(name)] : objectOf(value)[name]
  }
  return value
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function operationsOf(document: JsonObject): readonly ApiOperation[] {
  return Object.keys(objectOf(document['paths'])).flatMap((path) => {
    const pointer = pointerTo('#/paths', path)
    const item = resolve(document, { value: objectOf(document['paths'])[path], pointer })
    if (item === undefined || !path.startsWith('/')) return []
    return METHODS.filter((method) => isObject(item.value[method])).map((method) =>
      operationOf(document, path, method, item),
    )
  })
}

function operationOf(document: JsonObject, path: string, method: string, item: Located): ApiOperation {
  const declaration = objectOf(item.value[method])
  const pointer = pointerTo(item.pointer, method)
  const body = resolve(document, { value: declaration['requestBody'], pointer: pointerTo(pointer, 'requestBody') })
  const operationId = declaration['operationId']
  return {
    name: `${method.toUpperCase()} ${path}`,
    operationId: typeof operationId === 'string' ? operationId : undefined,
    method: method.toUpperCase(),
    path,
    declaration,
    parameters: parametersOf(document, item.value, declaration),
    bodies: body === undefined ? new Map() : schemasOf(body),
    bodyRequired: body?.value['required'] === true,
    responses: responsesOf(document, declaration, pointer),
  }
}

/** Returns the schemas of a body or response by media type. */
export function schemasOf({ value, pointer }: Located): ReadonlyMap<string, Located> {
  const content = Object.entries(objectOf(value['content']))
  return new Map(
    content.flatMap(([type, media]) => {
      const schema = objectOf(media)['schema']
      return isObject(schema) ? [[type, { value: schema, pointer: pointerTo(pointer, 'content', type, 'schema') }]] : []
    }),
  )
}

function parametersOf(document: JsonObject, item: JsonObject, declaration: JsonObject): readonly ApiParameter[] {
  const found = new Map<string, ApiParameter>()
  for (const value of [...listOf(item['parameters']), ...listOf(declaration['parameters'])]) {
    const parameter = resolve(document, { value, pointer: '#' })?.value
    const name = parameter?.['name']
    if (parameter === undefined || typeof name !== 'string') continue
    const [content] = Object.values(objectOf(parameter['content']))
    found.set(`${String(parameter['in'])} ${name}`, {
      name,
      in: String(parameter['in']),
      required: parameter['required'] === true,
      schema: parameter['schema'] ?? objectOf(content)['schema'] ?? {},
      style: typeof parameter['style'] === 'string' ? parameter['style'] : undefined,
    })
  }
  return [...found.values()]
}

function responsesOf(document: JsonObject, declaration: JsonObject, pointer: string): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>()
  for (const [status, value] of Object.entries(objectOf(declaration['responses']))) {
    const located = resolve(document, { value, pointer: pointerTo(pointer, 'responses', status) })
    if (located !== undefined) found.set(status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(), located)
  }
  return found
}
