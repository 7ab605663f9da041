import { useState } from 'preact/hooks'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { useLoaded } from '../use-loaded.ts'
import { parametersIn, ScenarioChoice, useScenarios } from './scenario-choice.tsx'

/** Takes the world back to how it began, or lets it begin with another scenario: clients need not be told. */
export function BeginAgain() {
  const { world, edition, act } = useDesk()
  const scenarios = useScenarios()
  const [chosen, setChosen] = useState('')
  const { value: here } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  })
  const began = here?.initialState.scenario ?? ''
  const reset = (done: string, body: { scenario?: string; with?: Record<string, string | number | boolean> }) => {
    return act(done, () => told(control.POST('/_control/worlds/{world}/reset', { params: { path: { world } }, body })))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const scenario = scenarios.find(({ name }) => name === (chosen || began))
    if (!scenario || !(event.currentTarget instanceof HTMLFormElement)) return
    const given = parametersIn(new FormData(event.currentTarget), scenario)
    void reset(`${world} begins with ${scenario.name}`, { scenario: scenario.name, with: given })
  }
  return (
    <section class="panel" aria-labelledby="begin-title">
      <h3 id="begin-title">Scenario of {world}</h3>
      {here && (
        <p>
          It began with {here.initialState.scenario ?? `what world ${here.initialState.from} then held`}
          {Object.entries(here.initialState.with).map(([name, value]) => `, ${name} = ${value}`)}; seed {here.seed},
          authentication {here.auth}.{here.outdated && ' Its scenario was changed since; a reset takes the new one.'}
        </p>
      )}
      <form class="filters" onSubmit={submit}>
        <ScenarioChoice
          scenarios={scenarios}
          chosen={chosen || began}
          choose={setChosen}
          others={began === '' ? [''] : []}
        />
        <button type="submit" disabled={(chosen || began) === ''}>
          Begin with it
        </button>
        <button type="button" onClick={() => reset(`${world} is as it began`, {})}>
          Reset
        </button>
      </form>
    </section>
  )
}
