import type { Exchange } from './exchange.ts'
import type { BudgetMember, SharedBudget } from './shared-budget.ts'

/** The facts of an exchange that a filter can read, without its bodies and states. */
export interface ExchangeFacts {
  readonly vendor: string | undefined
  readonly operation: string | undefined
  /** undefined if it is not remembered */
  readonly method: string | undefined
  /** undefined if it is not remembered */
  readonly path: string | undefined
  readonly status: number
  /** the kind of the problem that the exchange was rejected with */
  readonly problem: string | undefined
  readonly hasFault: boolean
}

/** Most different sets of facts that are remembered with their path. */
const MOST_WITH_PATH = 1000
/** Most characters of the paths that are remembered. */
const MOST_PATH_CHARACTERS = 65_536
/** Most different sets of facts that are remembered with their method; clients can make up methods. */
const MOST_WITH_METHOD = 1500
/** Fewest exchanges, counted back from the latest, whose order is remembered. */
const MOST_IN_ORDER = 10_000
/** Bytes that one set of facts takes besides its path, about. */
const KIND_BYTES = 400
/** Bytes that the place of one exchange in the order takes. */
const PLACE_BYTES = 8

/** Exchanges with the same facts. */
interface Kind {
  readonly facts: ExchangeFacts
  count: number
}

/**
 * Counts the exchanges that a journal no longer keeps, by their facts. Its size is bounded: exchanges with the same facts
 * are counted together, paths are forgotten beyond a bound, and so is the order of early exchanges. If the tallies of all
 * journals exceed their budget, those of idle journals forget paths, methods and order.
 */
export class Tally implements BudgetMember {
  readonly #budget: SharedBudget | undefined
  #kinds: Kind[] = []
  /** the indexes of the kinds with a path, or of those whose path is not remembered */
  #byPath = new Map<string | undefined, number[]>()
  #pathCharacters = 0
  /** the index of each exchange's kind, in order */
  #order: number[] = []
  #size = 0
  #bytes = 0

  /** @param budget shared with the tallies of other journals */
  constructor(budget?: SharedBudget) {
    this.#budget = budget
  }

  /** Counts the exchange that follows the one that was counted last. */
  add(exchange: Exchange): void {
    const index =
      this.#repeated(exchange) ??
      this.#find(exchange, exchange.method, exchange.path) ??
      this.#indexOf(this.#remembered(exchange))
    const kind = this.#kinds[index]
    if (kind) kind.count++
    this.#size++
    this.#order.push(index)
    if (this.#order.length >= 2 * MOST_IN_ORDER) this.#order = this.#order.slice(-MOST_IN_ORDER)
    this.#account()
  }

  /**
   * Returns how many of the counted exchanges match.
   * @param after counts only exchanges with a higher number, as far back as their order is remembered
   */
  count(matches: (facts: ExchangeFacts) => boolean, after = 0): number {
    const matching = this.#kinds.map(({ facts }) => matches(facts))
    if (after <= 0) return this.#kinds.reduce((sum, { count }, i) => sum + (matching[i] ? count : 0), 0)
    const first = this.#size - this.#order.length
    return this.#order.slice(Math.max(0, after - first)).filter((index) => matching[index]).length
  }

  clear(): void {
    this.#forgetAll()
    this.#size = 0
    this.#account()
  }

  /** Removes the tally from its budget. Call it when the world is deleted. */
  end(): void {
    this.clear()
    this.#budget?.remove(this, this.#bytes)
  }

  /** Forgets paths, methods and order, but no exchange. */
  giveUp(): number {
    const before = this.#bytes
    const kinds = this.#kinds
    this.#forgetAll()
    for (const { facts, count } of kinds) {
      const kind = this.#kinds[this.#indexOf({ ...facts, path: undefined, method: undefined })]
      if (kind) kind.count += count
    }
    this.#bytes = this.#measure()
    return before - this.#bytes
  }

  #forgetAll(): void {
    this.#kinds = []
    this.#byPath.clear()
    this.#pathCharacters = 0
    this.#order = []
  }

  #measure(): number {
    return this.#kinds.length * KIND_BYTES + this.#pathCharacters + this.#order.length * PLACE_BYTES
  }

  #account(): void {
    const grown = this.#measure() - this.#bytes
    this.#bytes += grown
    if (grown > 0) this.#budget?.reserve(this, grown)
    else this.#budget?.release(-grown)
  }

  /** Returns the facts of an exchange of a new kind, without those of which there are too many. */
  #remembered(exchange: Exchange): ExchangeFacts {
    const facts = factsOf(exchange)
    const hasRoom = this.#pathCharacters + exchange.path.length <= MOST_PATH_CHARACTERS
    if (hasRoom && this.#kinds.length < MOST_WITH_PATH) return facts
    const withoutPath = { ...facts, path: undefined }
    const isKnown = this.#find(exchange, exchange.method, undefined) !== undefined
    if (isKnown || this.#kinds.length < MOST_WITH_METHOD) return withoutPath
    return { ...withoutPath, method: undefined }
  }

  /** Returns the index of the kind that was counted last, if the exchange has its facts, as when a client polls. */
  #repeated(exchange: Exchange): number | undefined {
    const index = this.#order.at(-1)
    const facts = index === undefined ? undefined : this.#kinds[index]?.facts
    if (!facts || facts.path !== exchange.path || facts.method !== exchange.method) return undefined
    return isOfKind(exchange, facts) ? index : undefined
  }

  /** Returns the index of the kind of an exchange, with a method and a path that are remembered or not. */
  #find(exchange: Exchange, method: string | undefined, path: string | undefined): number | undefined {
    return this.#byPath.get(path)?.find((index) => {
      const facts = this.#kinds[index]?.facts
      return facts !== undefined && facts.method === method && isOfKind(exchange, facts)
    })
  }

  /** Returns the index of the kind with exactly these facts, which is added if it is new. */
  #indexOf(facts: ExchangeFacts): number {
    const alike = this.#byPath.get(facts.path) ?? []
    const known = alike.find((index) => FACTS.every((name) => this.#kinds[index]?.facts[name] === facts[name]))
    if (known !== undefined) return known
    this.#pathCharacters += facts.path?.length ?? 0
    this.#byPath.set(facts.path, [...alike, this.#kinds.length])
    return this.#kinds.push({ facts, count: 0 }) - 1
  }
}

/** The names of the facts besides the path. */
const FACTS = [
  'vendor',
  'operation',
  'method',
  'status',
  'problem',
  'hasFault',
] as const satisfies (keyof ExchangeFacts)[]

/**
 * Returns true if an exchange has these facts, apart from its method and path. It runs for each request, so it creates no
 * object.
 */
function isOfKind({ vendor, operation, response, problem, fault }: Exchange, facts: ExchangeFacts): boolean {
  return (
    facts.operation === operation &&
    facts.status === response.status &&
    facts.vendor === vendor &&
    facts.problem === problem?.kind &&
    facts.hasFault === (fault !== undefined)
  )
}

/** Returns the facts of an exchange. */
export function factsOf(exchange: Exchange): ExchangeFacts {
  const { vendor, operation, method, path, response, problem, fault } = exchange
  return {
    vendor,
    operation,
    method,
    path,
    status: response.status,
    problem: problem?.kind,
    hasFault: fault !== undefined,
  }
}
