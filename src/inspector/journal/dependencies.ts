import type { Exchange } from '../live-journal.ts'
import { isWithin, pathParameters, segmentsOf, tokensOf } from './request-tokens.ts'
import { type IdInResponse, idsIn } from './response-ids.ts'

/** An earlier write that a request depends on, with the generated ids that later requests contain. */
export interface Dependency {
  readonly exchange: Exchange
  readonly ids: readonly IdInResponse[]
}

/** Facts about the requests of a journal that the exchanges do not contain. */
export interface DependencyContext {
  /** returns the path template of an exchange's operation */
  readonly templateOf: (exchange: Exchange) => string | undefined
  /** ids that every request of a client contains, such as the id of its account; they relate no two requests */
  readonly tenants: ReadonlySet<string>
}

/** Largest number of dependencies that a test can reasonably send; the search stops with the next one. */
export const MOST_DEPENDENCIES = 50
const READS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Finds the earlier writes that a request depends on, oldest first: those that created a record in it, changed or
 * deleted such a record, or caused a conflict with it; and the writes that those depend on. Stops with one more than
 * {@link MOST_DEPENDENCIES}.
 * @param journal all exchanges of the world, oldest first
 */
export function findDependencies(
  exchange: Exchange,
  journal: readonly Exchange[],
  context: DependencyContext,
): Dependency[] {
  const search = new DependencySearch(exchange, journal, context)
  search.addDependenciesOf(exchange)
  return search.result()
}

class DependencySearch {
  readonly #target: Exchange
  readonly #journal: readonly Exchange[]
  readonly #context: DependencyContext
  readonly #ids = new Map<number, readonly IdInResponse[]>()
  readonly #found = new Map<number, { readonly exchange: Exchange; readonly ids: Map<string, IdInResponse> }>()

  constructor(target: Exchange, journal: readonly Exchange[], context: DependencyContext) {
    this.#target = target
    this.#journal = journal
    this.#context = context
  }

  result(): Dependency[] {
    return [...this.#found.values()]
      .toSorted((a, b) => a.exchange.number - b.exchange.number)
      .map(({ exchange, ids }) => ({ exchange, ids: [...ids.values()] }))
  }

  addDependenciesOf(exchange: Exchange): void {
    const tokens = this.#withoutTenants(tokensOf(exchange))
    for (const write of this.#journal) {
      if (write.number >= exchange.number) return
      if (!isSuccessfulWrite(write) || write.vendor !== exchange.vendor) continue
      const created = this.#created(write, exchange, tokens)
      if (created.length > 0 || this.#affects(write, exchange, tokens)) this.#add(write, created)
    }
  }

  #add(write: Exchange, created: readonly IdInResponse[]): void {
    const known = this.#found.get(write.number)
    const { ids } = known ?? { ids: new Map<string, IdInResponse>() }
    for (const id of created) if (!id.isFromRequest) ids.set(id.value, id)
    if (known || this.#found.size > MOST_DEPENDENCIES) return
    this.#found.set(write.number, { exchange: write, ids })
    this.addDependenciesOf(write)
    this.#addLaterWrites(write)
  }

  /** Adds the writes with which a client changed or undid a write later: they decide what is left of it. */
  #addLaterWrites(write: Exchange): void {
    for (const later of this.#journal) {
      if (later.number >= this.#target.number) return
      const isLater = later.number > write.number && later.vendor === write.vendor && isSuccessfulWrite(later)
      if (isLater && !this.#isCreation(later) && isWithin(write.path, later.path)) this.#add(later, [])
    }
  }

  /**
   * Returns the ids in a request that a write created: no earlier exchange contains them. An id that the client chose
   * counts only in a path below that of the write: elsewhere it may name any other record.
   */
  #created(write: Exchange, exchange: Exchange, tokens: ReadonlySet<string>): readonly IdInResponse[] {
    return this.#idsIn(write).filter(({ value, isFromRequest }) => {
      if (!tokens.has(value)) return false
      if (isFromRequest && !isNamedBelow(exchange.path, write.path, value)) return false
      return !this.#journal.some((earlier) => earlier.number < write.number && contains(earlier, value))
    })
  }

  /** Checks whether a write changed or deleted something that a request contains, or may conflict with it. */
  #affects(write: Exchange, exchange: Exchange, tokens: ReadonlySet<string>): boolean {
    if (exchange.problem?.kind === 'conflict' && mayConflict(write, exchange)) return true
    if (this.#isCreation(write)) return false
    if (isWithin(exchange.path, write.path)) return true
    const targets = this.#withoutTenants(new Set(pathParameters(this.#context.templateOf(write), write.path)))
    return [...(targets.size > 0 ? targets : this.#bodyTokens(write))].some((id) => tokens.has(id))
  }

  /** Checks whether a write created a record: the response has an id of its own that the client did not send. */
  #isCreation(write: Exchange): boolean {
    const ids = this.#idsIn(write)
    const own = ids.find(({ path }) => /^_?id$/.test(String(path.at(-1)))) ?? ids[0]
    return write.method === 'POST' && own?.isFromRequest === false
  }

  #bodyTokens(write: Exchange): ReadonlySet<string> {
    return this.#withoutTenants(tokensOf({ ...write, path: '', query: '' }))
  }

  #idsIn(write: Exchange): readonly IdInResponse[] {
    const ids = this.#ids.get(write.number) ?? idsIn(write).filter(({ value }) => !this.#context.tenants.has(value))
    this.#ids.set(write.number, ids)
    return ids
  }

  #withoutTenants(tokens: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...tokens].filter((token) => token.length >= SHORTEST_ID && !this.#context.tenants.has(token)))
  }
}

/** Length below which a value, such as a page size, is not taken for an id. */
const SHORTEST_ID = 4

function isSuccessfulWrite({ method, response: { status } }: Exchange): boolean {
  return !READS.includes(method) && status >= 200 && status < 300
}

/** Checks whether two requests are for the same collection or the same operation. */
function mayConflict(write: Exchange, exchange: Exchange): boolean {
  return (
    write.operation === exchange.operation ||
    isWithin(exchange.path, write.path) ||
    isWithin(write.path, exchange.path) ||
    parentOf(write.path) === parentOf(exchange.path)
  )
}

function isNamedBelow(path: string, parent: string, id: string): boolean {
  return path !== parent && isWithin(path, parent) && segmentsOf(path.slice(parent.length)).includes(id)
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function contains({ path, query, request, response }: Exchange, value: string): boolean {
  return [path, query, request.body, response.body].some((text) => text.includes(value))
}
