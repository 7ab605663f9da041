import type { ListRole, PageFact, Paging, Place } from '../model/model.ts'
import { successOf } from './operation-facts.ts'
import { cursorAt, isNumericAt, type SelectedPage } from './page.ts'
import { pageUrl } from './page-url.ts'
import { schemaAt } from './place.ts'
import type { ResourceCall } from './runtime.ts'

/**
 * Returns the facts about a page that its response reports, with their places in the body. A fact that a page does not
 * have, such as a page after the last one, is null.
 */
export function pageFacts(
  page: SelectedPage,
  { reports }: Paging,
  call: ResourceCall<ListRole>,
): (readonly [Place, unknown])[] {
  return reports.map(({ place, meaning }) => {
    const isNumber = meaning === 'next-cursor' && isNumericAt(place, call)
    const value = isNumber ? FACTS['next-offset'](page, call) : factOf(meaning, page, call)
    return [place, isUrl(meaning) && typeof value === 'string' ? urlAt(place, value, call) : value] as const
  })
}

function isUrl(meaning: PageFact): boolean {
  return meaning.endsWith('-url')
}

/** Returns a URL as the schema of its place shows it: relative if its example is, absolute otherwise. */
function urlAt(place: Place, url: string, { runtime, operation }: ResourceCall<ListRole>): string {
  const { format, example } = schemaAt(successOf(operation, [200]).schema, place, runtime.shaper.schemas).keywords
  const isRelative = format === 'uri-reference' || (typeof example === 'string' && example.startsWith('/'))
  return isRelative ? url.replace(/^\w+:\/\/[^/]*/, '') : url
}

/** Computes each fact about a page. */
const FACTS: Readonly<Record<PageFact, (page: SelectedPage, call: ResourceCall<ListRole>) => unknown>> = {
  'next-cursor': (page, call) => (hasNext(page) ? cursorAt(page, endOf(page), call) : undefined) ?? null,
  'previous-cursor': (page, call) => (page.start > 0 ? cursorAt(page, previousStart(page), call) : undefined) ?? null,
  'next-url': (page, call) => (hasNext(page) ? pageUrl(page, endOf(page), call) : null),
  'previous-url': (page, call) => (page.start > 0 ? pageUrl(page, previousStart(page), call) : null),
  'first-url': (page, call) => pageUrl(page, 0, call),
  'last-url': (page, call) => pageUrl(page, lastStart(page), call),
  'self-url': (page, call) => pageUrl(page, page.start, call),
  'next-page': (page, call) => (hasNext(page) ? pageNumber(page, call) + 1 : null),
  'previous-page': (page, call) => (page.start > 0 ? pageNumber(page, call) - 1 : null),
  'next-offset': (page) => (hasNext(page) ? endOf(page) : null),
  'has-more': (page) => hasNext(page),
  'is-last': (page) => !hasNext(page),
  total: ({ total }) => total,
  'total-pages': ({ total, size }) => Math.ceil(total / size),
  page: (page, call) => pageNumber(page, call),
  size: ({ size }) => size,
  offset: ({ start }) => start,
  count: ({ records }) => records.length,
}

function factOf(meaning: PageFact, page: SelectedPage, call: ResourceCall<ListRole>): unknown {
  return FACTS[meaning](page, call)
}

/** Returns the position of the first record after a page. */
export function endOf({ start, records }: SelectedPage): number {
  return start + records.length
}

/** Returns whether records follow a page. */
export function hasNext(page: SelectedPage): boolean {
  return page.records.length > 0 && endOf(page) < page.total
}

/** Returns the position of the first record of the page before. */
export function previousStart({ start, size }: SelectedPage): number {
  return Math.max(0, start - size)
}

/** Returns the position of the first record of the last page. */
export function lastStart({ total, size }: SelectedPage): number {
  return total === 0 ? 0 : Math.floor((total - 1) / size) * size
}

function pageNumber({ start, size }: SelectedPage, call: ResourceCall<ListRole>): number {
  return Math.floor(start / size) + (call.role.paging.page?.first ?? 1)
}
