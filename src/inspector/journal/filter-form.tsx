import type { Exchange } from '../live-journal.ts'
import { EVERYTHING, type Filter, operationOf, statusesOf } from './filter.ts'
import { VERDICTS } from './verdict.ts'

interface Given {
  readonly exchanges: readonly Exchange[]
  readonly filter: Filter
  readonly change: (filter: Filter) => void
}

/** Chooses which exchanges are shown, among the operations and statuses that there are. */
export function FilterForm({ exchanges, filter, change }: Given) {
  const operations = [...new Set(exchanges.map(operationOf))].toSorted()
  const statuses = [...new Set(exchanges.flatMap(statusesOf))].toSorted()
  const isAll = Object.values(filter).every((wanted) => wanted === '')
  return (
    <search>
      <form class="filters" aria-label="Filter the journal" onSubmit={(event) => event.preventDefault()}>
        <label>
          Operation
          <select
            value={filter.operation}
            onChange={({ currentTarget: { value } }) => change({ ...filter, operation: value })}
          >
            <option value="">all</option>
            {operations.map((name) => (
              <option key={name} value={name}>
                {name === 'none' ? 'no operation' : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Status
          <select
            value={filter.status}
            onChange={({ currentTarget: { value } }) => change({ ...filter, status: value })}
          >
            <option value="">all</option>
            {statuses.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Verdict
          <select
            value={filter.verdict}
            onChange={({ currentTarget: { value } }) => {
              const verdict = Object.keys(VERDICTS).find((known): known is keyof typeof VERDICTS => known === value)
              change({ ...filter, verdict: verdict ?? '' })
            }}
          >
            <option value="">all</option>
            {Object.entries(VERDICTS).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Text
          <input
            type="search"
            value={filter.text}
            placeholder="in path or body"
            onInput={({ currentTarget: { value } }) => change({ ...filter, text: value })}
          />
        </label>
        <button type="button" disabled={isAll} onClick={() => change(EVERYTHING)}>
          Show all
        </button>
      </form>
    </search>
  )
}
