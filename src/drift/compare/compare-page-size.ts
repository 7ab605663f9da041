import { isPageSizeName } from '../../specs/model/paging.ts'
import { isObject } from '../../world/is-object.ts'
import { type OperationExchange, parameterNode } from './operation-exchange.ts'
import type { Observer } from './problem.ts'

/** Reports a list that is longer than the page that the client requested, or else than the declared default. */
export function comparePageSize(found: OperationExchange, value: unknown, observer: Observer): void {
  const { document, operation, exchange } = found
  const size = operation.parameters.find(({ in: where, name, list }) => {
    return where === 'query' && !list && isPageSizeName(name)
  })
  const list = listIn(value, '')
  const statement = size && parameterNode(document, operation, size.name)
  if (!statement || !list) return
  const sent = new URL(exchange.url).searchParams.get(size.name)
  const most = Number(sent ?? size.default)
  if (!Number.isInteger(most) || most < 1) return
  const place = list.place === '' ? 'the list' : list.place
  observer.visit(`size of ${place}`)
  if (list.list.length <= most) {
    observer.confirm(statement, place)
    return
  }
  const rule = sent === null ? `${size.name} defaults to ${most}` : `more than the requested ${size.name}`
  observer.report({
    kind: 'page-size',
    place,
    base: `size of ${place}`,
    statement,
    owner: statement.pointer,
    detail: sent === null ? size.name : `requested ${size.name}`,
    clause: `has ${list.list.length} items, ${rule}`,
    plain: sent === null ? `is longer than the default of ${size.name}` : `is longer than the requested ${size.name}`,
    value: list.list.length,
  })
}

interface FoundList {
  readonly place: string
  readonly list: readonly unknown[]
}

/** Returns the list of a response: the body, or the longest array of objects in the body or one level below. */
function listIn(value: unknown, place: string, depth = 0): FoundList | undefined {
  if (Array.isArray(value)) return { place, list: value }
  if (!isObject(value) || depth > 1) return undefined
  const lists = Object.entries(value).flatMap(([name, member]) => {
    const found = Array.isArray(member) ? { place: name, list: member } : undefined
    return found?.list.some(isObject) ? [found] : []
  })
  const [longest] = lists.toSorted((a, b) => b.list.length - a.list.length)
  if (longest) return { place: place === '' ? longest.place : `${place}.${longest.place}`, list: longest.list }
  const inner = Object.entries(value).flatMap(([name, member]) =>
    isObject(member) ? (listIn(member, name, depth + 1) ?? []) : [],
  )
  return inner[0]
}
