import { scenarios } from '../generated/scenarios.ts'
import { readScenario, type Scenario } from './scenario.ts'

/** The scenario that a world starts from unless another is named. */
export const DEFAULT_SCENARIO = 'default'

/** The names of the scenarios that come with the package, sorted. */
function scenarioNames(): string[] {
  return scenarios.map((raw) => readScenario(raw).scenario).toSorted()
}

/** A scenario that comes with the package. Throws a RangeError that lists the names when there is none of this one. */
export function findScenario(name: string): Scenario {
  const found = scenarios.map(readScenario).find(({ scenario }) => scenario === name)
  if (found) return found
  throw new RangeError(`There is no scenario "${name}"; there are ${scenarioNames().join(', ')}`)
}
