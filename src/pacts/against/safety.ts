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

/** Rehearses the requests with the double. Throws NotAttempted if they would harm a service. */
export async function rejectHarmful(plan: Plan, { double, model, policy }: SafetyContext): Promise<RehearsalResult> {
  const rehearsal = await rehearse(double, plan, { model, aliases: plan.aliases })
  const { destroyed, left } = rehearsal
  if (destroyed.length > 0) {
    throw new NotAttempted(`it deletes records that it did not create: ${destroyed.join(', ')}`)
  }
  const risky = plan.requests.some(({ template: { method, path }, status = 0 }) => {
    return method === 'DELETE' && status >= 400 && double.values.endsWithRecord(path)
  })
  if (risky) throw new NotAttempted('it would delete a record that it did not create if the service accepted it')
  if (left.length > 0 && (policy.cleansUp || !policy.writes)) {
    throw new NotAttempted(`its changes cannot be undone: ${left.join(', ')}`)
  }
  return rehearsal
}

/** Throws NotAttempted for a response that the double gives only in the interaction's own scenario. */
export async function rejectForeign(interaction: Interaction, context: SafetyContext): Promise<void> {
  const { main, scenario } = context
  const inMain = { ...context, double: main }
  const plan = planOf(interaction, main)
  const { response } = await rejectHarmful(plan, inMain)
  const actual = parseJson(response?.text ?? '')
  const expected = relaxResponse(interaction, plan, { isScenarioValue: (text) => main.values.has(text), actual })
  const isSame = response?.status === expected.status && hasShape(expected.body?.content, actual)
  if (!isSame) throw new NotAttempted(`it needs the scenario "${scenario}"`)
}

/** Returns whether a value has the properties of an expected one. */
function hasShape(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) return Array.isArray(actual)
  if (!isObject(expected)) return true
  return Object.entries(expected).every(([name, inner]) => {
    return isObject(actual) && name in actual && hasShape(inner, actual[name])
  })
}
