import type { Random } from '../../world/random.ts'
import type { World } from '../../world/world.ts'
import { nearest } from '../spec/nearest.ts'
import type { Operation } from '../spec/spec.ts'
import { drawDelay } from './delay.ts'
import { type CheckedRule, checkRule, type FaultRule, type FaultTarget, InvalidFaultError } from './fault-rule.ts'

/** A rule that makes matching exchanges fail or wait, as it stands in a world. */
export interface Fault extends FaultRule {
  /** `fault-1`, `fault-2`, …: counted in its world */
  readonly id: string
  readonly vendor: string
  /** an operationId, or `*`: every operation that declares what the rule answers with */
  readonly operation: string
  /** how many matching exchanges it has seen since it was set */
  readonly seen: number
  /** how many of them it has struck */
  readonly injected: number
}

/** A fault as the engine keeps it: its defaults are filled in. */
interface StoredFault extends Fault, CheckedRule {
  readonly quota?: NonNullable<CheckedRule['quota']>
}

/** The setting's value: the faults that can still strike, and how many there ever were. */
interface FaultState {
  readonly created: number
  readonly faults: readonly StoredFault[]
}

const FAULTS = 'faults'
const NONE: FaultState = { created: 0, faults: [] }
const MOST_NEAR = 3

/**
 * Sets a fault in a world, for an operation of a vendor or for `*`.
 * @throws FaultRefused when it is not well formed or not inside the spec
 */
export function addFault(world: World, vendor: FaultTarget, operation: string, rule: FaultRule): Fault {
  const { name, spec } = vendor
  if (operation !== '*' && !spec.operations.has(operation))
    throw unknownOperation(operation, name, [...spec.operations.keys()])
  const checked = checkRule(vendor, operation, rule)
  const { created: made, faults } = faultState(world)
  const fault: StoredFault = { id: `fault-${made + 1}`, vendor: name, operation, ...checked, seen: 0, injected: 0 }
  world.setSetting(FAULTS, { created: made + 1, faults: [...faults, fault] } satisfies FaultState)
  return fault
}

/** The refusal of an operation that there is none of, with those that its name is most like. */
export function unknownOperation(operation: string, owner: string, known: readonly string[]): InvalidFaultError {
  const near = nearest(operation, known, MOST_NEAR).join(', ')
  return new InvalidFaultError('operation', `an operation of ${owner}, such as ${near}`, operation)
}

/** Takes one fault out of a world; false when it has none of this id. */
export function removeFault(world: World, id: string): boolean {
  return keepOnly(world, (fault) => fault.id !== id)
}

/** Takes all faults out of a world, or all of one vendor. */
export function clearFaults(world: World, vendor?: string): void {
  keepOnly(world, (fault) => vendor !== undefined && fault.vendor !== vendor)
}

/** The faults of a world that can still strike, in the order in which they were set. */
export function faultsOf(world: World): readonly Fault[] {
  return faultState(world).faults
}

function keepOnly(world: World, stays: (fault: Fault) => boolean): boolean {
  const { created: made, faults } = faultState(world)
  const left = faults.filter(stays)
  if (left.length === faults.length) return false
  world.setSetting(FAULTS, { created: made, faults: left } satisfies FaultState)
  return true
}

function faultState(world: World): FaultState {
  // Only this file writes the setting.
  return (world.setting(FAULTS) as FaultState | undefined) ?? NONE
}

/** What the faults of a world do to one exchange. */
export interface FaultEffects {
  /** ms to wait, before anything else */
  readonly delay: number
  /** the first of the faults that delay it */
  readonly delayedBy: StoredFault | undefined
  /** the quotas that it is counted against */
  readonly quotas: readonly StoredFault[]
  /** the fault that ends it */
  readonly end: StoredFault | undefined
}

/** Takes what strikes this exchange out of a world's faults, which count it; undefined when none concerns it. */
export function takeFaults(world: World, vendor: string, operation: Operation): FaultEffects | undefined {
  const { created: made, faults } = faultState(world)
  if (faults.length === 0 || !faults.some((fault) => matches(fault, vendor, operation))) return undefined
  let delay = 0
  let delayedBy: StoredFault | undefined
  let end: StoredFault | undefined
  const quotas: StoredFault[] = []
  const left = faults.flatMap((fault) => {
    if (end || !matches(fault, vendor, operation)) return [fault]
    const strikes = isTimeFor(fault, world.random)
    if (strikes && fault.delay) {
      delay += drawDelay(fault.delay, world.random)
      delayedBy ??= fault
    }
    if (strikes && (fault.status !== undefined || fault.transport)) end = fault
    if (fault.quota) quotas.push(fault)
    return counted(fault, strikes)
  })
  world.setSetting(FAULTS, { created: made, faults: left } satisfies FaultState)
  return { delay, delayedBy, quotas, end }
}

/** Counts a refusal of a quota, which strikes only once the caller is known; one that also delays has struck before. */
export function countRejected(world: World, { id }: Fault): void {
  const { created: made, faults } = faultState(world)
  const left = faults.map((fault) => {
    return fault.id === id && !fault.delay ? { ...fault, injected: fault.injected + 1 } : fault
  })
  world.setSetting(FAULTS, { created: made, faults: left } satisfies FaultState)
}

function matches(fault: StoredFault, vendor: string, { id, responses }: Operation): boolean {
  if (fault.vendor !== vendor) return false
  if (fault.operation !== '*') return fault.operation === id
  if (fault.status !== undefined) return responses.has(fault.status)
  return !fault.quota || responses.has(429)
}

/** Whether a fault strikes at the matching exchange that it sees now. */
function isTimeFor({ nth, probability, quota, delay, seen }: StoredFault, random: Random): boolean {
  if (quota && !delay) return false
  if (nth !== undefined && seen + 1 < nth) return false
  return probability === undefined || random.float() < probability
}

/** The fault once it has seen one more; nothing when it is spent. */
function counted(fault: StoredFault, strikes: boolean): StoredFault[] {
  const seen = fault.seen + 1
  const struck = fault.injected + (strikes ? 1 : 0)
  const isPast = fault.nth !== undefined && fault.times === undefined && seen >= fault.nth
  return isPast || struck === fault.times ? [] : [{ ...fault, seen, injected: struck }]
}
