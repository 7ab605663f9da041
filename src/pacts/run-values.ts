import type { Exchange } from '../engine/journal/exchange.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { type KnownValues, mergeValues, type SentValues, seededStrings, valuesOfRequest } from './known-values.ts'
import type { ScenarioState } from './sandbox.ts'

/** The run whose values are collected. */
interface ValuesRun {
  readonly vendor: Vendor
  readonly state: ScenarioState
  /** the world's initial state */
  readonly origin: World
}

/** The values that a client has sent during a run, by exchange. */
export class RunValues {
  readonly #secrets: ReadonlySet<string>
  readonly #parameters: SentValues
  readonly #isSeeded: KnownValues['isSeeded']
  readonly #byExchange = new Map<number, SentValues>()
  /** every string that was sent so far */
  readonly #named: Set<string>

  constructor({ vendor, state, origin }: ValuesRun, secrets: ReadonlySet<string>) {
    this.#secrets = secrets
    this.#isSeeded = seededStrings(origin, vendor)
    this.#parameters = { sent: new Map(), named: new Set(Object.values(state.with).map(String)) }
    this.#named = new Set(this.#parameters.named)
  }

  /** Adds the values of a request. */
  add(exchange: Exchange): void {
    const values = valuesOfRequest(exchange, this.#secrets)
    this.#byExchange.set(exchange.number, values)
    for (const text of values.named) this.#named.add(text)
  }

  /** Returns the values of one request, and every string that the client has sent. */
  during(number: number): KnownValues {
    return { sent: this.#of([number]).sent, named: this.#named, isSeeded: this.#isSeeded }
  }

  /** Returns the values of the requests that an interaction consists of: its own, and those of its provider states. */
  within(numbers: readonly number[]): KnownValues {
    return { ...this.#of(numbers), isSeeded: this.#isSeeded }
  }

  /** Checks whether the client has sent a string. */
  hasSent(text: string): boolean {
    return this.#named.has(text)
  }

  #of(numbers: readonly number[]): SentValues {
    return mergeValues([this.#parameters, ...numbers.flatMap((number) => this.#byExchange.get(number) ?? [])])
  }
}
