import type { Collections } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { PresentedCredential } from '../vendor/dialect.ts'
import type { Caller } from '../vendor/handler.ts'
import { anyOf, Problem } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { checkCombinations } from './check-combinations.ts'

/**
 * Accepts the request if any security scheme of the operation does. If none does, throws the last scheme's error.
 * Waits for schemes that verify a signature.
 */
export function checkCredential(call: Call): Promise<void> | undefined {
  if (call.operation.schemes.length === 0) return undefined
  const { vendor, world, auth, access, path, query, request } = call
  const { name: worldName, clock } = world
  const { headers, method } = request
  const presented = { headers, method, path, query, world: world.group(vendor.name), worldName, clock, auth, access }
  return call.operation.combinations ? checkCombinations(call, presented, identify) : tryScheme(call, presented, 0)
}

function tryScheme(call: Call, presented: PresentedCredential<Collections>, nth: number): Promise<void> | undefined {
  const scheme = call.operation.schemes[nth]
  if (scheme === undefined) return undefined
  try {
    const caller = identify(call, scheme, presented)
    if (caller instanceof Promise) {
      return caller.then(
        (identified) => accept(call, scheme, identified),
        (error: unknown) => tryNext(call, presented, nth, error),
      )
    }
    accept(call, scheme, caller)
    return undefined
  } catch (error) {
    return tryNext(call, presented, nth, error)
  }
}

function tryNext(
  call: Call,
  presented: PresentedCredential<Collections>,
  nth: number,
  error: unknown,
): Promise<void> | undefined {
  if (nth + 1 >= call.operation.schemes.length) throw error
  return tryScheme(call, presented, nth + 1)
}

function identify(
  { vendor }: Call,
  scheme: string,
  presented: PresentedCredential<Collections>,
): Caller | Promise<Caller> {
  const check = vendor.dialect.schemes[scheme]
  if (!check) throw new TypeError(`The dialect of ${vendor.name} has no security scheme "${scheme}"`)
  return check(presented)
}

function accept(call: Call, scheme: string, caller: Caller): void {
  call.caller = caller
  call.scheme = scheme
}

/** Rejects a caller that lacks a permission of the operation. */
export function checkPermissions({ operation, caller }: Call): void {
  const { permissions } = caller
  if (permissions === 'all') return
  const missing = operation.permissions.filter((permission) => !permissions.includes(permission))
  if (missing.length > 0) throw forbidden(missing)
  const { anyPermissions } = operation
  if (anyPermissions.length === 0 || anyPermissions.some((permission) => permissions.includes(permission))) return
  const message = `The caller needs one of ${anyPermissions.join(', ')}`
  throw new Problem('forbidden', message, anyOf(anyPermissions))
}

function forbidden(missing: readonly string[]): Problem {
  return new Problem('forbidden', `The caller lacks ${missing.join(', ')}`, { permissions: missing })
}

/** Rejects a path that names a record which does not exist, or which the caller cannot see. */
export function checkRecordsInPath(call: Call): void {
  const { operation, vendor, world, caller, pathValues, profile } = call
  for (const { name, refersTo } of operation.parameters) {
    const key = refersTo === undefined ? undefined : pathValues[name]
    if (refersTo === undefined || key === undefined) continue
    const records = world.group(vendor.name)
    const collection = records[vendor.collectionOf.get(refersTo) ?? '']
    // Handlers that are inferred from a document look up the records themselves.
    if (!collection) continue
    const lookUp = vendor.lookups[refersTo]
    const record = collection.get(key) ?? lookUp?.(key, { world: records, caller, profile, operation })
    if (!record || !isBelowParents(record, call) || caller.canSee?.(record, { schema: refersTo, profile }) === false) {
      throw new RecordNotFound(refersTo, key)
    }
  }
}

/**
 * Returns whether a record belongs to the other records that its path names. A record names its parent in a property
 * with the name of the parent's path parameter; a record without that property belongs to any parent.
 */
function isBelowParents(record: object, { operation, pathValues }: Call): boolean {
  if (operation.slots.length < 2) return true
  return Object.entries(pathValues).every(([name, value]) => {
    const parent: unknown = Object.getOwnPropertyDescriptor(record, name)?.value
    return parent === undefined || parent === value
  })
}
