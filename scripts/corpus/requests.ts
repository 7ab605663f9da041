import type { Answer } from './answers.ts'
import type { Client, RequestValues } from './client.ts'
import { at, fold, isObject, scalarsOf, withValue } from './json.ts'
import { type ParameterValues, parametersIn, pathUpTo, type Step, shapeOf, type Target } from './target.ts'

/** Creates the records that a path names, once each, and sends requests for one record. */
export interface Requests {
  /** Returns values of the parameters in front of a resource's key, from records that are created if they can be. */
  readonly parentsOf: (target: Target) => Promise<ParameterValues>
  readonly send: (target: Target, step: Step, values: ParameterValues, extra?: ExtraValues) => Promise<Answer>
  readonly create: (target: Target, values: ParameterValues, body?: unknown) => Promise<Created>
}

/** Further values of a request. */
export interface ExtraValues {
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string>>
}

/** Response to a request that creates a record, with the parameters that identify the record. */
export interface Created {
  readonly answer: Answer
  readonly identity: ParameterValues | undefined
  readonly sent: unknown
}

/** Creates the requests of one document's resources. */
export function createRequests(client: Client, targets: readonly Target[]): Requests {
  const byShape = new Map(targets.flatMap((target) => (target.itemPath ? [[shapeOf(target.itemPath), target]] : [])))
  const parents = new Map<string, Promise<ParameterValues | undefined>>()

  const send = (target: Target, step: Step, values: ParameterValues, { body, query = {} }: ExtraValues = {}) => {
    const { parameter, in: place } = target.key
    const key = values[parameter]
    const request: RequestValues = {
      path: renamed(values, step),
      query: { ...(place === 'query' && key !== undefined && { [parameter]: key }), ...query },
      body: body ?? client.bodyOf(step.operation) ?? undefined,
    }
    const keyed = place === 'body' && key !== undefined && isObject(request.body)
    return client.send(
      step.operation,
      keyed ? { ...request, body: withValue(request.body, [parameter], key) } : request,
    )
  }

  const create = async (target: Target, values: ParameterValues, body?: unknown): Promise<Created> => {
    const step = target.create
    if (step === undefined) throw new Error(`${target.name} has no operation that creates a record`)
    const chosen = chosenKey(target, step, client)
    const sent = body ?? client.bodyOf(step.operation)
    const answer = await client.send(step.operation, {
      path: { ...renamed(values, step), ...chosen },
      body: sent ?? undefined,
    })
    const identity = answer.ok ? (target.identify(step, answer) ?? chosen ?? sentKey(target, step, sent)) : undefined
    return { answer, identity: identity && { ...values, ...identity }, sent }
  }

  const parentsOf = async (target: Target): Promise<ParameterValues> => {
    const path = target.itemPath ?? target.read?.operation.path ?? ''
    const own = target.key.in === 'path' ? target.key.parameter : ''
    const paths = [path, target.create?.operation.path ?? '', target.list?.operation.path ?? '']
    const names = new Set(paths.flatMap(parametersIn).filter((name) => name !== own))
    let values: ParameterValues = {}
    for (const name of names) {
      if (values[name] !== undefined) continue
      const from = paths.find((one) => one.includes(`{${name}}`)) ?? path
      values = { ...values, ...(await parent(from, name, target)) }
    }
    return values
  }

  /** Returns the value of a parent's parameter: the key of a new record, or undefined so that one is invented. */
  const parent = async (path: string, name: string, child: Target): Promise<ParameterValues> => {
    const shape = shapeOf(pathUpTo(path, name))
    const target = byShape.get(shape)
    if (target?.create === undefined || target === child) return {}
    if (!parents.has(shape)) parents.set(shape, newParent(target))
    const identity = await parents.get(shape)
    const key = identity?.[target.key.parameter]
    return key === undefined ? {} : { ...identity, [name]: key }
  }

  const newParent = async (target: Target): Promise<ParameterValues | undefined> => {
    const { identity } = await create(target, await parentsOf(target))
    return identity
  }

  return { parentsOf, send, create }
}

/** Returns values of an operation's required query parameters that are named like a scalar of a record. */
export function filtersOf({ operation }: Step, records: readonly unknown[]): Readonly<Record<string, string>> {
  const scalars = records.flatMap((record) => scalarsOf(record))
  const required = operation.parameters.filter((one) => one.in === 'query' && one.required)
  const values = required.flatMap(({ name }) => {
    const found = scalars.find(([place]) => fold(place.join('')) === fold(name))
    return found === undefined ? [] : [[name, String(found[1])]]
  })
  return Object.fromEntries(values)
}

/** Returns the parameters' values by the names that an operation uses. */
function renamed(values: ParameterValues, { aliases }: Step): ParameterValues {
  const own = Object.entries(aliases).flatMap(([used, name]) => {
    const value = values[name]
    return value === undefined ? [] : [[used, value]]
  })
  return { ...values, ...Object.fromEntries(own) }
}

/** Returns a key for an operation that creates a record under a key that the client chooses. */
function chosenKey(target: Target, { operation }: Step, client: Client): ParameterValues | undefined {
  const { parameter } = target.key
  const declared = operation.parameters.find(({ name, in: place }) => place === 'path' && name === parameter)
  if (declared === undefined || target.key.in !== 'path' || !operation.path.endsWith(`{${parameter}}`)) return undefined
  return { [parameter]: String(client.sample(declared.schema, parameter)) }
}

/** Returns the key that a body contains, for operations whose response does not contain the record. */
function sentKey({ key, keyOf }: Target, { requestPlace }: Step, body: unknown): ParameterValues | undefined {
  const sent = keyOf(at(body, requestPlace))
  return sent === undefined ? undefined : { [key.parameter]: sent }
}
