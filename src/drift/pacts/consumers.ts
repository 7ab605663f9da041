import type { Pact } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { operationAt } from '../../pacts/operation-at.ts'
import { isObject } from '../../world/is-object.ts'
import type { LedgerEntry, ProblemPlace } from '../compare/ledger.ts'
import type { Consumer } from '../drift-report.ts'
import { type ExpectedOfPact, isReliedOn } from './relied-on.ts'

/** An interaction of a pact with the operation that it belongs to. */
interface KnownInteraction {
  readonly consumer: string
  readonly operation: string
  readonly expected: ExpectedOfPact
}

/** The interactions of pacts with one vendor. */
export class Consumers {
  readonly #interactions: readonly KnownInteraction[]

  constructor(pacts: readonly Pact[], vendor: Vendor) {
    this.#interactions = pacts
      .filter((pact) => isPactWith(pact, vendor.name))
      .flatMap((pact) => interactionsOf(pact, vendor))
  }

  /**
   * Returns the consumers whose interactions rely on what a difference contradicts.
   * @param statuses the statuses that were seen, by operation
   */
  of({ problem, places }: LedgerEntry, statuses: ReadonlyMap<string, ReadonlySet<number>>): Consumer[] {
    const broken = this.#interactions.filter(({ operation, expected }) => {
      const own = places.filter((place) => place.operation === operation)
      if (problem.kind === 'status') return own.some((place) => isReplaced(expected, place, statuses))
      return own.some((place) => place.status === expected.status && isReliedOn(expected, problem.kind, place))
    })
    const byConsumer = Map.groupBy(broken, ({ consumer }) => consumer)
    return [...byConsumer].map(([name, { length }]) => ({ name, interactions: length })).toSorted(byName)
  }
}

/** Returns whether an undeclared success takes the place of the success that an interaction expects. */
function isReplaced(
  expected: ExpectedOfPact,
  { operation, status }: ProblemPlace,
  statuses: ReadonlyMap<string, ReadonlySet<number>>,
): boolean {
  if (!isSuccess(status) || !isSuccess(expected.status)) return false
  return statuses.get(operation)?.has(expected.status) !== true
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** Returns whether a pact has a vendor as its provider; brokers know it as `kore (DeskDouble)`, too. */
function isPactWith({ provider: { name } }: Pact, vendor: string): boolean {
  return name === vendor || name.startsWith(`${vendor} (`)
}

function interactionsOf(pact: Pact, vendor: Vendor): KnownInteraction[] {
  return pact.interactions.flatMap(({ request, response }) => {
    const operation = operationAt(vendor, request.method, request.path)
    return operation ? [{ consumer: pact.consumer.name, operation: operation.id, expected: expectedOf(response) }] : []
  })
}

/** Reads the response of an interaction; its body and headers have other forms in pacts before version 4. */
function expectedOf(response: Pact['interactions'][number]['response']): ExpectedOfPact {
  const body: unknown = response.body
  const isContent = isObject(body) && 'content' in body && 'contentType' in body
  const headers = Object.entries(response.headers ?? {}).map(([name, values]) => {
    const text: unknown = values
    return [name.toLowerCase(), Array.isArray(text) ? text.join(', ') : String(text)] as const
  })
  return {
    status: response.status,
    headers: new Map(headers),
    body: isContent ? body['content'] : body,
    rules: response.matchingRules,
  }
}

function byName(first: Consumer, second: Consumer): number {
  return first.name < second.name ? -1 : 1
}
