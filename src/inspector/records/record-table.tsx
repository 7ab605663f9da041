import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { changeQuery, hrefOf, navigate, type Route } from '../route.ts'
import { Copyable } from '../ui/copyable.tsx'
import { Menu } from '../ui/menu.tsx'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { useLoaded } from '../use-loaded.ts'
import { columnsOf, formatCell, nameOf, namePropertyOf, propertiesOf } from './columns.ts'
import { NEW_KEY } from './new-record.tsx'

const PAGE_SIZE = 50

interface RecordTableProps {
  readonly route: Route
  readonly collection: ControlSchemas['Collection']
}

/** Shows the records of a collection as a table with pages and a search. */
export function RecordTable({ route, collection: { vendor, collection, schema } }: RecordTableProps) {
  const { world, revision } = useInspector()
  const { in: search = '', columns: setting } = route.query
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
    changeQuery(route, { in: text })
    setCursors([])
  }
  const records = value?.records ?? []
  const columnsIn = (text: string | undefined) => text?.split(',').filter(Boolean) ?? columnsOf(records)
  const columns = columnsIn(setting)
  const toggle = (name: string) => {
    changeQuery(route, (query) => {
      const present = columnsIn(query['columns'])
      const next = present.includes(name) ? present.filter((other) => other !== name) : [...present, name]
      return { columns: next.join(',') || ',' }
    })
  }
  return (
    <section aria-labelledby="table-title">
      <SelectedTitle level="h3" id="table-title" subject={`${vendor} ${collection}`}>
        {vendor} {collection} <small>{schema}</small>
      </SelectedTitle>
      <div class="filters">
        <search>
          <label>
            Search {collection}
            <input
              type="search"
              value={search}
              maxLength={200}
              onInput={({ currentTarget: { value } }) => startSearch(value)}
            />
          </label>
        </search>
        <a
          class="button"
          data-shortcut="n"
          aria-keyshortcuts="n"
          href={hrefOf(world, 'records', vendor, collection, NEW_KEY)}
        >
          New record
        </a>
        <Menu label="Columns">
          {propertiesOf(records).map((name) => (
            <label key={name} class="inline">
              <input type="checkbox" checked={columns.includes(name)} onChange={() => toggle(name)} />
              {name}
            </label>
          ))}
        </Menu>
        <span role="status" class="count">
          {value && `${value.total} ${value.total === 1 ? 'record' : 'records'}`}
        </span>
      </div>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value && (
        <>
          {records.length > 0 && <Table vendor={vendor} collection={collection} records={records} columns={columns} />}
          {(cursors.length > 0 || value.next !== undefined) && (
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
          )}
        </>
      )}
    </section>
  )
}

interface TableProps {
  readonly vendor: string
  readonly collection: string
  readonly records: readonly ControlSchemas['KeyedRecord'][]
  readonly columns: readonly string[]
}

function Table({ vendor, collection, records, columns }: TableProps) {
  const { world } = useInspector()
  const hasNames = namePropertyOf(records) !== undefined
  return (
    <ScrollArea label={`Records of ${collection}`}>
      <table class="records">
        <thead>
          <tr>
            {hasNames && <th scope="col">{namePropertyOf(records)}</th>}
            <th scope="col">key</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((item) => {
            const { key, record } = item
            const link = (
              <a class="record-name" href={hrefOf(world, 'records', vendor, collection, key)}>
                {hasNames ? nameOf(item) : key}
              </a>
            )
            return (
              <tr key={key} onClick={() => navigate(world, 'records', vendor, collection, key)}>
                <th scope="row">{link}</th>
                {hasNames && (
                  <td class="key">
                    <Copyable label="key" text={key} />
                  </td>
                )}
                {columns.map((name) => (
                  <td key={name} title={titleOf(record[name])}>
                    {formatCell(record[name])}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function titleOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, undefined, 2) : undefined
}
