import { type ControlSchemas, control, unwrap } from '../control.ts'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'

export type Scenario = ControlSchemas['Scenario']

/** Loads the scenarios of the emulator; empty until they have loaded. */
export function useScenarios(): readonly Scenario[] {
  const { value } = useLoaded('scenarios', [], () => unwrap(control.GET('/_control/scenarios')))
  return value?.scenarios ?? []
}

interface ScenarioSelectProps {
  readonly label: string
  readonly scenarios: readonly Scenario[]
  readonly selected: string
  readonly onSelect: (name: string) => void
  /** options listed before the scenarios */
  readonly otherOptions?: readonly string[]
}

/** Selects a scenario; shows its description and its parameters. */
export function ScenarioSelect({ label, scenarios, selected, onSelect, otherOptions = [] }: ScenarioSelectProps) {
  const scenario = scenarios.find(({ name }) => name === selected)
  return (
    <>
      <Select
        label={label}
        value={selected}
        onSelect={onSelect}
        options={[...otherOptions, ...scenarios.map(({ name }) => name)]}
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

/** Returns the parameters whose value differs from their default, converted to the default's type. */
export function changedParameters(fields: FormData, { with: defaults }: Pick<Scenario, 'with'>): Scenario['with'] {
  const changed = Object.entries(defaults).flatMap(([name, value]) => {
    const typed = fields.get(PREFIX + name)
    return typeof typed !== 'string' || typed === String(value) ? [] : [[name, parseAs(typed, value)] as const]
  })
  return Object.fromEntries(changed)
}

/** Converts what was typed to the type of the default, or returns it unchanged so that the emulator reports the error. */
function parseAs(typed: string, value: string | number | boolean): string | number | boolean {
  if (typeof value === 'number' && typed.trim() !== '' && !Number.isNaN(Number(typed))) return Number(typed)
  return typeof value === 'boolean' && (typed === 'true' || typed === 'false') ? typed === 'true' : typed
}
