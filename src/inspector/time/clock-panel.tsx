import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { Switch } from '../ui/switch.tsx'
import { useLoaded } from '../use-loaded.ts'

const STEPS = {
  '1m': '1 minute',
  '15m': '15 minutes',
  '1h': '1 hour',
  '1d': '1 day',
  '30d': '30 days',
} as const

/** Shows the clock of a world; advances, freezes and sets it. */
export function ClockPanel() {
  const { world, revision, perform } = useInspector()
  const [instant, setInstant] = useState('')
  const { value: clock, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/clock', { params: { path: { world } } }))
  })
  const change = (success: string, body: ControlSchemas['ClockChange']) => {
    return perform(success, () => {
      return unwrap(control.PATCH('/_control/worlds/{world}/clock', { params: { path: { world } }, body }))
    })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    void change('Set the clock', { now: `${instant}Z` })
  }
  return (
    <section class="panel" aria-labelledby="clock-title">
      <h3 id="clock-title">Clock</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {clock && (
        <p class="clock">
          <time dateTime={clock.now}>{formatInstant(clock.now)}</time> {clock.frozen ? 'frozen' : 'running'}
        </p>
      )}
      <p class="actions">
        {Object.entries(STEPS).map(([advance, label]) => (
          <button key={advance} type="button" onClick={() => change(`Advanced the clock by ${label}`, { advance })}>
            + {label}
          </button>
        ))}
        <Switch
          on={clock?.frozen ?? false}
          label="Frozen"
          onToggle={(frozen) => change(frozen ? 'Froze the clock' : 'Started the clock', { frozen })}
        />
      </p>
      <form class="filters" onSubmit={submit}>
        <label>
          Date and time (UTC)
          <input
            type="datetime-local"
            step={1}
            required
            value={instant}
            onInput={({ currentTarget: { value } }) => setInstant(value.length === 16 ? `${value}:00` : value)}
          />
        </label>
        <button type="submit">Set clock</button>
      </form>
    </section>
  )
}
