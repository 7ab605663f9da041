import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf, goTo } from '../route.ts'
import { ChosenTitle } from '../ui/chosen-title.tsx'
import { useLoaded } from '../use-loaded.ts'
import { RecordEditor } from './record-editor.tsx'

/** One record, which can be changed as far as its spec allows, and deleted. */
export function RecordView({
  of: { vendor, collection, schema },
  recordKey: key,
}: {
  of: Told['Collection']
  recordKey: string
}) {
  const { world, edition, act } = useDesk()
  const params = { path: { world, vendor, collection, key } }
  const { value, failure } = useLoaded([world, vendor, collection, key].join('\n'), [edition], () => {
    return told(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
  })
  const put = (body: Told['GivenRecord'], dryRun: boolean) => {
    const query = { dryRun }
    return told(
      control.PUT('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params: { ...params, query }, body }),
    )
  }
  const remove = async () => {
    const done = await act('The record is deleted', () => {
      return told(control.DELETE('/_control/worlds/{world}/state/{vendor}/{collection}/{key}', { params }))
    })
    if (done) goTo(world, 'records', vendor, collection)
  }
  return (
    <section aria-labelledby="record-title">
      <p>
        <a href={addressOf(world, 'records', vendor, collection)}>All {collection}</a>
      </p>
      <ChosenTitle level="h3" id="record-title" of={key}>
        {schema} {key}
      </ChosenTitle>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value && (
        <RecordEditor
          label="The record as JSON"
          text={JSON.stringify(value.record, undefined, 2)}
          check={(record) => put(record, true)}
          save={(record) => act('The record is saved', () => put(record, false))}
        >
          <button type="button" onClick={remove}>
            Delete
          </button>
        </RecordEditor>
      )}
    </section>
  )
}
