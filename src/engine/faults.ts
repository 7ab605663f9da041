import type { World } from '../world/world.ts'
import { kindOfStatus, Problem } from './problem.ts'
import type { Spec } from './spec.ts'

/** A rule that makes matching exchanges fail. */
export interface Fault {
  readonly vendor: string
  /** an operationId, or `*` for every operation that declares the status */
  readonly operation: string
  /** the status to answer with; the spec must declare it */
  readonly status: number
  /** how many more exchanges it strikes; absent: all of them */
  readonly times?: number
}

const FAULTS = 'faults'

/**
 * Sets a fault in a world.
 * @throws RangeError when the operation does not exist, does not declare the status, or `times` is not a whole number
 * above 0: a fault stays inside the spec
 */
export function addFault(world: World, spec: Spec, fault: Fault): void {
  const { operation, status, times } = fault
  const declaring = [...spec.operations.values()].filter(({ replies }) => replies.has(status) && status >= 400)
  if (operation !== '*' && !spec.operations.has(operation)) {
    throw new RangeError(`Failed to set a fault: ${fault.vendor} has no operation "${operation}"`)
  }
  if (operation === '*' ? declaring.length === 0 : !declaring.some(({ id }) => id === operation)) {
    const declared = [...(spec.operations.get(operation)?.replies.keys() ?? [])].filter((s) => s >= 400).join(', ')
    const hint = declared === '' ? '' : `; it declares ${declared}`
    throw new RangeError(`Failed to set a fault: the spec declares no error ${status} for ${operation}${hint}`)
  }
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new RangeError(`Failed to set a fault: "times" must be a whole number above 0, and was ${times}`)
  }
  world.setSetting(FAULTS, [...faultsOf(world), fault])
}

/** Takes all faults of a vendor out of a world. */
export function clearFaults(world: World, vendor: string): void {
  world.setSetting(
    FAULTS,
    faultsOf(world).filter((fault) => fault.vendor !== vendor),
  )
}

/** The faults of a world that can still strike. */
function faultsOf(world: World): readonly Fault[] {
  // Only this file writes the setting.
  return (world.setting(FAULTS) as readonly Fault[] | undefined) ?? []
}

/** The fault that strikes this exchange, now spent by one; undefined when none does. */
export function takeFault(world: World, vendor: string, operation: string, statuses: ReadonlyMap<number, unknown>) {
  const faults = faultsOf(world)
  if (faults.length === 0) return undefined
  const struck = faults.find((fault) => {
    return (
      fault.vendor === vendor &&
      (fault.operation === operation || fault.operation === '*') &&
      statuses.has(fault.status)
    )
  })
  if (struck?.times !== undefined) {
    const left = struck.times === 1 ? [] : [{ ...struck, times: struck.times - 1 }]
    world.setSetting(
      FAULTS,
      faults.flatMap((fault) => (fault === struck ? left : [fault])),
    )
  }
  return struck
}

/** The problem that a fault stands for. */
export function faultProblem({ status }: Fault): Problem {
  const kind = kindOfStatus(status)
  if (!kind) throw new RangeError(`There is no problem for the status ${status}`)
  return new Problem(kind, 'A fault was set for this operation', { ...(status === 429 && { retryAfter: 1 }) })
}
