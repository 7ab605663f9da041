import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf } from '../route.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { useLoaded } from '../use-loaded.ts'
import { columnsOf, formatCell } from './columns.ts'
import { NEW_KEY } from './new-record.tsx'

const PAGE_SIZE = 25

/** Shows the records of a collection as a table with pages and a search. */
export function RecordTable({
  collection: { vendor, collection, schema },
}: {
  collection: ControlSchemas['Collection']
}) {
  const { world, revision } = useInspector()
  const [search, setSearch] = useState('')
  /** Cursors of the pages up to the current one. */
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  const subject = [world, vendor, collection, search, cursor ?? ''].join('\n')
  const { value, failure } = useLoaded(subject, [revision], () => {
    const query = { limit: PAGE_SIZE, ...(search !== '' && { search }), ...(cursor !== undefined && { cursor }) }
    const path = { world, vendor, collection }
    return unwrap(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}', { params: { path, query } }))
  })
  const startSearch = (text: string) => {
    setSearch(text)
    setCursors([])
  }
  return (
    <section aria-labelledby="table-title">
      <SelectedTitle level="h3" id="table-title" subject={`${vendor} ${collection}`}>
        {vendor} {collection} <small>{schema}</small>
      </SelectedTitle>
      <search>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <label>
            Search
            <input
              type="search"
              value={search}
              maxLength={200}
              onInput={({ currentTarget: { value } }) => startSearch(value)}
            />
          </label>
          <a class="button" href={hrefOf(world, 'records', vendor, collection, NEW_KEY)}>
            New record
          </a>
        </form>
      </search>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value && (
        <>
          <p role="status">
            {value.total} {value.total === 1 ? 'record' : 'records'}
          </p>
          {value.records.length > 0 && <Table vendor={vendor} collection={collection} records={value.records} />}
          <p class="actions">
            <button type="button" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
              Previous page
            </button>
            <button
              type="button"
              disabled={value.next === undefined}
              onClick={() => value.next !== undefined && setCursors([...cursors, value.next])}
            >
              Next page
            </button>
          </p>
        </>
      )}
    </section>
  )
}

interface TableProps {
  readonly vendor: string
  readonly collection: string
  readonly records: readonly ControlSchemas['KeyedRecord'][]
}

function Table({ vendor, collection, records }: TableProps) {
  const { world } = useInspector()
  const columns = columnsOf(records)
  return (
    <ScrollArea label={`Records of ${collection}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">key</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map(({ key, record }) => (
            <tr key={key}>
              <th scope="row">
                <a href={hrefOf(world, 'records', vendor, collection, key)}>{key}</a>
              </th>
              {columns.map((name) => (
                <td key={name}>{formatCell(record[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
