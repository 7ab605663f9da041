import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, navigate } from '../route.ts'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { RecordEditor } from './record-editor.tsx'

/** Replaces the key in the URL of the form; no vendor's ids look like this. */
export const NEW_KEY = '+'

/** Creates a record from a part of its properties; the emulator fills in the others, as in a scenario. */
export function NewRecord({
  collection: { vendor, collection, schema },
}: {
  collection: ControlSchemas['Collection']
}) {
  const { world, perform } = useInspector()
  const post = (body: ControlSchemas['GivenRecord'], dryRun: boolean) => {
    const params = { path: { world, vendor, collection }, query: { dryRun } }
    return unwrap(control.POST('/_control/worlds/{world}/state/{vendor}/{collection}', { params, body }))
  }
  const save = async (record: ControlSchemas['GivenRecord']) => {
    let key: string | undefined
    await perform('Created the record', async () => {
      key = (await post(record, false)).key
    })
    if (key !== undefined) navigate(world, 'records', vendor, collection, key)
  }
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={hrefOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <SelectedTitle level="h3" id="record-title" subject={schema}>
        New {schema}
      </SelectedTitle>
      <p>Enter the properties that matter; DeskDouble fills in the others, as in a scenario.</p>
      <RecordEditor
        label="New record as JSON"
        text={'{\n  \n}'}
        validate={(record) => post(record, true)}
        save={save}
      />
    </section>
  )
}
