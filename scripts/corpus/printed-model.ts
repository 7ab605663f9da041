import { load } from 'js-yaml'
import { isObject, type JsonObject, listOf, objectOf, type Place } from './json.ts'

/** Model of a document as `deskdouble spec model` prints it, without what the harness does not use. */
export interface PrintedModel {
  readonly resources: readonly PrintedResource[]
  readonly roles: readonly PrintedRole[]
}

/** A kind of record. */
export interface PrintedResource {
  readonly name: string
  /** path of one record; undefined if requests contain the key elsewhere */
  readonly itemPath: string | undefined
  /** undefined for a singleton */
  readonly key: PrintedKey | undefined
}

/** Identification of a record. */
export interface PrintedKey {
  readonly parameter: string
  readonly in: string
  readonly place: Place | undefined
  readonly others: readonly { readonly parameter: string; readonly place: Place | undefined }[]
}

/** The part that an operation plays for a resource. */
export interface PrintedRole {
  /** method and path, such as `GET /boards/{id}` */
  readonly operation: string
  readonly kind: string
  readonly resource: string
  readonly requestPlace: Place
  readonly responsePlace: Place | undefined
  readonly listPlace: Place | undefined
  readonly parameters: Readonly<Record<string, string>>
}

/** Reads an overlay with an `x-resource` for each resource. Comments in it name the method and path of operations. */
export function parseModel(overlay: string): PrintedModel {
  const names = operationNames(overlay)
  const actions = listOf(objectOf(load(overlay))['actions']).filter(isObject)
  const extensions = actions.flatMap((action) => {
    const extension = objectOf(action['update'])['x-resource']
    const path = /\['(.*)'\]$/.exec(String(action['target']))?.[1]?.replaceAll(/\\(.)/g, '$1')
    return isObject(extension) && path !== undefined ? [{ path, extension }] : []
  })
  return {
    resources: extensions.map(({ path, extension }) => resourceOf(path, extension)),
    roles: extensions.flatMap(({ extension }) => rolesOf(extension, names)),
  }
}

/** Returns methods and paths by operation id: each stands in a comment on the lines before the operation. */
function operationNames(overlay: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let name: string | undefined
  for (const line of overlay.split('\n')) {
    name = /^ {10}# ([A-Z]+ \/.*)$/.exec(line)?.[1] ?? name
    const id = /^ {10}(\S.*?):(?: .*)?$/.exec(line)?.[1]
    if (name === undefined || id === undefined || id.startsWith('#')) continue
    names.set(String(load(id)), name)
    name = undefined
  }
  return names
}

function resourceOf(path: string, { name, key, identity }: JsonObject): PrintedResource {
  if (!isObject(key)) return { name: String(name), itemPath: path, key: undefined }
  const parameter = String(key['parameter'])
  const others = Object.entries(objectOf(identity)).map(([other, place]) => ({
    parameter: other,
    place: placeOf(place),
  }))
  return {
    name: String(name),
    itemPath: key['in'] === 'path' && path.includes(`{${parameter}}`) ? path : undefined,
    key: { parameter, in: String(key['in']), place: placeOf(key['place']), others },
  }
}

function rolesOf({ name, operations }: JsonObject, names: ReadonlyMap<string, string>): readonly PrintedRole[] {
  return Object.entries(objectOf(operations)).flatMap(([id, printed]) => {
    const operation = names.get(id)
    const role = isObject(printed) ? printed : { role: printed }
    if (operation === undefined) return []
    const parameters = Object.entries(objectOf(role['parameters'])).map(([own, other]) => [own, String(other)] as const)
    return [
      {
        operation,
        kind: String(role['role']),
        resource: String(name),
        requestPlace: placeOf(role['request']) ?? [],
        // A place that is not printed is the body.
        responsePlace: 'response' in role ? placeOf(role['response']) : [],
        listPlace: placeOf(role['list']),
        parameters: Object.fromEntries(parameters),
      },
    ]
  })
}

/** Returns the place that a text describes: names joined by dots, with a backslash in front of a dot of a name. */
function placeOf(text: unknown): Place | undefined {
  if (typeof text !== 'string') return undefined
  return text === '' ? [] : text.split(/(?<!\\)\./).map((name) => name.replaceAll('\\.', '.'))
}
