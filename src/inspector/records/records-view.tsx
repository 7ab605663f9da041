import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, type Route } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { LinkGroups } from '../ui/link-groups.tsx'
import { useLoaded } from '../use-loaded.ts'
import { NEW_KEY, NewRecord } from './new-record.tsx'
import { RecordTable } from './record-table.tsx'
import { RecordView } from './record-view.tsx'

/** Lists the collections of a world, with the records of the selected collection or the selected record. */
export function RecordsView({ rest: [vendor, name, key] }: Route) {
  const { world, revision } = useInspector()
  const { value, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } }))
  })
  const selected = value?.collections.find((candidate) => candidate.vendor === vendor && candidate.collection === name)
  return (
    <>
      <h2>Records</h2>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <div class="split narrow-first">
        <LinkGroups
          label="Collections"
          items={value?.collections ?? []}
          groupOf={(item) => item.vendor}
          hrefOf={(item) => hrefOf(world, 'records', item.vendor, item.collection)}
          isSelected={(item) => item === selected}
        >
          {(item) => (
            <>
              {item.collection} <small>{item.size}</small>
            </>
          )}
        </LinkGroups>
        <div class={selected && 'selected'}>
          {selected && <BackLink href={hrefOf(world, 'records')}>All collections</BackLink>}
          {selected && key === undefined && <RecordTable key={`${vendor} ${name}`} collection={selected} />}
          {selected && key === NEW_KEY && <NewRecord collection={selected} />}
          {selected && key !== undefined && key !== NEW_KEY && (
            <RecordView key={key} collection={selected} recordKey={key} />
          )}
          {value && !selected && <p>Select a collection to see its records.</p>}
        </div>
      </div>
    </>
  )
}
