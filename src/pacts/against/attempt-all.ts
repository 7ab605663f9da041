import type { Interaction, Pact } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { inferModel } from '../../specs/model/infer-model.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Attempt, type AttemptContext, attempt, type Prepared, prepare, type Unsent } from './attempt.ts'
import type { AttemptOptions } from './attempt-options.ts'
import { LastingChanges } from './lasting-changes.ts'
import { NotAttempted } from './not-attempted.ts'
import { mainScenario, scenarioOf } from './scenario-choice.ts'
import { ScenarioContexts } from './scenario-contexts.ts'

/** Sends the interactions of a pact to a service, one after another. Returns the outcome of each, in order. */
export async function attemptAll(
  pact: Pact,
  { vendor, sandbox }: { readonly vendor: Vendor; readonly sandbox: Sandbox },
  options: AttemptOptions,
): Promise<readonly Attempt[]> {
  const model = inferModel(vendor.spec.document)
  const contexts = new ScenarioContexts({ vendor, sandbox, model }, options)
  const attempts = new Map<Interaction, Attempt>()
  const lasting: Prepared[] = []
  const shared = { vendor, model, policy: options, remaining: new Set<string>() }
  const main = contexts.get(mainScenario(pact, { vendor, sandbox }, options.scenario)).double
  for (const interaction of pact.interactions) {
    const state = scenarioOf(interaction)
    const context = { ...shared, main, scenario: state.scenario, ...contexts.get(state) }
    const prepared = await prepareOrExplain(interaction, context)
    if ('notAttempted' in prepared) attempts.set(interaction, prepared)
    else if (prepared.irreversible) lasting.push(prepared)
    else attempts.set(interaction, await next(prepared))
  }
  // Sent last, since they change what the others need.
  for await (const { of: interaction, prepared } of new LastingChanges().inOrder(lasting)) {
    attempts.set(interaction, prepared ? await lastingAttempt(interaction, prepared) : prevented(interaction))
  }
  return pact.interactions.flatMap((interaction) => attempts.get(interaction) ?? [])

  function next(prepared: Prepared): Promise<Attempt> {
    options.onProgress?.(attempts.size, pact.interactions.length)
    options.signal?.throwIfAborted()
    return attempt(prepared)
  }

  /** Sends an interaction whose changes remain, so that a failed clean-up is no news. */
  async function lastingAttempt(interaction: Interaction, prepared: Prepared): Promise<Attempt> {
    return { ...(await next(prepared)), interaction, left: [] }
  }
}

async function prepareOrExplain(interaction: Interaction, context: AttemptContext): Promise<Prepared | Unsent> {
  try {
    return await prepare(interaction, context)
  } catch (error) {
    if (error instanceof NotAttempted) return { interaction, notAttempted: error.message, left: [] }
    throw error
  }
}

function prevented(interaction: Interaction): Unsent {
  const notAttempted = 'an earlier interaction changed what it needs, and its changes cannot be undone'
  return { interaction, notAttempted, left: [] }
}
