import type { Exchange } from '../live-journal.ts'
import { Select } from '../ui/select.tsx'
import { type Filter, NO_FILTER, operationOf, statusesOf } from './filter.ts'
import { isVerdict, VERDICT_LABELS } from './verdict.ts'

interface FilterFormProps {
  readonly exchanges: readonly Exchange[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** Filters the request journal; offers the operations and statuses that occur in it. */
export function FilterForm({ exchanges, filter, onChange }: FilterFormProps) {
  const operations = [...new Set(exchanges.map(operationOf))].toSorted()
  const statuses = [...new Set(exchanges.flatMap(statusesOf))].toSorted()
  const isUnfiltered = Object.values(filter).every((criterion) => criterion === '')
  return (
    <search>
      <form class="filters" aria-label="Filter the request journal" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="Operation"
          value={filter.operation}
          onSelect={(operation) => onChange({ ...filter, operation })}
          options={[ALL_OPTION, ...operations.map((name) => [name, name === 'none' ? 'no operation' : name] as const)]}
        />
        <Select
          label="Status"
          value={filter.status}
          onSelect={(status) => onChange({ ...filter, status })}
          options={[ALL_OPTION, ...statuses]}
        />
        <Select
          label="Verdict"
          value={filter.verdict}
          onSelect={(name) => onChange({ ...filter, verdict: isVerdict(name) ? name : '' })}
          options={[ALL_OPTION, ...Object.entries(VERDICT_LABELS)]}
        />
        <label>
          Text
          <input
            type="search"
            value={filter.text}
            placeholder="in path or body"
            onInput={({ currentTarget: { value } }) => onChange({ ...filter, text: value })}
          />
        </label>
        <button type="button" disabled={isUnfiltered} onClick={() => onChange(NO_FILTER)}>
          Show all
        </button>
      </form>
    </search>
  )
}

const ALL_OPTION = ['', 'all'] as const
