import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf, goTo } from '../route.ts'
import { ChosenTitle } from '../ui/chosen-title.tsx'
import { RecordEditor } from './record-editor.tsx'

/** What the form stands under, in place of a key; no vendor's ids look like this. */
export const NEW = '+'

/** Makes a record of as much as is given, as a scenario would. */
export function NewRecord({ of: { vendor, collection, schema } }: { of: Told['Collection'] }) {
  const { world, act } = useDesk()
  const post = (body: Told['GivenRecord'], dryRun: boolean) => {
    const params = { path: { world, vendor, collection }, query: { dryRun } }
    return told(control.POST('/_control/worlds/{world}/state/{vendor}/{collection}', { params, body }))
  }
  const save = async (record: Told['GivenRecord']) => {
    let key: string | undefined
    await act('The record is made', async () => {
      key = (await post(record, false)).key
    })
    if (key !== undefined) goTo(world, 'records', vendor, collection, key)
  }
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={addressOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <ChosenTitle level="h3" id="record-title" of={schema}>
        New {schema}
      </ChosenTitle>
      <p>Give as much of it as matters, as in a scenario; the rest is filled in.</p>
      <RecordEditor
        label="The new record as JSON"
        text={'{\n  \n}'}
        check={(record) => post(record, true)}
        save={save}
      />
    </section>
  )
}
