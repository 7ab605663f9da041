import type { Exchange } from '../live-journal.ts'
import { Choice } from '../ui/choice.tsx'
import { EVERYTHING, type Filter, operationOf, statusesOf } from './filter.ts'
import { isVerdict, VERDICTS } from './verdict.ts'

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
        <Choice
          label="Operation"
          value={filter.operation}
          choose={(operation) => change({ ...filter, operation })}
          from={[ALL, ...operations.map((name) => [name, name === 'none' ? 'no operation' : name] as const)]}
        />
        <Choice
          label="Status"
          value={filter.status}
          choose={(status) => change({ ...filter, status })}
          from={[ALL, ...statuses]}
        />
        <Choice
          label="Verdict"
          value={filter.verdict}
          choose={(name) => change({ ...filter, verdict: isVerdict(name) ? name : '' })}
          from={[ALL, ...Object.entries(VERDICTS)]}
        />
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

const ALL = ['', 'all'] as const
