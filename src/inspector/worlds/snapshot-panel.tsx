import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { useLoaded } from '../use-loaded.ts'

/** Lists the named snapshots of a world; saves, restores and deletes them. */
export function SnapshotPanel() {
  const { world, revision, perform } = useInspector()
  const [name, setName] = useState('')
  const { value, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/snapshots', { params: { path: { world } } }))
  })
  const submit = async (event: Event) => {
    event.preventDefault()
    const path = { world, snapshot: name }
    const save = () => unwrap(control.PUT('/_control/worlds/{world}/snapshots/{snapshot}', { params: { path } }))
    if (await perform(`Saved snapshot ${name}`, save)) setName('')
  }
  const restore = (snapshot: string) => {
    const body = { to: `snapshot:${snapshot}` }
    return unwrap(control.POST('/_control/worlds/{world}/restore', { params: { path: { world } }, body }))
  }
  const remove = (snapshot: string) => {
    const path = { world, snapshot }
    return unwrap(control.DELETE('/_control/worlds/{world}/snapshots/{snapshot}', { params: { path } }))
  }
  return (
    <section class="panel" aria-labelledby="snapshots-title">
      <h3 id="snapshots-title">Snapshots</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <ul class="snapshots">
        {value?.snapshots.map((snapshot) => (
          <li key={snapshot.name}>
            <b>{snapshot.name}</b> {formatInstant(snapshot.at)}, after request {snapshot.after}{' '}
            <button
              type="button"
              onClick={() => perform(`Restored snapshot ${snapshot.name}`, () => restore(snapshot.name))}
            >
              Restore {snapshot.name}
            </button>{' '}
            <button
              type="button"
              onClick={() => perform(`Deleted snapshot ${snapshot.name}`, () => remove(snapshot.name))}
            >
              Delete {snapshot.name}
            </button>
          </li>
        ))}
      </ul>
      <form class="filters" onSubmit={submit}>
        <label>
          Snapshot name
          <input
            required
            pattern="[\w.\-]{1,64}"
            title="1 to 64 letters, digits, periods, hyphens or underscores"
            value={name}
            onInput={({ currentTarget: { value: typed } }) => setName(typed)}
          />
        </label>
        <button type="submit">Save snapshot</button>
      </form>
    </section>
  )
}
