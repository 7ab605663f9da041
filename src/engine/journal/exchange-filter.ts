import type { World } from '../../world/world.ts'
import type { ProblemKind } from '../vendor/problem.ts'
import type { Exchange } from './exchange.ts'
import { journalOf } from './journal.ts'

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
  const { vendor, operation, method, path, status, problem, fault, after } = filter
  return (
    (after === undefined || exchange.number > after) &&
    (vendor === undefined || exchange.vendor === vendor) &&
    (operation === undefined || exchange.operation === operation) &&
    (method === undefined || exchange.method === method.toUpperCase()) &&
    (path === undefined || exchange.path.includes(path)) &&
    (status === undefined || hasStatus(exchange.response.status, String(status))) &&
    (problem === undefined || exchange.problem?.kind === problem) &&
    (fault === undefined || (exchange.fault !== undefined) === fault)
  )
}

/** Returns the exchanges of a world that match a filter, oldest first. */
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
