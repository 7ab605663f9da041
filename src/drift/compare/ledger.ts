import { InferredSchema } from './inferred-schema.ts'
import type { Observer, Problem, Statement } from './problem.ts'

/** A place in the responses of one operation with one status. */
export interface ProblemPlace {
  readonly operation: string
  readonly status: number
  readonly place: string
  /** how often the problem occurred */
  readonly times: number
  /** how often it could have occurred */
  readonly of: number
  /** some of the values that were found; they are never written */
  readonly values: readonly unknown[]
}

/** One difference: the same problem at every place with the same part of the spec. */
export interface LedgerEntry {
  readonly problem: Problem
  readonly places: readonly ProblemPlace[]
  /** schema of the values that are not declared */
  readonly inferred: InferredSchema
}

/** A statement that traffic confirmed, with the responses that did. */
export interface Confirmation {
  readonly statement: Statement
  readonly responses: ReadonlySet<string>
}

/** Most values that are kept for one place. */
const MOST_VALUES = 20

/** Collects what the comparison of many exchanges finds. */
export class Ledger {
  readonly #visits = new Map<string, number>()
  readonly #entries = new Map<string, { problem: Problem; inferred: InferredSchema; places: Map<string, OpenPlace> }>()
  readonly #confirmed = new Map<string, { statement: Statement; responses: Set<string> }>()

  /** Returns the observer of one exchange. */
  observe(operation: string, status: number): Observer {
    const key = responseKey(operation, status)
    this.#count(`${key} `)
    this.#count(`${operation} ${classOf(status)}`)
    // The whole response is counted once; the body's own visits would count it again.
    const visit = (place: string) => (place === '' ? undefined : this.#count(`${key} ${place}`))
    return {
      visit,
      report: (problem) => this.#report(problem, operation, status),
      confirm: (statement, place) => this.#confirm(statement, `${key} ${place}`),
    }
  }

  /** Returns the differences in the order in which they were found. */
  entries(): LedgerEntry[] {
    return [...this.#entries.values()].map(({ problem, inferred, places }) => ({
      problem,
      inferred,
      places: [...places.values()].map((place) => ({
        ...place,
        of: Math.max(place.times, this.#totalOf(problem, place)),
      })),
    }))
  }

  /** Returns the statements that traffic confirmed and never contradicted. */
  confirmations(): Confirmation[] {
    const contradicted = new Set([...this.#entries.values()].map(({ problem }) => problem.statement.pointer))
    return [...this.#confirmed.values()].filter(({ statement }) => !contradicted.has(statement.pointer))
  }

  #report(problem: Problem, operation: string, status: number): void {
    const key = [problem.kind, problem.owner, problem.detail].join('\n')
    const entry = this.#entries.get(key) ?? { problem, inferred: new InferredSchema(), places: new Map() }
    this.#entries.set(key, entry)
    const placeKey = [operation, status, problem.place].join('\n')
    const { place, base } = problem
    const found = entry.places.get(placeKey) ?? { operation, status, place, base, times: 0, values: [] }
    entry.places.set(placeKey, found)
    found.times++
    if (problem.value === undefined) return
    entry.inferred.add(problem.value)
    if (found.values.length < MOST_VALUES) found.values.push(problem.value)
  }

  #confirm(statement: Statement, response: string): void {
    const known = this.#confirmed.get(statement.pointer) ?? { statement, responses: new Set() }
    known.responses.add(response)
    this.#confirmed.set(statement.pointer, known)
  }

  #totalOf({ kind }: Problem, { operation, status, base }: OpenPlace): number {
    const key = kind === 'status' ? `${operation} ${classOf(status)}` : `${responseKey(operation, status)} ${base}`
    return this.#visits.get(key) ?? 0
  }

  #count(key: string): void {
    this.#visits.set(key, (this.#visits.get(key) ?? 0) + 1)
  }
}

interface OpenPlace {
  readonly operation: string
  readonly status: number
  readonly place: string
  readonly base: string
  times: number
  readonly values: unknown[]
}

function responseKey(operation: string, status: number): string {
  return `${operation} ${status}`
}

function classOf(status: number): string {
  return `${Math.floor(status / 100)}XX`
}
