import type { Answer } from './answers.ts'
import { at, isScalar, type Place } from './json.ts'
import type { Api, ApiOperation } from './openapi.ts'
import { endOfLocation } from './pairs.ts'
import { type PrintedModel, type PrintedResource, type PrintedRole, parseModel } from './printed-model.ts'
import { printModel } from './product.ts'
import { type FoundRecord, type ParameterValues, parametersIn, type Step, type Target } from './target.ts'

/** Returns the resources that the product's model has for a document. */
export async function modelTargets(api: Api, file: string): Promise<readonly Target[]> {
  return targetsOf(api, parseModel(await printModel(file)))
}

/** Returns the resources of a printed model that have roles for operations of the document. */
function targetsOf(api: Api, { resources, roles }: PrintedModel): readonly Target[] {
  const byName = new Map(api.operations.map((operation) => [operation.name, operation]))
  return resources.flatMap((resource) => {
    if (resource.key === undefined) return []
    const own = roles.flatMap((role): readonly PlayedRole[] => {
      const operation = byName.get(role.operation)
      return role.resource === resource.name && operation !== undefined ? [{ role, operation }] : []
    })
    return [targetOf(resource, own)]
  })
}

/** A role and the operation that plays it. */
interface PlayedRole {
  readonly role: PrintedRole
  readonly operation: ApiOperation
}

function targetOf(resource: PrintedResource, roles: readonly PlayedRole[]): Target {
  const { key, itemPath } = resource
  const place = key?.place
  const parameter = key?.parameter ?? ''
  const read = best(roles, 'read', itemPath)
  const list = best(roles, 'list', itemPath)
  const listPlace = list?.role.listPlace ?? []
  const keyOf = (record: unknown) => textAt(record, place)
  return {
    name: itemPath ?? resource.name,
    itemPath,
    key: { parameter, in: key?.in === 'query' || key?.in === 'body' ? key.in : 'path' },
    keyPlace: place?.join('.'),
    create: stepOf(best(roles, 'create', itemPath)),
    read: stepOf(read),
    list: stepOf(list),
    update: stepOf(best(roles, 'update', itemPath)),
    remove: stepOf(best(roles, 'delete', itemPath)),
    recordOf,
    keyOf,
    identify: (step, answer) => {
      const record = recordOf(step, answer)?.record
      // A create whose response has another schema may contain the key all the same.
      const found = textAt(record, place) ?? textAt(answer.body, place) ?? endOfLocation(answer)
      const others = (key?.others ?? []).map((other) => [other.parameter, textAt(record, other.place)] as const)
      return found === undefined ? undefined : { ...defined(others), [parameter]: found }
    },
    itemsOf: (step, { body }) => {
      const items = at(body, listPlace)
      return Array.isArray(items) ? items.map((item) => at(item, step.responsePlace ?? [])) : undefined
    },
  }
}

/** Returns the role of a kind whose path fits a resource best: it needs no other parameters, and has little besides. */
function best(roles: readonly PlayedRole[], kind: string, itemPath: string | undefined): PlayedRole | undefined {
  const own = new Set(parametersIn(itemPath ?? ''))
  const foreign = ({ operation, role }: PlayedRole) =>
    parametersIn(operation.path).filter((name) => !own.has(role.parameters[name] ?? name)).length
  const rank = (one: PlayedRole) => {
    const { path } = one.operation
    const shared = sharedStart(path, itemPath ?? '')
    return foreign(one) * 1000 + 2 * (path.length - shared) - shared
  }
  const methods = ['PATCH', 'PUT', 'POST']
  return roles
    .filter(({ role }) => role.kind === kind)
    .toSorted(
      (a, b) => rank(a) - rank(b) || methods.indexOf(a.operation.method) - methods.indexOf(b.operation.method),
    )[0]
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

function stepOf(played: PlayedRole | undefined): Step | undefined {
  if (played === undefined) return undefined
  const { requestPlace, responsePlace, parameters } = played.role
  return { operation: played.operation, requestPlace, responsePlace, aliases: parameters }
}

function textAt(record: unknown, place: Place | undefined): string | undefined {
  const value = place && at(record, place)
  return isScalar(value) ? String(value) : undefined
}

function defined(entries: readonly (readonly [string, string | undefined])[]): ParameterValues {
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Returns the record at the place of a step's response. */
function recordOf({ responsePlace }: Step, { body }: Answer): FoundRecord | undefined {
  const record = responsePlace && at(body, responsePlace)
  return responsePlace === undefined || record === undefined ? undefined : { record, place: responsePlace }
}
