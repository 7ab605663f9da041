import type { Interaction } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { ReceivedResponse } from '../extract.ts'
import { isObject, parseJson } from '../json.ts'
import { operationAt } from '../operation-at.ts'
import type { ConcreteRequest } from '../template.ts'
import type { ReceivedRequest } from '../verification-result.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import { type Plan, planOf } from './plan.ts'
import { rehearse } from './rehearsal.ts'
import { type RelaxedResponse, relaxResponse } from './relaxed-response.ts'
import { RequestSequence } from './request-sequence.ts'
import {
  type ChangePolicy,
  describeIrreversible,
  type Irreversible,
  isRead,
  rehearseInMain,
  rejectImpossible,
  type SafetyContext,
} from './safety.ts'
import { describeUnusable } from './unusable-response.ts'

/** The outcome of sending an interaction to a service. */
export type Attempt =
  | Unsent
  | (Outcome & {
      readonly response: ReceivedResponse
      readonly expected: RelaxedResponse
      readonly received: ReceivedRequest
    })

/** An interaction that was not sent, or whose response shows nothing. */
export interface Unsent extends Outcome {
  /** the reason, a clause without a dot */
  readonly notAttempted: string
}

interface Outcome {
  readonly interaction: Interaction
  /** changes in the service that could not be undone, one message each */
  readonly left: readonly string[]
}

/** The parts that an attempt needs. */
export interface AttemptContext extends SafetyContext {
  readonly service: Party
  /** methods and paths of earlier requests whose changes remain */
  readonly remaining: Set<string>
}

/** An interaction that can be sent to a service. */
export interface Prepared {
  readonly interaction: Interaction
  readonly plan: Plan
  readonly context: AttemptContext
  /** undefined if its changes can be undone */
  readonly irreversible: Irreversible | undefined
}

/**
 * Plans and rehearses an interaction.
 * @throws NotAttempted if it cannot be sent, or if the policy does not permit its changes
 */
export async function prepare(interaction: Interaction, context: AttemptContext): Promise<Prepared> {
  const { double, main, model, policy } = context
  const plan = planOf(interaction, double)
  rejectImpossible(interaction, plan, context)
  const rehearsal = await rehearse(double, plan, { model, aliases: plan.aliases })
  const own = describeIrreversible(plan, rehearsal, context)
  rejectUnlessPermitted(own, policy)
  if (main === double) return { interaction, plan, context, irreversible: own }
  const inMain = await rehearseInMain(interaction, context)
  const irreversible = own ?? describeIrreversible(inMain.plan, inMain.rehearsal, { double: main, policy })
  rejectUnlessPermitted(irreversible, policy)
  return { interaction, plan, context, irreversible }
}

function rejectUnlessPermitted(irreversible: Irreversible | undefined, { writes, irreversible: sends }: ChangePolicy) {
  if (!irreversible || sends) return
  throw new NotAttempted(`${irreversible.reason}; use ${writes ? '' : '--write '}--irreversible`)
}

/** Sends an interaction to a service. Undoes its changes if the policy says so. */
export async function attempt({ interaction, plan, context }: Prepared): Promise<Attempt> {
  const { vendor, model, double, service, policy, remaining } = context
  const { cleansUp } = policy
  const sequence = new RequestSequence({ vendor, model, party: service, aliases: plan.aliases, cleansUp })
  const response = await sequence.run(plan).catch((error: unknown) => error)
  const left = await sequence.cleanUp()
  if (response instanceof NotAttempted) return { interaction, notAttempted: response.message, left }
  if (!isResponse(response)) throw response
  const isRepeated = remaining.has(lineOf(sequence.last))
  if (!cleansUp) for (const request of sequence.accepted) if (!isRead(request.method)) remaining.add(lineOf(request))
  const facts = { isScenarioValue: (text: string) => double.values.has(text), actual: parseJson(response.text) }
  const expected = relaxResponse(interaction, plan, facts)
  const notAttempted = describeUnusable(expected, response, { isRepeated, hasStates: plan.requests.length > 1 })
  if (notAttempted !== undefined) return { interaction, notAttempted, left }
  return { interaction, response, expected, left, received: receivedBy(vendor, sequence.last, response.status) }
}

/** Describes the request that the service received last. */
function receivedBy(vendor: Vendor, request: ConcreteRequest | undefined, status: number): ReceivedRequest {
  const { method = '', path = '' } = request ?? {}
  return { vendor: vendor.name, operation: operationAt(vendor, method, path)?.id, method, path, status, undeclared: [] }
}

function isResponse(value: unknown): value is ReceivedResponse {
  return isObject(value) && 'status' in value && !(value instanceof Error)
}

function lineOf(request: ConcreteRequest | undefined): string {
  return `${request?.method} ${request?.path}`
}
