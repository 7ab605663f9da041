import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { navigate } from '../route.ts'
import { fieldText } from '../ui/form-fields.ts'
import { changedParameters, ScenarioSelect, useScenarios } from './scenario-select.tsx'

const CURRENT_STATE = 'current state of this world'

/** Creates a world from a scenario or from the current state of the selected world. */
export function ForkForm() {
  const { world, perform } = useInspector()
  const scenarios = useScenarios()
  const [selected, setSelected] = useState(CURRENT_STATE)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    const name = fieldText(fields, 'name')
    const scenario = scenarios.find((candidate) => candidate.name === selected)
    const source = scenario ? { scenario: scenario.name, with: changedParameters(fields, scenario) } : { from: world }
    let created: string | undefined
    await perform('Created the world', async () => {
      const body = { ...(name !== '' && { name }), ...source }
      created = (await unwrap(control.POST('/_control/worlds', { body }))).name
    })
    if (created !== undefined) navigate(created, 'worlds')
  }
  return (
    <section class="panel" aria-labelledby="fork-title">
      <h3 id="fork-title">Create a world</h3>
      <form class="filters" onSubmit={submit}>
        <label>
          Name
          <input
            name="name"
            data-shortcut="n"
            aria-keyshortcuts="n"
            pattern="[\w\-]{1,64}"
            title="1 to 64 letters, digits, hyphens or underscores"
            placeholder="generated"
          />
        </label>
        <ScenarioSelect
          label="Initial state"
          scenarios={scenarios}
          selected={selected}
          onSelect={setSelected}
          otherOptions={[CURRENT_STATE]}
        />
        <button type="submit">Create world</button>
      </form>
    </section>
  )
}
