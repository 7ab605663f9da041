import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { Choice } from '../ui/choice.tsx'
import { useLoaded } from '../use-loaded.ts'

export type Scenario = Told['Scenario']

/** The scenarios that a world can begin with. */
export function useScenarios(): readonly Scenario[] {
  const { value } = useLoaded('scenarios', [], () => told(control.GET('/_control/scenarios')))
  return value?.scenarios ?? []
}

interface Choosing {
  readonly scenarios: readonly Scenario[]
  readonly chosen: string
  readonly choose: (name: string) => void
  /** what can be chosen beside scenarios */
  readonly others?: readonly string[]
}

/** Chooses a scenario, and tells what it is. */
export function ScenarioChoice({ scenarios, chosen, choose, others = [] }: Choosing) {
  const scenario = scenarios.find(({ name }) => name === chosen)
  return (
    <>
      <Choice
        label="Begin with"
        value={chosen}
        choose={choose}
        from={[...others, ...scenarios.map(({ name }) => name)]}
      />
      {scenario && <p class="wide">{scenario.describe}</p>}
      {scenario && <Parameters key={scenario.name} parameters={scenario.with} />}
    </>
  )
}

const PREFIX = 'with '

function Parameters({ parameters }: { parameters: Scenario['with'] }) {
  return (
    <>
      {Object.entries(parameters).map(([name, value]) => (
        <label key={name}>
          {name}
          <input name={PREFIX + name} defaultValue={String(value)} />
        </label>
      ))}
    </>
  )
}

/** The parameters that were given another value than their default, of the default's type. */
export function parametersIn(fields: FormData, { with: defaults }: Pick<Scenario, 'with'>): Scenario['with'] {
  const changed = Object.entries(defaults).flatMap(([name, value]) => {
    const typed = fields.get(PREFIX + name)
    return typeof typed !== 'string' || typed === String(value) ? [] : [[name, likeIt(typed, value)] as const]
  })
  return Object.fromEntries(changed)
}

function likeIt(typed: string, value: string | number | boolean): string | number | boolean {
  if (typeof value === 'number' && typed.trim() !== '' && !Number.isNaN(Number(typed))) return Number(typed)
  return typeof value === 'boolean' && (typed === 'true' || typed === 'false') ? typed === 'true' : typed
}
