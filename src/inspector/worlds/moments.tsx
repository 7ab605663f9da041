import { useState } from 'preact/hooks'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { momentText } from '../ui/moment.ts'
import { useLoaded } from '../use-loaded.ts'

/** The moments of a world that are kept by name. */
export function Moments() {
  const { world, edition, act } = useDesk()
  const [name, setName] = useState('')
  const { value, failure } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}/snapshots', { params: { path: { world } } }))
  })
  const save = async (event: Event) => {
    event.preventDefault()
    const path = { world, snapshot: name }
    const put = () => told(control.PUT('/_control/worlds/{world}/snapshots/{snapshot}', { params: { path } }))
    if (await act(`This moment is kept as ${name}`, put)) setName('')
  }
  const restore = (snapshot: string) => {
    const body = { to: `snapshot:${snapshot}` }
    return told(control.POST('/_control/worlds/{world}/restore', { params: { path: { world } }, body }))
  }
  const forget = (snapshot: string) => {
    const path = { world, snapshot }
    return told(control.DELETE('/_control/worlds/{world}/snapshots/{snapshot}', { params: { path } }))
  }
  return (
    <section class="panel" aria-labelledby="moments-title">
      <h3 id="moments-title">Snapshots</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <ul class="faults">
        {value?.snapshots.map((kept) => (
          <li key={kept.name}>
            <b>{kept.name}</b> {momentText(kept.at)}, after exchange {kept.after}{' '}
            <button
              type="button"
              onClick={() => act(`The world is as it was at ${kept.name}`, () => restore(kept.name))}
            >
              Go back to {kept.name}
            </button>{' '}
            <button type="button" onClick={() => act(`${kept.name} is forgotten`, () => forget(kept.name))}>
              Forget {kept.name}
            </button>
          </li>
        ))}
      </ul>
      <form class="filters" onSubmit={save}>
        <label>
          Keep this moment as
          <input
            required
            pattern="[\w.\-]{1,64}"
            title="Letters, digits, and . - _"
            value={name}
            onInput={({ currentTarget: { value: typed } }) => setName(typed)}
          />
        </label>
        <button type="submit">Keep</button>
      </form>
    </section>
  )
}
