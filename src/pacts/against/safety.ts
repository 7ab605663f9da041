import { faultsOf } from '../../engine/faults/faults.ts'
import type { Interaction } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Model } from '../../specs/model/model.ts'
import { isObject, parseJson } from '../json.ts'
import type { Double } from './double.ts'
import { NotAttempted } from './not-attempted.ts'
import { type Plan, planOf } from './plan.ts'
import { type RehearsalResult, rehearse } from './rehearsal.ts'
import { relaxResponse } from './relaxed-response.ts'

/** The permitted changes to a service. */
export interface ChangePolicy {
  /** true if requests other than GET and HEAD may be sent */
  readonly writes: boolean
  /** true if changes are undone */
  readonly cleansUp: boolean
  /** true if requests may be sent whose changes cannot be undone, such as deleting a record of the account */
  readonly irreversible: boolean
}

/** The facts that decide whether an interaction may be sent. */
export interface SafetyContext {
  readonly vendor: Vendor
  readonly model: Model
  readonly double: Double
  /** the double in the scenario of most interactions, which the account resembles */
  readonly main: Double
  /** name of the interaction's scenario */
  readonly scenario: string
  readonly policy: ChangePolicy
}

/** Throws NotAttempted for a response that no client can bring about. */
export function rejectImpossible(
  { response: { status } }: Interaction,
  { requests }: Plan,
  { vendor, double, scenario, policy }: SafetyContext,
): void {
  const faults = faultsOf(double.origin).filter((fault) => fault.vendor === vendor.name)
  const isInjected = faults.some(
    ({ operation: of }) => of === '*' || requests.some(({ operation }) => operation?.id === of),
  )
  if (isInjected) throw new NotAttempted(`its scenario "${scenario}" injects faults`)
  if (status === 429) throw new NotAttempted('it needs an exceeded rate limit')
  if (status === 403) throw new NotAttempted('it needs a caller without permissions')
  if (!policy.writes && requests.some(({ template }) => !isRead(template.method))) {
    throw new NotAttempted('it sends a request that may change data: use --write')
  }
}

/** Returns whether requests of a method only read. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/**
 * Describes why the changes of an interaction cannot be undone; returns undefined if they can.
 * @param rehearsal the result of sending its requests to the double
 */
export function describeIrreversible(
  { requests }: Plan,
  { destroyed, left, revokes }: RehearsalResult,
  { double, policy }: Pick<SafetyContext, 'double' | 'policy'>,
): Irreversible | undefined {
  if (destroyed.length > 0) {
    const what = revokes ? 'the credential that it is sent with' : 'records that it did not create'
    return { loss: revokes ? 'credential' : 'record', reason: `it deletes ${what}: ${destroyed.join(', ')}` }
  }
  const isRisky = requests.some(({ template: { method, path }, status = 0 }) => {
    return method === 'DELETE' && status >= 400 && double.values.endsWithRecord(path)
  })
  if (isRisky) {
    const reason = 'it would delete a record that it did not create if the service accepted it'
    return { loss: 'record', reason }
  }
  const isKept = policy.writes && !policy.cleansUp
  if (left.length === 0 || isKept) return undefined
  return { loss: undefined, reason: `its changes cannot be undone: ${left.join(', ')}` }
}

/** The reason why an interaction is not sent without permission for changes that cannot be undone. */
export interface Irreversible {
  readonly reason: string
  /** a part of the account that is lost */
  readonly loss: 'record' | 'credential' | undefined
}

/**
 * Rehearses an interaction of another scenario in that of the account.
 * @throws NotAttempted for a response that the double gives only in the interaction's own scenario
 */
export async function rehearseInMain(interaction: Interaction, context: SafetyContext): Promise<Rehearsed> {
  const { main, model, scenario } = context
  const plan = planOf(interaction, main)
  const rehearsal = await rehearse(main, plan, { model, aliases: plan.aliases })
  if (!isExpected(interaction, { plan, rehearsal }, main)) throw new NotAttempted(`it needs the scenario "${scenario}"`)
  return { plan, rehearsal }
}

/** A plan with the result of its rehearsal. */
export interface Rehearsed {
  readonly plan: Plan
  readonly rehearsal: RehearsalResult
}

/** Returns whether the double gives the response that an interaction expects: its status, and the shape of its body. */
export function isExpected(interaction: Interaction, { plan, rehearsal }: Rehearsed, { values }: Double): boolean {
  const { response } = rehearsal
  const actual = parseJson(response?.text ?? '')
  const expected = relaxResponse(interaction, plan, { isScenarioValue: (text) => values.has(text), actual })
  return response?.status === expected.status && hasShape(expected.body?.content, actual)
}

/** Returns whether a value has the properties of an expected one. */
function hasShape(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) return Array.isArray(actual)
  if (!isObject(expected)) return true
  return Object.entries(expected).every(([name, inner]) => {
    return isObject(actual) && name in actual && hasShape(inner, actual[name])
  })
}
