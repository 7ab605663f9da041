import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, navigate } from '../route.ts'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { RecordEditor } from './record-editor.tsx'
import { addField, fieldsOf } from './record-fields.ts'

/** Replaces the key in the URL of the form; no vendor's ids look like this. */
export const NEW_KEY = '+'

/** Creates a record from a part of its properties; the emulator fills in the others, as in a scenario. */
export function NewRecord({
  collection: { vendor, collection, schema },
}: {
  collection: ControlSchemas['Collection']
}) {
  const { world, perform } = useInspector()
  const { value: document } = useDocument(vendor)
  const [text, setText] = useState('{\n  \n}')
  const post = (body: ControlSchemas['GivenRecord'], dryRun: boolean) => {
    const params = { path: { world, vendor, collection }, query: { dryRun } }
    return unwrap(control.POST('/_control/worlds/{world}/state/{vendor}/{collection}', { params, body }))
  }
  const save = async (record: ControlSchemas['GivenRecord']) => {
    let created: string | undefined
    await perform('Created the record', async () => {
      const { key } = await post(record, false)
      created = key
      return () => remove(key)
    })
    if (created !== undefined) navigate(world, 'records', vendor, collection, created)
  }
  const remove = async (key: string) => {
    const params = { path: { world, vendor, collection, key } }
    await unwrap(control.DELETE('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
    navigate(world, 'records', vendor, collection)
  }
  const fields = document ? fieldsOf(document, schema) : []
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={hrefOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <SelectedTitle level="h3" id="record-title" subject={schema}>
        New {schema}
      </SelectedTitle>
      <p>Enter the properties that matter; DeskDouble fills in the others, as in a scenario.</p>
      <div class="split record">
        <RecordEditor
          label="New record as JSON"
          text={text}
          validate={(record) => post(record, true)}
          save={save}
          onEdit={setText}
        />
        {fields.length > 0 && (
          <section class="panel" aria-labelledby="fields-title">
            <h4 id="fields-title">Fields</h4>
            <dl class="steps stacked">
              {fields.map((field) => (
                <div key={field.name}>
                  <dt>
                    <button type="button" class="add-field" onClick={() => setText(addField(text, field))}>
                      Add {field.name}
                    </button>
                  </dt>
                  <dd>
                    <small>{field.type}</small> {field.description}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </section>
  )
}
