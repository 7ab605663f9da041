import { isObject } from '../../world/is-object.ts'
import { percentEncode } from '../../world/percent-encode.ts'
import type { Place, Resource, Role } from '../model/model.ts'
import { keyText, valueAtPlace, withValueAt } from './place.ts'
import type { RoleCall, StoredRecord } from './runtime.ts'

/** Property of a stored record with the values of path parameters that the record does not contain. */
export const PATH = '_path'
/** Key of a singleton without parents. */
const ONLY = 'only'

/** A parameter that identifies a record, with its place in the record. */
export interface KeyPart {
  readonly parameter: string
  readonly place: Place | undefined
}

/** Returns the parameters in front of a record's own key, outermost first. */
export function outerParts({ parents, key }: Resource): KeyPart[] {
  const known = new Set(parents.map(({ parameter }) => parameter))
  return [...parents, ...(key?.others ?? []).filter(({ parameter }) => !known.has(parameter))]
}

/** Returns all parameters that identify a record. */
export function keyParts(resource: Resource): KeyPart[] {
  return [...outerParts(resource), ...(resource.key ? [resource.key] : [])]
}

/** Returns the key of a stored record in its collection. */
export function collectionKey(resource: Resource): (record: object) => string {
  const parts = keyParts(resource)
  return (record) => joinKey(parts.map((part) => partOf(record, part) ?? ''))
}

/** Joins the values that identify a record to the key of its collection. */
export function joinKey(values: readonly string[]): string {
  return values.length === 0 ? ONLY : values.map(percentEncode).join('/')
}

/** Returns the value of a parameter that identifies a stored record. */
export function partOf(record: object, { parameter, place }: KeyPart): string | undefined {
  const path: unknown = Object.getOwnPropertyDescriptor(record, PATH)?.value
  const kept = isObject(path) && Object.hasOwn(path, parameter) ? path[parameter] : undefined
  return keyText(kept) ?? (place && keyText(valueAtPlace(record, place)))
}

/** Returns a record that its key identifies: values that it does not contain are kept beside it. */
export function withKey(record: StoredRecord, resource: Resource, values: ReadonlyMap<string, string>): StoredRecord {
  const { [PATH]: _, ...plain } = record
  const missing = keyParts(resource).flatMap(({ parameter, place }) => {
    const value = values.get(parameter)
    return value === undefined || (place && keyText(valueAtPlace(plain, place)) === value) ? [] : [[parameter, value]]
  })
  return missing.length === 0 ? plain : { ...plain, [PATH]: Object.fromEntries(missing) }
}

/** Puts the values that identify a record at their places in it. */
export function placeKey(record: StoredRecord, resource: Resource, values: ReadonlyMap<string, unknown>): StoredRecord {
  let placed: unknown = record
  for (const { parameter, place } of keyParts(resource)) {
    const value = values.get(parameter)
    if (place && place.length > 0 && value !== undefined) placed = withValueAt(placed, place, value)
  }
  // Only properties of an object were replaced.
  return placed as StoredRecord
}

/** Returns the value of a resource's parameter in a request. */
export function sentValue({ request, role }: RoleCall, parameter: string): unknown {
  const name = nameIn(role, parameter)
  if (name === undefined) return undefined
  const body = isObject(request.body) ? request.body : {}
  for (const part of [request.path, request.query, body]) {
    if (Object.hasOwn(part, name) && part[name] !== undefined) return part[name]
  }
  return undefined
}

/** Returns the value of a resource's parameter in the path of a request. */
export function pathValue({ request, role }: RoleCall, parameter: string): string | undefined {
  const name = nameIn(role, parameter)
  return name !== undefined && Object.hasOwn(request.path, name) ? keyText(request.path[name]) : undefined
}

/** Returns the operation's own name for a resource's parameter; undefined if its name means another parameter here. */
function nameIn(role: Role, parameter: string): string | undefined {
  if (role.kind === 'stateless') return parameter
  const own = Object.keys(role.parameters).find((name) => role.parameters[name] === parameter)
  return own ?? (Object.hasOwn(role.parameters, parameter) ? undefined : parameter)
}

/** Returns the values in a request's path that identify a record, as far as the path contains them. */
export function pathValues(call: RoleCall, parts: readonly KeyPart[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const { parameter } of parts) {
    const value = pathValue(call, parameter)
    if (value !== undefined) values.set(parameter, value)
  }
  return values
}
