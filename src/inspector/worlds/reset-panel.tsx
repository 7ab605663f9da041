import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { saveUndo } from '../undo.ts'
import { useLoaded } from '../use-loaded.ts'
import { changedParameters, ScenarioSelect, useScenarios } from './scenario-select.tsx'

/** Resets the world to its initial state or loads another scenario into it. Its clients keep their base URL. */
export function ResetPanel() {
  const { world, revision, perform } = useInspector()
  const scenarios = useScenarios()
  const [selected, setSelected] = useState('')
  const { value: loaded } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  })
  const initialScenario = loaded?.initialState.scenario ?? ''
  const [keepJournal, setKeepJournal] = useState(true)
  const reset = (success: string, initial: { scenario?: string; with?: Record<string, string | number | boolean> }) => {
    return perform(success, async () => {
      const undo = await saveUndo(world)
      const body = { ...initial, keepJournal }
      await unwrap(control.POST('/_control/worlds/{world}/reset', { params: { path: { world } }, body }))
      return undo
    })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const scenario = scenarios.find(({ name }) => name === (selected || initialScenario))
    if (!scenario || !(event.currentTarget instanceof HTMLFormElement)) return
    const parameters = changedParameters(new FormData(event.currentTarget), scenario)
    void reset(`Loaded scenario ${scenario.name} into ${world}`, { scenario: scenario.name, with: parameters })
  }
  return (
    <section class="panel" aria-labelledby="reset-title">
      <h3 id="reset-title">Scenario of {world}</h3>
      {loaded && (
        <p>
          Initial state: {loaded.initialState.scenario ?? `copy of world ${loaded.initialState.from}`}
          {Object.entries(loaded.initialState.with).map(([name, value]) => `, ${name} = ${value}`)}. Seed {loaded.seed},
          authentication {loaded.auth}.
          {loaded.outdated && ' The scenario has changed since; reset the world to load the new version.'}
        </p>
      )}
      <form class="filters" onSubmit={submit}>
        <ScenarioSelect
          label="Scenario"
          scenarios={scenarios}
          selected={selected || initialScenario}
          onSelect={setSelected}
          otherOptions={initialScenario === '' ? [''] : []}
        />
        <button type="submit" disabled={(selected || initialScenario) === ''}>
          Load scenario
        </button>
        <button type="button" onClick={() => reset(`Reset ${world} to its initial state`, {})}>
          Reset
        </button>
        <label class="inline">
          <input
            type="checkbox"
            checked={keepJournal}
            onChange={({ currentTarget }) => setKeepJournal(currentTarget.checked)}
          />
          Keep the request journal
        </label>
      </form>
    </section>
  )
}
