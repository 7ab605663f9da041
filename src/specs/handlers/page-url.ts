import { worldUrl } from '../../engine/exchange/world-url.ts'
import { isObject } from '../../world/is-object.ts'
import { percentEncode } from '../../world/percent-encode.ts'
import { DEFAULT_WORLD } from '../../world/world-name.ts'
import type { ListRole } from '../model/model.ts'
import { cursorAt, type SelectedPage } from './page.ts'
import { keyText } from './place.ts'
import type { ResourceCall } from './runtime.ts'

/** Returns the absolute URL of the page that starts at a position: that of the request with another position. */
export function pageUrl(page: SelectedPage, position: number, call: ResourceCall<ListRole>): string {
  const { request, operation } = call
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    percentEncode(keyText(request.path[name]) ?? ''),
  )
  const query = { ...request.query, ...positionOf(page, position, call) }
  const base = request.worldName === DEFAULT_WORLD ? request.origin : worldUrl(request.origin, request.worldName)
  return base + path + writeQuery(query)
}

/** Returns the query parameters that select the page at a position. Undefined removes a parameter. */
function positionOf(page: SelectedPage, position: number, call: ResourceCall<ListRole>): Record<string, unknown> {
  const { size, page: number, offset, cursor } = call.role.paging
  const selected: Record<string, unknown> = {}
  if (size) selected[size.parameter] = page.size
  if (cursor) selected[cursor.parameter] = position === 0 ? undefined : cursorAt(page, position, call)
  if (number) selected[number.parameter] = cursor ? undefined : Math.floor(position / page.size) + number.first
  if (offset) selected[offset.parameter] = cursor || number ? undefined : position
  return selected
}

function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => pairsOf(name, value))
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function pairsOf(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => pairsOf(name, item))
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => pairsOf(`${name}[${key}]`, item))
  return [`${percentEncode(name)}=${percentEncode(keyText(value) ?? '')}`]
}
