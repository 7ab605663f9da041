import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, navigate } from '../route.ts'
import { Copyable } from '../ui/copyable.tsx'
import { JsonTree } from '../ui/json-tree.tsx'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { saveUndo } from '../undo.ts'
import { useLoaded } from '../use-loaded.ts'
import { nameOf } from './columns.ts'
import { RecordEditor } from './record-editor.tsx'

/** Shows a record as a tree; edits it within the limits of its spec, and deletes it. */
export function RecordView({
  collection: { vendor, collection, schema },
  recordKey: key,
}: {
  collection: ControlSchemas['Collection']
  recordKey: string
}) {
  const { world, revision, perform } = useInspector()
  const params = { path: { world, vendor, collection, key } }
  const { value, failure } = useLoaded([world, vendor, collection, key].join('\n'), [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
  })
  const put = (body: ControlSchemas['GivenRecord'], dryRun: boolean) => {
    const query = { dryRun }
    return unwrap(
      control.PUT('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params: { ...params, query }, body }),
    )
  }
  const save = (record: ControlSchemas['GivenRecord']) => {
    return perform('Saved the record', async () => {
      const undo = await saveUndo(world)
      await put(record, false)
      return undo
    })
  }
  const remove = async () => {
    const isDone = await perform('Deleted the record', async () => {
      const undo = await saveUndo(world)
      await unwrap(control.DELETE('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
      return undo
    })
    if (isDone) navigate(world, 'records', vendor, collection)
  }
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={hrefOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <SelectedTitle level="h3" id="record-title" subject={key}>
        {schema} {value ? nameOf(value) : key}
      </SelectedTitle>
      <p class="key">
        <Copyable isTabStop label="key" text={key} />
      </p>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value && (
        <div class="split record">
          <RecordEditor
            label="Record as JSON"
            text={JSON.stringify(value.record, undefined, 2)}
            validate={(record) => put(record, true)}
            save={save}
          >
            <button type="button" onClick={remove}>
              Delete
            </button>
          </RecordEditor>
          <section class="panel" aria-label="Record as a tree">
            <JsonTree value={value.record} />
          </section>
        </div>
      )}
    </section>
  )
}
