import { formatFindings } from '../../engine/exchange/findings.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { isObject } from '../../world/is-object.ts'
import { decodeCursor, encodeCursor } from '../../world/page.ts'
import type { ListRole, Paging, Place } from '../model/model.ts'
import { successOf } from './operation-facts.ts'
import { keyText, schemaAt } from './place.ts'
import { partOf } from './record-key.ts'
import type { ResourceCall } from './runtime.ts'

/** Number of records on a page if the document names none. */
const DEFAULT_SIZE = 100

/** The records of a page, with its position in the list. */
export interface SelectedPage {
  readonly records: readonly object[]
  /** number of records before the page */
  readonly start: number
  /** number of records that a full page has */
  readonly size: number
  /** number of records in the whole list */
  readonly total: number
  /** all records of the list */
  readonly all: readonly object[]
  /** identifies the list and its filters */
  readonly scope: string
}

/** Returns the page of a list that a request selects. @throws Problem `invalid` if its cursor is not of this list */
export function selectPage(all: readonly object[], call: ResourceCall<ListRole>): SelectedPage {
  const { paging } = call.role
  const isPaged = paging.size ?? paging.page ?? paging.offset ?? paging.cursor
  const size = isPaged === undefined ? Math.max(all.length, 1) : sizeOf(paging, call)
  const scope = scopeOf(call)
  const start = Math.min(startOf({ all, size, scope }, call), all.length)
  return { records: all.slice(start, start + size), start, size, total: all.length, all, scope }
}

/** Returns the cursor of the page that starts at a position; undefined if the list has no such cursors. */
export function cursorAt(
  { all, scope }: SelectedPage,
  position: number,
  call: ResourceCall<ListRole>,
): string | undefined {
  const last = all[position - 1]
  const { form } = call.role.paging.cursor ?? { form: 'opaque' }
  if (!last) return form === 'key' ? undefined : encodeCursor({ order: '', seq: 0 }, scope)
  const key = call.records.shape.key(last)
  return form === 'key' ? ownKey(last, call) : encodeCursor({ order: key, seq: position }, scope)
}

function ownKey(record: object, { target: { resource } }: ResourceCall<ListRole>): string | undefined {
  return resource.key && partOf(record, resource.key)
}

/** Returns the value of a parameter in the query, or in the body of operations that send their parameters there. */
export function parameterOf({ request }: ResourceCall<ListRole>, name: string): unknown {
  if (Object.hasOwn(request.query, name)) return request.query[name]
  return isObject(request.body) && Object.hasOwn(request.body, name) ? request.body[name] : undefined
}

function sizeOf(paging: Paging, call: ResourceCall<ListRole>): number {
  if (!paging.size) return DEFAULT_SIZE
  const { parameter, default: standard, most } = paging.size
  const sent = wholeNumber(parameterOf(call, parameter))
  return Math.min(sent === undefined || sent < 1 ? standard : sent, most)
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.floor(number) : undefined
}

interface Position {
  readonly all: readonly object[]
  readonly size: number
  readonly scope: string
}

function startOf(position: Position, call: ResourceCall<ListRole>): number {
  const { cursor, offset, page } = call.role.paging
  const sent = cursor && keyText(parameterOf(call, cursor.parameter))
  if (cursor && sent !== undefined) return afterCursor(sent, cursor, { position, call })
  const skipped = offset && wholeNumber(parameterOf(call, offset.parameter))
  if (skipped !== undefined) return Math.max(0, skipped)
  const number = page && wholeNumber(parameterOf(call, page.parameter))
  return page && number !== undefined ? Math.max(0, number - page.first) * position.size : 0
}

function afterCursor(
  sent: string,
  { parameter, form }: NonNullable<Paging['cursor']>,
  { position: { all, scope }, call }: { position: Position; call: ResourceCall<ListRole> },
): number {
  const place = decodeCursor(sent, scope)
  if (place) {
    const index = all.findIndex((record) => call.records.shape.key(record) === place.order)
    return index < 0 ? place.seq : index + 1
  }
  const index = form === 'key' ? all.findIndex((record) => ownKey(record, call) === sent) : -1
  if (index >= 0) return index + 1
  const cursors = call.role.paging.reports.filter(({ meaning }) => meaning === 'next-cursor')
  if (/^\d{1,9}$/.test(sent) && cursors.some(({ place }) => isNumericAt(place, call))) return Number(sent)
  const message = 'must be a cursor from this listing, with the same filters'
  const findings = [{ in: 'query', at: parameter, keyword: 'cursor', message, value: sent }] as const
  throw new Problem('invalid', formatFindings(findings), { findings })
}

/** Returns whether a part of a list's response is a number, so that a cursor there is a position. */
export function isNumericAt(place: Place, { runtime, operation }: ResourceCall<ListRole>): boolean {
  const { types } = schemaAt(successOf(operation, [200]).schema, place, runtime.shaper.schemas)
  return !types.includes('string') && types.some((type) => type === 'integer' || type === 'number')
}

/** Returns what identifies a list with its filters: everything in the request but the position. */
function scopeOf({ operation, request, role: { paging } }: ResourceCall<ListRole>): string {
  const positions = [paging.size, paging.page, paging.offset, paging.cursor].map((part) => part?.parameter)
  const filters = Object.entries(request.query).filter(([name]) => !positions.includes(name))
  return JSON.stringify([operation.id, request.path, filters.toSorted(([a], [b]) => (a < b ? -1 : 1))])
}
