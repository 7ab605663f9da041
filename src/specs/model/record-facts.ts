import type { Derived, Key, Parent, Place, Timestamp } from './model.ts'
import type { SchemaView } from './schema-view.ts'
import { fold } from './words.ts'

const CREATED =
  /^(created|creation|date?created|datecreated|create|added|inserted)(at|on|time|date|timestamp|datetime|utc|timeutc|datetimeutc)?$/
const UPDATED =
  /^(updated|modified|lastmodified|lastupdated|lastupdate|changed|modification|dateupdated|datemodified|update|edited|lastedited|lastmodification|datelastupdated|updatedate)(at|on|time|date|timestamp|datetime|utc|timeutc|datetimeutc)?$/

/** Objects of a record that contain facts about it. */
const INNER = /^(metadata|meta|sys|attributes)$/

/** Returns the properties that contain the instants of a record's creation and of its last change. */
export function timestampsOf(record: SchemaView | undefined): Timestamp[] {
  return scalarsOf(record).flatMap(({ place, view }): Timestamp[] => {
    const name = fold(place.at(-1) ?? '')
    if (!isInstant(view)) return []
    if (CREATED.test(name) || name === 'creationtimestamp') return [{ place, on: 'created' }]
    return UPDATED.test(name) ? [{ place, on: 'updated' }] : []
  })
}

function isInstant(view: SchemaView): boolean {
  return view.types.some((type) => type === 'string' || type === 'integer' || type === 'number')
}

/** Returns the scalar properties of a record and of the objects in it that describe the record. */
function scalarsOf(record: SchemaView | undefined): { place: Place; view: SchemaView }[] {
  return [...(record?.properties ?? [])].flatMap(([name, view]) => {
    if (view.isScalar) return [{ place: [name], view }]
    if (!INNER.test(name)) return []
    return [...view.properties]
      .filter(([, one]) => one.isScalar)
      .map(([inner, one]) => ({ place: [name, inner], view: one }))
  })
}

/** The identification of a resource, from which its own URL is composed. */
interface Identity {
  readonly itemPath: string | undefined
  readonly key: Key | undefined
  readonly parents: readonly Parent[]
}

/** Returns the properties of a record that are composed of its key and its parents: its own URL and its full name. */
export function derivedOf(record: SchemaView | undefined, identity: Identity): Derived[] {
  if (record === undefined || identity.itemPath === undefined) return []
  return [...ownUrls(record, identity), ...fullNames(record, identity.key)]
}

function ownUrls(record: SchemaView, identity: Identity): Derived[] {
  const path = pathTemplate(identity)
  if (path === undefined) return []
  return linkPlaces(record).flatMap(({ place, view }) => {
    const example = typeof view.example === 'string' ? view.example : undefined
    if (example !== undefined && !matches(example, identity.itemPath ?? '')) return []
    return [{ place, template: example?.startsWith('/') ? path : `{$base}${path}` }]
  })
}

/** Returns the places where a record's own URL may be. */
function linkPlaces(record: SchemaView): { place: Place; view: SchemaView }[] {
  const near = ['url', 'self', 'href', 'uri', 'self_link', 'selfLink', 'self_url', 'selfUrl'].map((name) => [name])
  const inner = ['links', '_links', 'link'].flatMap((outer) => [
    [outer, 'self'],
    [outer, 'self', 'href'],
  ])
  return [...near, ...inner].flatMap((place) => {
    const view = record.at(place)
    if (!view?.types.includes('string') || view.isObject) return []
    return place.length > 1 || isOwn(view, place[0] ?? '') ? [{ place, view }] : []
  })
}

/** Returns whether a property is declared as a URL; `url` without a format or an example may be of any page. */
function isOwn(view: SchemaView, name: string): boolean {
  if (name.startsWith('self')) return true
  return view.isReadOnly || typeof view.example === 'string' || /\b(this|self|resource)\b/i.test(view.description)
}

function pathTemplate({ itemPath, key, parents }: Identity): string | undefined {
  if (itemPath === undefined) return undefined
  const places = new Map<string, Place | undefined>(parents.map((one) => [one.parameter, one.place]))
  for (const one of key === undefined ? [] : [key, ...key.others]) places.set(one.parameter, one.place)
  return itemPath.replace(/\{([^}]*)\}/g, (_, name: string) => `{${(places.get(name) ?? ['_path', name]).join('.')}}`)
}

/** Returns whether a URL ends like an item path. */
function matches(url: string, itemPath: string): boolean {
  const path = url
    .replace(/^https?:\/\/[^/]+/, '')
    .split('/')
    .filter((part) => part !== '')
  const wanted = itemPath.split('/').filter((part) => part !== '')
  const shift = path.length - wanted.length
  return shift >= 0 && wanted.every((part, index) => part.includes('{') || part === path[index + shift])
}

function fullNames(record: SchemaView, key: Key | undefined): Derived[] {
  const view = record.properties.get('full_name') ?? record.properties.get('fullName')
  const places = key === undefined ? [] : [...key.others.map(({ place }) => place), key.place]
  if (view === undefined || places.length < 2 || places.includes(undefined)) return []
  const name = record.properties.has('full_name') ? 'full_name' : 'fullName'
  return [{ place: [name], template: places.map((place) => `{${(place ?? []).join('.')}}`).join('/') }]
}
