import type { Random } from '../../world/random.ts'
import type { World } from '../../world/world.ts'
import { nearest } from '../spec/nearest.ts'
import { canAnswer, type Operation } from '../spec/spec.ts'
import { checkRule, type FaultTarget } from './check-rule.ts'
import { type Delay, drawDelay } from './delay.ts'
import type { CheckedRule, FaultRule } from './fault-rule.ts'
import { InvalidFaultError } from './invalid-fault-error.ts'

/** A fault that is set in a world. */
export interface Fault extends Omit<FaultRule, 'delay'> {
  /** `fault-1`, `fault-2`, …: counted in its world */
  readonly id: string
  readonly vendor: string
  /** an operationId, or `*` for all operations that declare the status of the rule */
  readonly operation: string
  /** delay before anything else happens, in ms */
  readonly delay?: Delay
  /** how many matching requests it has seen since it was set */
  readonly seen: number
  /** how many times it was injected */
  readonly injected: number
}

/** A fault as the engine stores it, with its defaults filled in. */
interface StoredFault extends Fault, CheckedRule {
  readonly quota?: NonNullable<CheckedRule['quota']>
}

/** The faults of a world: those that can still be injected, and how many were ever set. */
interface FaultState {
  readonly created: number
  readonly faults: readonly StoredFault[]
}

const FAULTS = 'faults'
const NONE: FaultState = { created: 0, faults: [] }
const MOST_SUGGESTED = 3

/**
 * Sets a fault in a world, for an operation of a vendor or for all of them (`*`).
 * @throws InvalidFaultError if the operation does not exist or the rule is not valid for it
 */
export function addFault(world: World, vendor: FaultTarget, operation: string, rule: FaultRule): Fault {
  return storeFault(world, checkFault(vendor, operation, rule))
}

/** A valid fault that is not set yet. */
export interface CheckedFault extends CheckedRule {
  readonly vendor: string
  readonly operation: string
}

/**
 * Checks a fault, except for the parts of the response that it sets.
 * @throws InvalidFaultError if the operation does not exist or the rule is not valid for it
 */
export function checkFault(vendor: FaultTarget, operation: string, rule: FaultRule): CheckedFault {
  const { name, spec } = vendor
  if (operation !== '*' && !spec.operations.has(operation)) {
    throw unknownOperation(operation, name, [...spec.operations.keys()])
  }
  return { vendor: name, operation, ...checkRule(vendor, operation, rule) }
}

/** Sets a checked fault in a world. */
export function storeFault(world: World, checked: CheckedFault): Fault {
  const { created, faults } = faultState(world)
  const fault: StoredFault = { id: `fault-${created + 1}`, ...checked, seen: 0, injected: 0 }
  world.setSetting(FAULTS, { created: created + 1, faults: [...faults, fault] } satisfies FaultState)
  return fault
}

/** Returns the error for an operation that does not exist, with the most similar ones. */
export function unknownOperation(operation: string, owner: string, known: readonly string[]): InvalidFaultError {
  const similar = nearest(operation, known, MOST_SUGGESTED)
  const cure = similar.length === 0 ? '' : `Did you mean ${similar.join(', ')}?`
  return new InvalidFaultError('operation', `"${operation}" is not an operation of ${owner}`, cure)
}

/** Removes a fault from a world. Returns false if the world has no fault with this id. */
export function removeFault(world: World, id: string): boolean {
  return keepOnly(world, (fault) => fault.id !== id)
}

/** Removes all faults from a world, or all faults of one vendor. */
export function clearFaults(world: World, vendor?: string): void {
  keepOnly(world, (fault) => vendor !== undefined && fault.vendor !== vendor)
}

/** Returns the faults of a world that can still be injected, in the order in which they were set. */
export function faultsOf(world: World): readonly Fault[] {
  return faultState(world).faults
}

/** Returns the faults that {@link faultsOf} returns, with the defaults of their rules filled in. */
export function setFaultsOf(world: World): readonly CheckedFault[] {
  return faultState(world).faults
}

