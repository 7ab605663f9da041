import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf, type Route } from '../route.ts'
import { Back } from '../ui/back.tsx'
import { LinkGroups } from '../ui/link-groups.tsx'
import { useLoaded } from '../use-loaded.ts'
import { NEW, NewRecord } from './new-record.tsx'
import { RecordTable } from './record-table.tsx'
import { RecordView } from './record-view.tsx'

/** The collections of a world; the records of the one that was chosen; the record that was chosen. */
export function RecordsView({ rest: [vendor, collection, key] }: Route) {
  const { world, edition } = useDesk()
  const { value, failure } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } }))
  })
  const chosen = value?.collections.find((one) => one.vendor === vendor && one.collection === collection)
  return (
    <>
      <h2>Records</h2>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <div class="split narrow-first">
        <LinkGroups
          label="Collections"
          items={value?.collections ?? []}
          groupOf={(one) => one.vendor}
          addressOf={(one) => addressOf(world, 'records', one.vendor, one.collection)}
          isChosen={(one) => one === chosen}
        >
          {(one) => (
            <>
              {one.collection} <small>{one.size}</small>
            </>
          )}
        </LinkGroups>
        <div class={chosen && 'chosen'}>
          {chosen && <Back to={addressOf(world, 'records')}>All collections</Back>}
          {chosen && key === undefined && <RecordTable key={`${vendor} ${collection}`} of={chosen} />}
          {chosen && key === NEW && <NewRecord of={chosen} />}
          {chosen && key !== undefined && key !== NEW && <RecordView key={key} of={chosen} recordKey={key} />}
          {value && !chosen && <p>Choose a collection to see its records.</p>}
        </div>
      </div>
    </>
  )
}
