import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, navigate } from '../route.ts'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { useLoaded } from '../use-loaded.ts'
import { RecordEditor } from './record-editor.tsx'

/** Shows a record; edits it within the limits of its spec, and deletes it. */
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
  const remove = async () => {
    const isDone = await perform('Deleted the record', () => {
      return unwrap(control.DELETE('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
    })
    if (isDone) navigate(world, 'records', vendor, collection)
  }
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={hrefOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <SelectedTitle level="h3" id="record-title" subject={key}>
        {schema} {key}
      </SelectedTitle>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value && (
        <RecordEditor
          label="Record as JSON"
          text={JSON.stringify(value.record, undefined, 2)}
          validate={(record) => put(record, true)}
          save={(record) => perform('Saved the record', () => put(record, false))}
        >
          <button type="button" onClick={remove}>
            Delete
          </button>
        </RecordEditor>
      )}
    </section>
  )
}
