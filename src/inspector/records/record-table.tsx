import { useState } from 'preact/hooks'
import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf } from '../route.ts'
import { ChosenTitle } from '../ui/chosen-title.tsx'
import { Scrolls } from '../ui/scrolls.tsx'
import { useLoaded } from '../use-loaded.ts'
import { cellText, columnsOf } from './columns.ts'
import { NEW } from './new-record.tsx'

const PAGE = 25

/** The records of a collection as a table, page by page, with a search. */
export function RecordTable({ of: { vendor, collection, schema } }: { of: Told['Collection'] }) {
  const { world, edition } = useDesk()
  const [search, setSearch] = useState('')
  /** the cursors of the pages up to the one that is shown */
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  const subject = [world, vendor, collection, search, cursor ?? ''].join('\n')
  const { value, failure } = useLoaded(subject, [edition], () => {
    const query = { limit: PAGE, ...(search !== '' && { search }), ...(cursor !== undefined && { cursor }) }
    const path = { world, vendor, collection }
    return told(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}', { params: { path, query } }))
  })
  const find = (text: string) => {
    setSearch(text)
    setCursors([])
  }
  return (
    <section aria-labelledby="table-title">
      <ChosenTitle level="h3" id="table-title" of={`${vendor} ${collection}`}>
        {vendor} {collection} <small>{schema}</small>
      </ChosenTitle>
      <search>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <label>
            Search
            <input
              type="search"
              value={search}
              maxLength={200}
              onInput={({ currentTarget: { value } }) => find(value)}
            />
          </label>
          <a class="button" href={addressOf(world, 'records', vendor, collection, NEW)}>
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
          {value.records.length > 0 && <Table of={{ vendor, collection }} records={value.records} />}
          <p class="deeds">
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

interface Rows {
  readonly of: Pick<Told['Collection'], 'vendor' | 'collection'>
  readonly records: readonly Told['KeyedRecord'][]
}

function Table({ of: { vendor, collection }, records }: Rows) {
  const { world } = useDesk()
  const columns = columnsOf(records)
  return (
    <Scrolls label={`Records of ${collection}`}>
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
                <a href={addressOf(world, 'records', vendor, collection, key)}>{key}</a>
              </th>
              {columns.map((name) => (
                <td key={name}>{cellText(record[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}
