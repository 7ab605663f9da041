import { useRef } from 'preact/hooks'
import { changeQuery, type Route } from '../route.ts'
import { type ColumnId, columnOf } from './columns.tsx'
import { nextSort, sortOf } from './sort.ts'

interface HeaderCellProps {
  readonly id: ColumnId
  readonly route: Route
  readonly onResize: (width: number) => void
}

/** Pixels by which an arrow key resizes a column. */
const KEY_STEP = 16

/** Renders the head of a column: a button that sorts by it, and an edge that resizes it. */
export function HeaderCell({ id, route, onResize }: HeaderCellProps) {
  const cell = useRef<HTMLTableCellElement>(null)
  const { title, isNumeric } = columnOf(id)
  const sort = sortOf(route.query['sort'])
  const direction = sort.isDescending ? 'descending' : 'ascending'
  const widthOf = () => cell.current?.getBoundingClientRect().width ?? 0
  const pressed = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    onResize(widthOf() + (event.key === 'ArrowLeft' ? -KEY_STEP : KEY_STEP))
  }
  const drag = (event: PointerEvent) => {
    const [startX, startWidth] = [event.clientX, widthOf()]
    const handle = event.currentTarget
    if (!(handle instanceof HTMLElement)) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const move = ({ clientX }: PointerEvent) => onResize(startWidth + clientX - startX)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true })
  }
  return (
    <th
      ref={cell}
      scope="col"
      data-column={id}
      data-numeric={isNumeric}
      aria-sort={sort.column === id ? direction : undefined}
    >
      <button
        type="button"
        class="sort"
        title={`Sort by ${title}. Shift and an arrow key resize the column.`}
        onKeyDown={pressed}
        onClick={() => changeQuery(route, (query) => ({ sort: nextSort(query['sort'], id) }))}
      >
        {title}
      </button>
      <span class="resizer" onPointerDown={drag} aria-hidden="true" />
    </th>
  )
}
