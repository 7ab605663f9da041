import type { Method } from '../../engine/spec/document.ts'
import { METHODS } from '../../engine/spec/document.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'
import type { Segment } from './path-shape.ts'
import { segmentsOf, shapeOf } from './path-shape.ts'
import type { Schemas, SchemaView } from './schema-view.ts'

/** An operation of a document, with the parts that the inference reads resolved. */
export interface Operation {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly segments: readonly Segment[]
  /** path in a form that does not depend on the names of its parameters */
  readonly shape: string
  readonly parameters: readonly Parameter[]
  /** summary and description */
  readonly text: string
  /** schema of the request body, if the body has properties */
  readonly request: SchemaView | undefined
  readonly response: SuccessResponse | undefined
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: SchemaView | undefined
  readonly description: string
  readonly example: unknown
}

/** The successful response of an operation. */
export interface SuccessResponse {
  readonly status: string
  /** true if the response has a body that is not JSON */
  readonly isFile: boolean
  /** schema of the JSON body */
  readonly schema: SchemaView | undefined
  /** names of the declared headers in lower case */
  readonly headers: readonly string[]
}

/** Returns the operations of a document in its order. */
export function operationsOf(schemas: Schemas): Operation[] {
  return Object.entries(schemas.document.paths).flatMap(([path, item]) => {
    const segments = segmentsOf(path)
    const base = { path, segments, shape: shapeOf(segments) }
    return METHODS.flatMap((method) => {
      const raw: unknown = item[method]
      if (!isObject(raw)) return []
      const pointer = `/paths/${escapeToken(path)}/${method}`
      return [new DeclaredOperation({ schemas, item, raw, pointer }, { ...base, method })]
    })
  })
}

/** The parts that an operation is read from. */
interface Source {
  readonly schemas: Schemas
  readonly item: object
  readonly raw: Readonly<Record<string, unknown>>
  readonly pointer: string
}

/**
 * An operation whose parameters are read when they are first needed. Its bodies are read at once: a schema has the pointer
 * at which it is first found.
 */
class DeclaredOperation implements Operation {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly segments: readonly Segment[]
  readonly shape: string
  readonly request: SchemaView | undefined
  readonly response: SuccessResponse | undefined
  readonly #source: Source
  #parameters: readonly Parameter[] | undefined

  constructor(source: Source, base: Pick<Operation, 'path' | 'segments' | 'shape' | 'method'>) {
    const { schemas, raw, pointer } = source
    const id = raw['operationId']
    this.method = base.method
    this.path = base.path
    this.segments = base.segments
    this.shape = base.shape
    this.id = typeof id === 'string' ? id : `${base.method} ${base.path}`
    this.request = bodyOf(schemas, raw['requestBody'], `${pointer}/requestBody`)?.schema
    this.response = responseOf(source)
    this.#source = source
  }

  get parameters(): readonly Parameter[] {
    this.#parameters ??= parametersOf(this.#source)
    return this.#parameters
  }

  get text(): string {
    const { summary, description } = this.#source.raw
    return [summary, description].filter((text) => typeof text === 'string').join('\n')
  }
}

function parametersOf({ schemas, item, raw, pointer }: Source): Parameter[] {
  const shared = 'parameters' in item ? item.parameters : undefined
  const own = listOf(raw['parameters']).map((value, index) => parameterOf(schemas, value, `${pointer}/${index}`))
  const inherited = listOf(shared).map((value, index) => parameterOf(schemas, value, `${pointer}/-${index}`))
  const all = [...own, ...inherited].filter((one) => one !== undefined)
  return [...new Map(all.toReversed().map((one) => [`${one.in} ${one.name}`, one])).values()].toReversed()
}

/** Parameters by the objects that declare them: many operations refer to the same ones. */
const PARAMETERS = new WeakMap<object, Parameter>()

function parameterOf(schemas: Schemas, value: unknown, pointer: string): Parameter | undefined {
  const { found } = follow(schemas, value, pointer)
  if (!isObject(found) || typeof found['name'] !== 'string') return undefined
  const known = PARAMETERS.get(found)
  if (known !== undefined) return known
  const parameter = readParameter(schemas, { ...found, name: found['name'] }, pointer)
  PARAMETERS.set(found, parameter)
  return parameter
}

function readParameter(schemas: Schemas, found: Declared, pointer: string): Parameter {
  const content = isObject(found['content']) ? Object.values(found['content'])[0] : undefined
  const schema = schemas.view(found['schema'] ?? (isObject(content) ? content['schema'] : undefined), pointer)
  const example = found['example'] ?? schema?.example
  return {
    name: found.name,
    in: String(found['in']),
    schema,
    description: typeof found['description'] === 'string' ? found['description'] : (schema?.description ?? ''),
    example,
  }
}

/** A declaration of a parameter. */
interface Declared extends Readonly<Record<string, unknown>> {
  readonly name: string
}

function responseOf({ schemas, raw, pointer }: Source): SuccessResponse | undefined {
  const responses = isObject(raw['responses']) ? raw['responses'] : {}
  const statuses = Object.keys(responses).filter((status) => status.startsWith('2'))
  if (statuses.length === 0 && 'default' in responses) statuses.push('default')
  const all = statuses.map((status) => readResponse(schemas, status, { value: responses[status], pointer }))
  return all.find((one) => one.schema !== undefined) ?? all[0]
}

function readResponse(schemas: Schemas, status: string, at: { value: unknown; pointer: string }): SuccessResponse {
  const { found, pointer } = follow(schemas, at.value, `${at.pointer}/responses/${status}`)
  const body = bodyOf(schemas, found, pointer)
  const headers = isObject(found) && isObject(found['headers']) ? Object.keys(found['headers']) : []
  return {
    status,
    isFile: body?.isFile ?? false,
    schema: body?.schema,
    headers: headers.map((name) => name.toLowerCase()),
  }
}

/** Returns the schema of the first body that is JSON or a form. */
function bodyOf(schemas: Schemas, value: unknown, at: string): { schema?: SchemaView; isFile: boolean } | undefined {
  const { found, pointer } = follow(schemas, value, at)
  const content = isObject(found) ? found['content'] : undefined
  if (!isObject(content) || Object.keys(content).length === 0) return undefined
  const types = Object.keys(content)
  const type = types.find((one) => /json/i.test(one)) ?? types.find((one) => /form|^\*\/\*|^$/i.test(one))
  const media = type === undefined ? undefined : content[type]
  if (type === undefined || !isObject(media)) return { isFile: true }
  const schema = schemas.view(media['schema'], `${pointer}/content/${escapeToken(type)}/schema`)
  return schema === undefined ? { isFile: false } : { schema, isFile: false }
}

function follow(schemas: Schemas, value: unknown, pointer: string, hops = 0): { found: unknown; pointer: string } {
  if (!isObject(value) || typeof value['$ref'] !== 'string' || hops > 20) return { found: value, pointer }
  const to = value['$ref'].replace(/^#/, '')
  return follow(schemas, schemas.target(to), to, hops + 1)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
