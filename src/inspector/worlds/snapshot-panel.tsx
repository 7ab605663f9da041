import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { formatInstant } from '../ui/format-instant.ts'
import { restore, saveUndo, UNDO_SNAPSHOT } from '../undo.ts'
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
  const restoreTo = (snapshot: string) => {
    return perform(`Restored snapshot ${snapshot}`, async () => {
      // The snapshot of the last undo would be replaced before it is restored.
      const undo = snapshot === UNDO_SNAPSHOT ? undefined : await saveUndo(world)
      await restore(world, `snapshot:${snapshot}`)
      return undo
    })
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
            {snapshot.name === UNDO_SNAPSHOT && '(the state before the last action that can be undone) '}
            <button type="button" onClick={() => restoreTo(snapshot.name)}>
              Restore {snapshot.name}
            </button>{' '}
            <ConfirmButton
              label={`Delete ${snapshot.name}`}
              onConfirm={() => perform(`Deleted snapshot ${snapshot.name}`, () => remove(snapshot.name))}
            />
          </li>
        ))}
      </ul>
      <form class="filters" onSubmit={submit}>
        <label>
          Snapshot name
          <input
            data-shortcut="s"
            aria-keyshortcuts="s"
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
