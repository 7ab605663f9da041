import type { AnyEmulator } from '../emulator/emulator.ts'
import type { Pact } from '../engine/services/pact.ts'
import { combinePacts } from '../reports/create-evidence.ts'
import { digestOfPact, digestOfScenario } from '../reports/evidence-digests.ts'
import type { PresentState } from '../reports/stale-evidence.ts'

/** Known parts of the state that evidence is compared with. */
interface KnownState extends Pick<AnyEmulator, 'vendors' | 'scenarios'> {
  /** all pacts of the project; undefined if they are unknown */
  readonly pacts?: readonly Pact[] | undefined
  /** versions of the verifier's packages; undefined if they are not installed */
  readonly verifiers?: Readonly<Record<string, string>> | undefined
}

/** Returns the present state of vendors, scenarios and pacts. Each digest is computed when it is used. */
export function presentState({ vendors, scenarios, pacts, verifiers }: KnownState): PresentState {
  const names = new Set(scenarios.names())
  const combined = pacts && combinePacts(pacts)
  return {
    spec: (vendor) => (Object.hasOwn(vendors, vendor) ? vendors[vendor]?.digest : undefined),
    pact: (vendor, consumer) => {
      if (!combined) return undefined
      const found = combined.find((pact) => pact.provider.name === vendor && pact.consumer.name === consumer)
      return found ? digestOfPact(found) : null
    },
    scenario: (vendor, name) => {
      if (!names.has(name) || !Object.hasOwn(vendors, vendor)) return undefined
      return digestOfScenario(scenarios.plan(name), vendor)
    },
    verifiers,
  }
}
