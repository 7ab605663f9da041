import { useState } from 'preact/hooks'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { goTo } from '../route.ts'
import { textOf } from '../ui/fields.ts'
import { parametersIn, ScenarioChoice, useScenarios } from './scenario-choice.tsx'

const AS_IT_IS = 'this world as it now is'

/** Starts another world, from a scenario or from this world as it now is. */
export function ForkForm() {
  const { world, act } = useDesk()
  const scenarios = useScenarios()
  const [chosen, setChosen] = useState(AS_IT_IS)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    const name = textOf(fields, 'name')
    const scenario = scenarios.find((one) => one.name === chosen)
    const from = scenario ? { scenario: scenario.name, with: parametersIn(fields, scenario) } : { from: world }
    let begun: string | undefined
    await act('The world has begun', async () => {
      begun = (await told(control.POST('/_control/worlds', { body: { ...(name !== '' && { name }), ...from } }))).name
    })
    if (begun !== undefined) goTo(begun, 'worlds')
  }
  return (
    <section class="panel" aria-labelledby="fork-title">
      <h3 id="fork-title">Another world</h3>
      <form class="filters" onSubmit={submit}>
        <label>
          Name
          <input name="name" pattern="[\w\-]{1,64}" title="Letters, digits, - and _" placeholder="made up" />
        </label>
        <ScenarioChoice scenarios={scenarios} chosen={chosen} choose={setChosen} others={[AS_IT_IS]} />
        <button type="submit">Start it</button>
      </form>
    </section>
  )
}
