import { faultsOf } from '../../engine/faults/faults.ts'
import type { ParameterValue } from '../../engine/services/emulator-services.ts'
import type { Interaction, Pact } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { DEFAULT_SCENARIO } from '../../scenarios/library.ts'
import { canonicalJson } from '../json.ts'
import { AFTER, KNOWN_IDS } from '../provider-states.ts'
import { FIRST_VARIANT, type Sandbox, type ScenarioState } from '../sandbox.ts'

/**
 * Returns the scenario that the account is expected to resemble: that of most interactions, of those without faults.
 * @param name the scenario's name, if the user chose one
 */
export function mainScenario(
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

/** Returns the scenario of an interaction: the last one of its provider states, or the default. */
export function scenarioOf({ providerStates = [] }: Interaction): ScenarioState {
  const last = providerStates.findLast(({ name }) => name !== KNOWN_IDS && !name.startsWith(AFTER))
  if (!last || last.name === '') return { scenario: DEFAULT_SCENARIO, with: {} }
  // createInitialWorld rejects values that are not parameters of the scenario.
  return { scenario: last.name, with: (last.params ?? {}) as Readonly<Record<string, ParameterValue>> }
}