/** Returns the rule of a fault, without its id and its counts. */
export function ruleOf({
  id: _id,
  seen: _seen,
  injected: _injected,
  ...rule
}: Fault): Omit<Fault, 'id' | 'seen' | 'injected'> {
  return rule
}

function keepOnly(world: World, stays: (fault: Fault) => boolean): boolean {
  const { created, faults } = faultState(world)
  const left = faults.filter(stays)
  if (left.length === faults.length) return false
  world.setSetting(FAULTS, { created, faults: left } satisfies FaultState)
  return true
}

function faultState(world: World): FaultState {
  // Only this file writes the setting.
  return (world.setting(FAULTS) as FaultState | undefined) ?? NONE
}

/** The effects of a world's faults on one exchange. */
export interface FaultEffects {
  /** ms to wait before anything else */
  readonly delay: number
  /** the first fault that delays the exchange */
  readonly delayedBy: StoredFault | undefined
  /** the quotas that the exchange counts against */
  readonly quotas: readonly StoredFault[]
  /** the fault that ends the exchange */
  readonly end: StoredFault | undefined
}

/** Counts an exchange for the faults that match it. Returns their effects, or undefined if no fault matches. */
export function takeFaults(world: World, vendor: string, operation: Operation): FaultEffects | undefined {
  const { created, faults } = faultState(world)
  if (faults.length === 0 || !faults.some((fault) => matches(fault, vendor, operation))) return undefined
  let delay = 0
  let delayedBy: StoredFault | undefined
  let end: StoredFault | undefined
  const quotas: StoredFault[] = []
  const left = faults.flatMap((fault) => {
    if (end || !matches(fault, vendor, operation)) return [fault]
    const isInjected = isDue(fault, world.random)
    if (isInjected && fault.delay) {
      delay += drawDelay(fault.delay, world.random)
      delayedBy ??= fault
    }
    if (isInjected && (fault.status !== undefined || fault.transport)) end = fault
    if (fault.quota) quotas.push(fault)
    return counted(fault, isInjected)
  })
  world.setSetting(FAULTS, { created, faults: left } satisfies FaultState)
  return { delay, delayedBy, quotas, end }
}

/**
 * Counts a request that a quota rejected. This happens only once the caller is known; a quota with a delay has already
 * been counted.
 */
export function countRejected(world: World, { id }: Fault): void {
  const { created, faults } = faultState(world)
  const left = faults.map((fault) => {
    return fault.id === id && !fault.delay ? { ...fault, injected: fault.injected + 1 } : fault
  })
  world.setSetting(FAULTS, { created, faults: left } satisfies FaultState)
}

function matches(fault: StoredFault, vendor: string, operation: Operation): boolean {
  return fault.vendor === vendor && appliesTo(fault, operation)
}

/** Returns whether a fault of a vendor applies to an operation of this vendor. */
export function appliesTo(fault: CheckedFault, operation: Operation): boolean {
  if (fault.operation !== '*') return fault.operation === operation.id
  if (fault.status !== undefined) return canAnswer(operation, fault.status)
  return !fault.quota || operation.limitStatus !== undefined
}

/** Returns whether a fault is injected into the matching request that it sees now. */
function isDue({ nth, probability, quota, delay, seen }: StoredFault, random: Random): boolean {
  if (quota && !delay) return false
  if (nth !== undefined && seen + 1 < nth) return false
  return probability === undefined || random.float() < probability
}

/** Returns the fault after one more request, or nothing if it is used up. */
function counted(fault: StoredFault, isInjected: boolean): StoredFault[] {
  const seen = fault.seen + 1
  const injected = fault.injected + (isInjected ? 1 : 0)
  const isPast = fault.nth !== undefined && fault.times === undefined && seen >= fault.nth
  return isPast || injected === fault.times ? [] : [{ ...fault, seen, injected }]
}
