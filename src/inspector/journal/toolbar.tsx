import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { changeQuery, type Route } from '../route.ts'
import { Menu } from '../ui/menu.tsx'
import { chosenColumns, columnIds, columnOf, DEFAULT_COLUMNS } from './columns.tsx'
import { ExportMenu } from './export-menu.tsx'
import { CLASSES, type Filtered } from './filter.ts'
import { hasTerm, toggleTerm } from './filter-terms.ts'

interface ToolbarProps {
  readonly route: Route
  readonly all: readonly Exchange[]
  readonly filtered: Filtered
  /** the requests when the list was paused; undefined if it is live */
  readonly paused: readonly Exchange[] | undefined
  readonly onPause: (isPaused: boolean) => void
  /** called if a person leaves the filter with the arrow key or Enter */
  readonly onLeaveFilter: () => void
}

const WORDS = { failed: 'Failed', fault: 'Faults', warning: 'Warnings', slow: 'Slow' } as const

/** Filters the request journal, pauses and clears the list, chooses its columns and exports it. */
export function Toolbar({
  route,
  all,
  filtered: { exchanges: matching, problem },
  paused,
  onPause,
  onLeaveFilter,
}: ToolbarProps) {
  const { journal } = useInspector()
  const { filter = '', columns } = route.query
  const setFilter = (text: string) => changeQuery(route, { filter: text })
  const missed = paused ? journal.exchanges.length - paused.length : 0
  const last = journal.exchanges.at(-1)?.number ?? 0
  const shown = chosenColumns(columns)
  const toggleColumn = (id: (typeof shown)[number]) => {
    changeQuery(route, (query) => {
      const present = chosenColumns(query['columns'])
      const next = present.includes(id) ? present.filter((other) => other !== id) : [...present, id]
      return { columns: isDefault(next) ? undefined : next.join(',') }
    })
  }
  return (
    <div class="toolbar">
      <search>
        <input
          type="search"
          class="filter"
          aria-label="Filter requests"
          aria-describedby="filter-problem filter-help"
          aria-invalid={problem !== undefined}
          title={HELP}
          placeholder="status:4xx op:getAssistants fault"
          data-shortcut="/"
          spellcheck={false}
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            onLeaveFilter()
          }}
        />
        <span id="filter-help" class="visually-hidden">
          {HELP}
        </span>
        <span id="filter-problem" role="status" class="problem">
          {problem}
        </span>
      </search>
      <fieldset class="segments">
        <legend class="visually-hidden">Show only</legend>
        <button type="button" aria-pressed={filter === ''} onClick={() => setFilter('')}>
          All <small>{all.length}</small>
        </button>
        {(Object.keys(WORDS) as (keyof typeof WORDS)[]).map((word) => (
          <button
            key={word}
            type="button"
            data-word={word}
            aria-pressed={hasTerm(filter, word)}
            onClick={() => changeQuery(route, (query) => ({ filter: toggleTerm(query['filter'] ?? '', word) }))}
          >
            {WORDS[word]} <small>{all.filter(CLASSES[word]).length}</small>
          </button>
        ))}
      </fieldset>
      <span role="status" class="count">
        {matching.length === all.length ? all.length : `${matching.length} of ${all.length}`}{' '}
        {all.length === 1 ? 'request' : 'requests'}
        {missed > 0 && `, ${missed} new`}
      </span>
      <span class="actions">
        <button type="button" aria-pressed={paused !== undefined} onClick={() => onPause(paused === undefined)}>
          {paused ? 'Resume' : 'Pause'}
        </button>
        {route.query['after'] === undefined ? (
          <button type="button" onClick={() => changeQuery(route, { after: String(last) })}>
            Clear
          </button>
        ) : (
          <button type="button" onClick={() => changeQuery(route, { after: undefined })}>
            Show cleared
          </button>
        )}
        <Menu label="Columns">
          {columnIds().map((id) => (
            <label key={id} class="inline">
              <input
                type="checkbox"
                checked={shown.includes(id)}
                disabled={id === 'operation'}
                onChange={() => toggleColumn(id)}
              />
              {columnOf(id).title}
            </label>
          ))}
        </Menu>
        <ExportMenu />
      </span>
    </div>
  )
}

function isDefault(columns: readonly string[]): boolean {
  return columns.length === DEFAULT_COLUMNS.length && DEFAULT_COLUMNS.every((id) => columns.includes(id))
}

const HELP =
  'All words must match. Fields: status:4xx, op:, vendor:, method:, path:, from:, fault:, header:, larger:10k. Classes: failed, fault, ' +
  'warning, slow, unmatched, bug. Other words are searched in paths and bodies. A comma separates alternatives, * ' +
  'stands for any characters, /…/ is a regular expression, /…/i ignores case, and - before a word excludes it.'
