import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { changeQuery, hrefOf, type Route } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { BreakableName } from '../ui/breakable-name.tsx'
import { LinkGroups } from '../ui/link-groups.tsx'
import { useLoaded } from '../use-loaded.ts'
import { NEW_KEY, NewRecord } from './new-record.tsx'
import { RecordSearch } from './record-search.tsx'
import { RecordTable } from './record-table.tsx'
import { RecordView } from './record-view.tsx'

const LONGEST_SEARCH = 200

/** Lists the collections of a world, with a search in all of them, the selected collection, or the selected record. */
export function RecordsView(route: Route) {
  const { world, revision } = useInspector()
  const [vendor, name, key] = route.rest
  const { search = '' } = route.query
  const { value, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } }))
  })
  const selected = value?.collections.find((candidate) => candidate.vendor === vendor && candidate.collection === name)
  return (
    <div class="page wide">
      <h2>Records</h2>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <div class="split narrow-first">
        <div>
          <search>
            <label>
              Search all records
              <input
                type="search"
                data-shortcut="/"
                onKeyDown={focusFirst}
                value={search}
                maxLength={LONGEST_SEARCH}
                onInput={({ currentTarget }) => {
                  changeQuery(route, { search: currentTarget.value }, [])
                }}
              />
            </label>
          </search>
          <LinkGroups
            label="Collections"
            items={value?.collections ?? []}
            groupOf={(item) => item.vendor}
            hrefOf={(item) => hrefOf(world, 'records', item.vendor, item.collection)}
            isSelected={(item) => item === selected}
          >
            {(item) => (
              <>
                <BreakableName name={item.collection} /> <small>{item.size}</small>
              </>
            )}
          </LinkGroups>
        </div>
        <div class={selected ? 'selected' : search === '' ? 'placeholder' : 'results'}>
          {selected && <BackLink href={hrefOf(world, 'records')}>All collections</BackLink>}
          {selected && key === undefined && (
            <RecordTable key={`${vendor} ${name}`} route={route} collection={selected} />
          )}
          {selected && key === NEW_KEY && <NewRecord collection={selected} />}
          {selected && key !== undefined && key !== NEW_KEY && (
            <RecordView key={key} collection={selected} recordKey={key} />
          )}
          {!selected && search !== '' && <RecordSearch text={search} />}
          {value && !selected && search === '' && <p>Select a collection to see its records, or search all of them.</p>}
        </div>
      </div>
    </div>
  )
}

/** Moves the focus from the search to the first record that was found. */
function focusFirst(event: KeyboardEvent): void {
  const field = event.currentTarget
  if (!(field instanceof HTMLElement) || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  field.closest('.split')?.querySelector<HTMLElement>('.found li a')?.focus()
}
