import { faultsOf } from '../../engine/faults/faults.ts'
import type { Interaction } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Model } from '../../specs/model/model.ts'
import type { ReceivedResponse } from '../extract.ts'
import { canonicalJson, isObject, parseJson } from '../json.ts'
import { RecordReferences } from '../reference.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import { Performance } from './performance.ts'
import { type Plan, planOf } from './plan.ts'
import { type Double, type RehearsalResult, rehearse } from './rehearsal.ts'
import { type RelaxedResponse, relaxResponse } from './relaxed-response.ts'

/** The outcome of sending an interaction to a service. */
export type Attempt =
  | { readonly interaction: Interaction; readonly notAttempted: string }
  | {
      readonly interaction: Interaction
      readonly response: ReceivedResponse
      readonly expected: RelaxedResponse
      /** changes in the service that could not be undone, one message each */
      readonly left: readonly string[]
    }

/** The permitted changes to a service. */
export interface ChangePolicy {
  /** true if requests other than GET and HEAD may be sent */
  readonly writes: boolean
  /** true if changes are undone */
  readonly cleansUp: boolean
}

/** The parts that an attempt needs. */
export interface AttemptContext {
  readonly vendor: Vendor
  readonly model: Model
  readonly double: Double
  /** the double in the scenario of most interactions, which the account resembles */
  readonly main: Double
  /** name of the interaction's scenario */
  readonly scenario: string
  readonly service: Party
  readonly policy: ChangePolicy
  /** the requests of earlier interactions whose changes remain, as canonical JSON */
  readonly remaining: Set<string>
}

/** Sends an interaction to a service if that is possible and safe. Undoes its changes if the policy says so. */
export async function attempt(interaction: Interaction, context: AttemptContext): Promise<Attempt> {
  try {
    const plan = preparePlan(interaction, context)
    rejectImpossible(interaction, plan, context)
    await rejectHarmful(plan, context)
    if (context.main !== context.double) await rejectForeign(interaction, context)
    return await send(interaction, plan, context)
  } catch (error) {
    if (error instanceof NotAttempted) return { interaction, notAttempted: error.message }
    throw error
  }
}

interface PreparedPlan extends Plan {
  /** placeholder names that stand for the names of known ids */
  readonly aliases: Readonly<Record<string, string>>
}

/** Plans an interaction, with placeholders for all values of the scenario. */
function preparePlan(interaction: Interaction, { vendor, double }: AttemptContext): PreparedPlan {
  const { knownIds, requests } = planOf(interaction, vendor)
  const references = new RecordReferences(double.origin, double.sandbox.vendors)
  const aliases = Object.entries(knownIds).map(([name, reference]) => {
    const id = references.resolve(reference)
    return [name, id === undefined ? reference : double.values.placeholderName(id)] as const
  })
  return {
    knownIds,
    aliases: Object.fromEntries(aliases),
    requests: requests.map((request) => {
      return { ...request, template: double.values.replaceIn(request.template, request.operation) }
    }),
  }
}

/** Throws NotAttempted for a response that no client can bring about. */
function rejectImpossible(
  { response: { status } }: Interaction,
  { requests }: Plan,
  { vendor, double, scenario, policy }: AttemptContext,
): void {
  const faults = faultsOf(double.origin).filter((fault) => fault.vendor === vendor.name)
  const isInjected = faults.some(({ operation: of }) => of === '*' || requests.some(({ operation }) => operation?.id === of))
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

/** Rehearses the requests with the double. Throws NotAttempted if they would do harm to a service. */
async function rejectHarmful(plan: PreparedPlan, { double, model, policy }: AttemptContext): Promise<RehearsalResult> {
  const rehearsal = await rehearse(double, plan, { model, aliases: plan.aliases })
  const { destroyed, left } = rehearsal
  if (destroyed.length > 0) {
    throw new NotAttempted(`it deletes records that it did not create: ${destroyed.join(', ')}`)
  }
  const risky = plan.requests.some(({ template: { method, path }, status = 0 }) => {
    return method === 'DELETE' && status >= 400 && double.values.endsWithRecord(path)
  })
  if (risky) throw new NotAttempted('it would delete a record that it did not create if the service accepted the request')
  if (left.length > 0 && (policy.cleansUp || !policy.writes)) {
    throw new NotAttempted(`its changes cannot be undone: ${left.join(', ')}`)
  }
  return rehearsal
}

/** Throws NotAttempted for a response that the double gives only in the interaction's own scenario. */
async function rejectForeign(interaction: Interaction, context: AttemptContext): Promise<void> {
  const { main, scenario } = context
  const inMain = { ...context, double: main }
  const plan = preparePlan(interaction, inMain)
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

async function send(
  interaction: Interaction,
  plan: PreparedPlan,
  { vendor, model, double, service, policy, remaining }: AttemptContext,
): Promise<Attempt> {
  const { cleansUp } = policy
  const performance = new Performance({ vendor, model, party: service, aliases: plan.aliases, cleansUp })
  let left: readonly string[] = []
  let response: ReceivedResponse
  try {
    response = await performance.run(plan)
  } finally {
    left = await performance.cleanUp()
  }
  const sent = performance.sent.map(canonicalJson)
  const isRepeated = remaining.has(sent.at(-1) ?? '')
  if (!cleansUp) for (const request of sent) remaining.add(request)
  const expected = relaxResponse(interaction, plan, {
    isScenarioValue: (text) => double.values.has(text),
    actual: parseJson(response.text),
  })
  if (isRepeated && expected.status < 400 && response.status >= 400) {
    throw new NotAttempted('an earlier interaction sent the same request: use --cleanup to undo its changes')
  }
  rejectUnusable(expected, response, plan)
  return { interaction, response, expected, left }
}

/** Throws NotAttempted for a response that shows nothing about the interaction. */
function rejectUnusable({ status, body }: RelaxedResponse, response: ReceivedResponse, { requests }: Plan): void {
  if (response.status === 429) throw new NotAttempted('the service answered 429: its rate limit was exceeded')
  if (response.status === 403) throw new NotAttempted('the service answered 403: the credential lacks a permission')
  if (response.status !== status || status >= 300 || requests.length > 1) return
  const actual = parseJson(response.text)
  const lists = listsIn(body?.content).filter(([, list]) => list.length > 0)
  const empty = lists.filter(([name]) => listsIn(actual).some(([other, list]) => other === name && list.length === 0))
  const names = lists.map(([name]) => (name === '' ? 'its list' : `"${name}"`)).join(', ')
  if (lists.length > 0 && empty.length === lists.length) throw new NotAttempted(`the service has no records in ${names}`)
}

/** Returns the lists of objects of a body: the body itself, or its properties. */
function listsIn(body: unknown): (readonly [name: string, list: readonly unknown[]])[] {
  const candidates: (readonly [string, unknown])[] = Array.isArray(body)
    ? [['', body]]
    : Object.entries(isObject(body) ? body : {})
  return candidates.flatMap(([name, list]) => {
    return Array.isArray(list) && list.every(isObject) ? [[name, list] as const] : []
  })
}
