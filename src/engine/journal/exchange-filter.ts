import type { World } from '../../world/world.ts'
import type { ProblemKind } from '../vendor/problem.ts'
import { type Exchange, journalOf } from './journal.ts'

/** Which exchanges of a journal are meant; what is not said is not asked. */
export interface ExchangeFilter {
  readonly vendor?: string | undefined
  /** an operationId */
  readonly operation?: string | undefined
  readonly method?: string | undefined
  /** a text that the path contains */
  readonly path?: string | undefined
  /** a status, or a class of them as OpenAPI writes it: `404`, `4XX` */
  readonly status?: number | string | undefined
  /** only those that were refused for this reason */
  readonly problem?: ProblemKind | undefined
  /** only those that a fault struck, or that none did */
  readonly fault?: boolean | undefined
  /** only those with a higher number */
  readonly after?: number | undefined
}

/** Whether an exchange is one of those meant. */
export function matchesFilter(exchange: Exchange, filter: ExchangeFilter): boolean {
  const { vendor, operation, method, path, status, problem, fault, after } = filter
  return (
    (after === undefined || exchange.number > after) &&
    (vendor === undefined || exchange.vendor === vendor) &&
    (operation === undefined || exchange.operation === operation) &&
    (method === undefined || exchange.method === method.toUpperCase()) &&
    (path === undefined || exchange.path.includes(path)) &&
    (status === undefined || isOfStatus(exchange.response.status, String(status))) &&
    (problem === undefined || exchange.problem?.kind === problem) &&
    (fault === undefined || (exchange.fault !== undefined) === fault)
  )
}

/** The exchanges of a world that are meant, oldest first. */
export function filterExchanges(world: World, filter: ExchangeFilter): Exchange[] {
  return journalOf(world)
    .list()
    .filter((exchange) => matchesFilter(exchange, filter))
}

/** The filter of an operationId, which is the one that is asked for most. */
export function filterOf(wanted: string | ExchangeFilter = {}): ExchangeFilter {
  return typeof wanted === 'string' ? { operation: wanted } : wanted
}

function isOfStatus(status: number, wanted: string): boolean {
  return wanted.toUpperCase().endsWith('XX')
    ? Math.floor(status / 100) === Number(wanted[0])
    : status === Number(wanted)
}
