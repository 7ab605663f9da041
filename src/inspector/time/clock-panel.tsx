import { useState } from 'preact/hooks'
import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { momentText } from '../ui/moment.ts'
import { Switch } from '../ui/switch.tsx'
import { useLoaded } from '../use-loaded.ts'

const STEPS = { '1m': 'a minute', '15m': '15 minutes', '1h': 'an hour', '1d': 'a day', '30d': '30 days' } as const

/** What the clock of a world shows, and how to move it. */
export function ClockPanel() {
  const { world, edition, act } = useDesk()
  const [instant, setInstant] = useState('')
  const { value: clock, failure } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}/clock', { params: { path: { world } } }))
  })
  const change = (done: string, body: Told['ClockChange']) => {
    return act(done, () => told(control.PATCH('/_control/worlds/{world}/clock', { params: { path: { world } }, body })))
  }
  const set = (event: Event) => {
    event.preventDefault()
    void change('The clock is set', { now: `${instant}Z` })
  }
  return (
    <section class="panel" aria-labelledby="clock-title">
      <h3 id="clock-title">Clock</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {clock && (
        <p class="clock">
          <time dateTime={clock.now}>{momentText(clock.now)}</time> {clock.frozen ? 'frozen' : 'running'}
        </p>
      )}
      <p class="deeds">
        {Object.entries(STEPS).map(([advance, words]) => (
          <button key={advance} type="button" onClick={() => change(`The clock is ${words} further`, { advance })}>
            + {words}
          </button>
        ))}
        <Switch
          on={clock?.frozen ?? false}
          label="Frozen"
          flip={(frozen) => change(frozen ? 'The clock stands still' : 'The clock runs', { frozen })}
        />
      </p>
      <form class="filters" onSubmit={set}>
        <label>
          Set it to (UTC)
          <input
            type="datetime-local"
            step={1}
            required
            value={instant}
            onInput={({ currentTarget: { value } }) => setInstant(value.length === 16 ? `${value}:00` : value)}
          />
        </label>
        <button type="submit">Set</button>
      </form>
    </section>
  )
}
