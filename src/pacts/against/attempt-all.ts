import { faultsOf } from '../../engine/faults/faults.ts'
import type { ParameterValue } from '../../engine/services/emulator-services.ts'
import type { OnProgress } from '../../engine/services/on-progress.ts'
import type { Interaction, Pact } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { DEFAULT_SCENARIO } from '../../scenarios/library.ts'
import { inferModel } from '../../specs/model/infer-model.ts'
import type { ReceivedResponse } from '../extract.ts'
import { canonicalJson } from '../json.ts'
import { AFTER, KNOWN_IDS } from '../provider-states.ts'
import { FIRST_VARIANT, type Sandbox, type ScenarioState } from '../sandbox.ts'
import type { ConcreteRequest, Pairs } from '../template.ts'
import { type Attempt, type AttemptContext, attempt, type Prepared, prepare, type Unsent } from './attempt.ts'
import type { Double } from './double.ts'
import { LastingChanges } from './lasting-changes.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import { type ChangePolicy, isRead } from './safety.ts'
import { ScenarioValues } from './scenario-values.ts'
import { ServiceHeaders } from './service-headers.ts'
import { ServiceNames } from './service-names.ts'
import { ServicePages } from './service-pages.ts'

/** Options for sending the interactions of a pact to a service. */
export interface AttemptOptions extends ChangePolicy {
  /** sends a request to the service */
  readonly send: (request: ConcreteRequest) => Promise<ReceivedResponse>
  /** headers with credentials, which replace those of the pact */
  readonly headers: Pairs
  /** values of the service by setting, reference or name of a record */
  readonly known: ReadonlyMap<string, string>
  /** name of the scenario that the account resembles; defaults to that of most interactions */
  readonly scenario?: string | undefined
  /** ends the run before the next interaction */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

interface ScenarioContext {
  readonly double: Double
  readonly service: Party
}

/** Sends the interactions of a pact to a service, one after another. Returns the outcome of each, in order. */
export async function attemptAll(
  pact: Pact,
  { vendor, sandbox }: { readonly vendor: Vendor; readonly sandbox: Sandbox },
  options: AttemptOptions,
): Promise<readonly Attempt[]> {
  const model = inferModel(vendor.spec.document)
  const contexts = new Map<string, ScenarioContext>()
  const pages = new ServicePages(model)
  const attempts = new Map<Interaction, Attempt>()
  const lasting: Prepared[] = []
  const shared = { vendor, model, policy: options, remaining: new Set<string>() }
  const main = contextOf(mainScenario(pact, { vendor, sandbox }, options.scenario)).double
  for (const interaction of pact.interactions) {
    const state = scenarioOf(interaction)
    const context = { ...shared, main, scenario: state.scenario, ...contextOf(state) }
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

  function contextOf(state: ScenarioState): ScenarioContext {
    const key = canonicalJson(state)
    const context = contexts.get(key) ?? createContext(state)
    contexts.set(key, context)
    return context
  }

  function createContext(state: ScenarioState): ScenarioContext {
    const origin = sandbox.createWorld(state, FIRST_VARIANT)
    const double = { sandbox, vendor, origin, values: new ScenarioValues(origin, vendor) }
    const names = new ServiceNames(double, options.known, pages)
    const headers = new ServiceHeaders(options.headers, double)
    const service: Party = {
      valueOf: (name) => names.valueOf(name, service),
      headersOf: (request) => headers.of(request),
      send: (request) => sendIfAllowed(request, options),
    }
    return { double, service }
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

/**
 * Returns the scenario that the account is expected to resemble: that of most interactions, of those without faults.
 * @param name the scenario's name, if the user chose one
 */
function mainScenario(
  { interactions }: Pact,
  { vendor, sandbox }: { readonly vendor: Vendor; readonly sandbox: Sandbox },
  name: string | undefined,
): ScenarioState {
  const groups = [...Map.groupBy(interactions.map(scenarioOf), canonicalJson).values()].toSorted((a, b) => {
    return b.length - a.length
  })
  const states = groups.flatMap(([state]) => (state ? [state] : []))
  if (name !== undefined) return states.find(({ scenario }) => scenario === name) ?? { scenario: name, with: {} }
  const withoutFaults = states.find((state) => {
    return faultsOf(sandbox.createWorld(state, FIRST_VARIANT)).every((fault) => fault.vendor !== vendor.name)
  })
  return withoutFaults ?? { scenario: DEFAULT_SCENARIO, with: {} }
}

/** Sends a request. Throws a TypeError for one that may change data without permission, which no plan contains. */
function sendIfAllowed(request: ConcreteRequest, { writes, send }: AttemptOptions): Promise<ReceivedResponse> {
  if (!writes && !isRead(request.method)) throw new TypeError(`${request.method} must not be sent without writes`)
  return send(request)
}

/** Returns the scenario of an interaction: the last one of its provider states, or the default. */
function scenarioOf({ providerStates = [] }: Interaction): ScenarioState {
  const last = providerStates.findLast(({ name }) => name !== KNOWN_IDS && !name.startsWith(AFTER))
  if (!last || last.name === '') return { scenario: DEFAULT_SCENARIO, with: {} }
  // createInitialWorld rejects values that are not parameters of the scenario.
  return { scenario: last.name, with: (last.params ?? {}) as Readonly<Record<string, ParameterValue>> }
}
