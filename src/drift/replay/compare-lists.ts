import { valueAtPlace } from '../../specs/handlers/place.ts'
import type { ListRole } from '../../specs/model/model.ts'
import type { FoundDifference } from './difference.ts'

/** A list in a response of the service and in that of the double. */
export interface ListPair {
  readonly service: ListPage
  readonly double: ListPage
}

/** A page of a list. */
export interface ListPage {
  readonly body: unknown
  /** a name for each record that is the same for service and double; undefined for records that only one has */
  readonly keys: readonly (string | undefined)[]
  readonly linkHeader: string | undefined
}

/** Compares the order of the records that both lists have, the size of their pages, and what they report about pages. */
export function compareLists(pair: ListPair, role: ListRole | undefined): FoundDifference[] {
  return [...compareOrder(pair), ...(role ? comparePages(pair, role) : [])]
}

function compareOrder({ service, double }: ListPair): FoundDifference[] {
  const common = new Set(service.keys.filter((key) => key !== undefined && double.keys.includes(key)))
  const [own, other] = [service, double].map(({ keys }) => keys.filter((key) => common.has(key)))
  if (!own || !other || own.every((key, i) => key === other[i])) return []
  const isReversed = own.toReversed().every((key, i) => key === other[i])
  return [
    { kind: 'order', at: '', service: isReversed ? 'the reverse order' : 'another order', double: 'its own order' },
  ]
}

function comparePages({ service, double }: ListPair, role: ListRole): FoundDifference[] {
  const [own, other] = [factsOf(service, role), factsOf(double, role)]
  const [size, otherSize] = [service.keys.length, double.keys.length]
  // A page with more behind it is full, so its length is the size of a page.
  const isSmaller = own.hasMore === true && otherSize > size
  const isLarger = other.hasMore === true && size > otherSize
  const isReported = own.size !== undefined && other.size !== undefined && own.size !== other.size
  if (isSmaller || isLarger || isReported) {
    const sizes = isReported ? [own.size, other.size] : [size, otherSize]
    const [words, otherWords] = sizes.map((records) => `${records} records on a page`)
    return [{ kind: 'page size', at: '', service: words ?? '', double: otherWords ?? '' }]
  }
  return [...compareNumbers(own, other), ...compareTotals({ service, double }, own, other)]
}

/** Facts that a page reports about itself. */
interface Facts {
  readonly hasMore: boolean | undefined
  readonly size: number | undefined
  readonly total: number | undefined
  /** facts that the request decides */
  readonly numbers: ReadonlyMap<string, number>
}

const NEXT: readonly string[] = ['next-cursor', 'next-url', 'next-page', 'next-offset']

function factsOf({ body, linkHeader }: ListPage, { paging }: ListRole): Facts {
  const reports = paging.reports.map(({ meaning, place }) => ({ meaning, place, value: valueAtPlace(body, place) }))
  const numberOf = (meaning: string) => {
    const value = reports.find((one) => one.meaning === meaning)?.value
    return typeof value === 'number' ? value : undefined
  }
  const [page, pages] = [numberOf('page'), numberOf('total-pages')]
  const nexts = reports.filter(({ meaning }) => NEXT.includes(meaning))
  const flag = reports.find(({ meaning }) => meaning === 'has-more')?.value
  const answers = [
    typeof flag === 'boolean' ? flag : undefined,
    page !== undefined && pages !== undefined ? page < pages : undefined,
    nexts.length > 0 ? nexts.some(({ value }) => value !== undefined && value !== null && value !== '') : undefined,
    linkHeader === undefined ? undefined : /rel="?next/.test(linkHeader),
  ]
  const decided = reports.filter(({ meaning, value }) => {
    return ['page', 'offset'].includes(meaning) && typeof value === 'number'
  })
  return {
    hasMore: answers.find((answer) => answer !== undefined),
    size: numberOf('size'),
    total: numberOf('total'),
    numbers: new Map(decided.map(({ place, value }) => [place.join('.'), Number(value)])),
  }
}

function compareNumbers(own: Facts, other: Facts): FoundDifference[] {
  return [...own.numbers].flatMap(([at, number]): FoundDifference[] => {
    const found = other.numbers.get(at)
    if (found === undefined || found === number) return []
    return [{ kind: 'paging', at, service: String(number), double: String(found) }]
  })
}

/** Compares what a total counts: all records, or those of the page. */
function compareTotals({ service, double }: ListPair, own: Facts, other: Facts): FoundDifference[] {
  if (!own.hasMore || !other.hasMore || own.total === undefined || other.total === undefined) return []
  const [ofPage, otherOfPage] = [own.total === service.keys.length, other.total === double.keys.length]
  if (ofPage === otherOfPage) return []
  return [{ kind: 'paging', at: 'total', service: wordsFor(ofPage), double: wordsFor(otherOfPage) }]
}

function wordsFor(isOfPage: boolean): string {
  return isOfPage ? 'the count of the page' : 'the count of all pages'
}
