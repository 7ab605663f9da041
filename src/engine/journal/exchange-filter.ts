import type { World } from '../../world/world.ts'
import type { ProblemKind } from '../vendor/problem.ts'
import type { Exchange } from './exchange.ts'
import { type Journal, journalOf } from './journal.ts'
import { type ExchangeFacts, factsOf } from './tally.ts'

/** Criteria for exchanges of a request journal. Criteria that are left out match every exchange. */
export interface ExchangeFilter {
  readonly vendor?: string | undefined
  /** an operationId */
  readonly operation?: string | undefined
  readonly method?: string | undefined
  /** a part of the path */
  readonly path?: string | undefined
  /** a status, or a class of statuses as OpenAPI writes it: `404`, `4XX` */
  readonly status?: number | string | undefined
  /** only exchanges that were rejected with this kind of problem */
  readonly problem?: ProblemKind | undefined
  /** only exchanges with an injected fault (`true`), or without one (`false`) */
  readonly fault?: boolean | undefined
  /** only exchanges with a higher number */
  readonly after?: number | undefined
}

/** Returns whether an exchange meets all criteria of a filter. */
export function matchesFilter(exchange: Exchange, filter: ExchangeFilter): boolean {
  const { after } = filter
  return (after === undefined || exchange.number > after) && matchesFacts(factsOf(exchange), filter)
}

/** Returns whether facts meet all criteria of a filter but `after`. */
function matchesFacts(facts: ExchangeFacts, filter: ExchangeFilter): boolean {
  const { vendor, operation, method, path, status, problem, fault } = filter
  return (
    (vendor === undefined || facts.vendor === vendor) &&
    (operation === undefined || facts.operation === operation) &&
    (method === undefined || facts.method === method.toUpperCase()) &&
    (path === undefined || facts.path?.includes(path) === true) &&
    (status === undefined || hasStatus(facts.status, String(status))) &&
    (problem === undefined || facts.problem === problem) &&
    (fault === undefined || facts.hasFault === fault)
  )
}

/** Counts the exchanges of a journal that match a filter, including those that the journal no longer keeps. */
export function countExchanges(journal: Journal, filter: ExchangeFilter): number {
  return journal.count((facts) => matchesFacts(facts, filter), filter.after)
}

/** Returns the exchanges that a world's journal keeps and that match a filter, oldest first. */
export function filterExchanges(world: World, filter: ExchangeFilter): Exchange[] {
  return journalOf(world)
    .list()
    .filter((exchange) => matchesFilter(exchange, filter))
}

/** Returns a filter; a string is short for an operationId. */
export function filterOf(filter: string | ExchangeFilter = {}): ExchangeFilter {
  return typeof filter === 'string' ? { operation: filter } : filter
}

function hasStatus(status: number, expected: string): boolean {
  return expected.toUpperCase().endsWith('XX')
    ? Math.floor(status / 100) === Number(expected[0])
    : status === Number(expected)
}
