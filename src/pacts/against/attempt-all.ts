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
import { type Attempt, attempt } from './attempt.ts'
import type { Double } from './double.ts'
import type { Party } from './party.ts'
import { type ChangePolicy, isRead } from './safety.ts'
import { ScenarioValues } from './scenario-values.ts'
import { ServiceHeaders } from './service-headers.ts'
import { ServiceNames } from './service-names.ts'

/** Options for sending the interactions of a pact to a service. */
export interface AttemptOptions extends ChangePolicy {
  /** sends a request to the service */
  readonly send: (request: ConcreteRequest) => Promise<ReceivedResponse>
  /** headers with credentials, which replace those of the pact */
  readonly headers: Pairs
  /** values of the service by setting, reference or name of a record */
  readonly known: ReadonlyMap<string, string>
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
  const responses = new Map<string, Promise<unknown>>()
  const attempts: Attempt[] = []
  const remaining = new Set<string>()
  const main = contextOf(mainScenario(pact, vendor, sandbox)).double
  for (const [i, interaction] of pact.interactions.entries()) {
    options.onProgress?.(i, pact.interactions.length)
    options.signal?.throwIfAborted()
    const state = scenarioOf(interaction)
    const shared = { vendor, model, main, policy: options, remaining }
    attempts.push(await attempt(interaction, { ...shared, scenario: state.scenario, ...contextOf(state) }))
  }
  return attempts

  function contextOf(state: ScenarioState): ScenarioContext {
    const key = canonicalJson(state)
    const context = contexts.get(key) ?? createContext(state)
    contexts.set(key, context)
    return context
  }

  function createContext(state: ScenarioState): ScenarioContext {
    const origin = sandbox.createWorld(state, FIRST_VARIANT)
    const double = { sandbox, vendor, origin, values: new ScenarioValues(origin, vendor) }
    const names = new ServiceNames(double, options.known, responses)
    const headers = new ServiceHeaders(options.headers, double)
    const service: Party = {
      valueOf: (name) => names.valueOf(name, service),
      headersOf: (request) => headers.of(request),
      send: (request) => sendIfAllowed(request, options),
    }
    return { double, service }
  }
}

/** Returns the scenario of most interactions, of those without faults. The account is expected to resemble it. */
function mainScenario({ interactions }: Pact, vendor: Vendor, sandbox: Sandbox): ScenarioState {
  const groups = [...Map.groupBy(interactions.map(scenarioOf), canonicalJson).values()].toSorted((a, b) => {
    return b.length - a.length
  })
  const states = groups.flatMap(([state]) => (state ? [state] : []))
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
