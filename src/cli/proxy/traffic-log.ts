import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { Exchange } from '../../engine/journal/exchange.ts'
import { toExchangeView } from '../../vendors/control/exchange-view.ts'
import { toHarEntry } from '../../vendors/control/har.ts'
import { HarFile } from './har-file.ts'

/** The requests of a proxy, counted. */
export interface TrafficResult {
  readonly requests: number
  /** operations that were requested */
  readonly operations: number
  /** operations of all vendors */
  readonly declaredOperations: number
  /** requests with differences from the spec */
  readonly differing: number
  /** requests that the double answered */
  readonly fallbacks: number
  /** requests without an answer */
  readonly failures: number
  /** requests in the archive; undefined if none is written */
  readonly saved?: number
  /** requests for which the archive has no room */
  readonly dropped?: number
}

/** Counts the requests of a proxy, and saves those that the service answered. */
export class TrafficLog {
  readonly #vendors: AnyEmulator['vendors']
  readonly #file: HarFile | undefined
  readonly #operations = new Set<string>()
  #requests = 0
  #differing = 0
  #fallbacks = 0
  #failures = 0

  /** @param path archive to write. @throws Node's error if it cannot be written */
  constructor(vendors: AnyEmulator['vendors'], path: string | undefined) {
    this.#vendors = vendors
    this.#file = path === undefined ? undefined : new HarFile(path)
  }

  /** Adds an exchange. @param millis its duration in real time */
  add(exchange: Exchange, millis: number): void {
    const { forwarded, problem, vendor, operation, undeclared } = exchange
    if (!forwarded) return
    this.#requests++
    if (forwarded.fallback !== undefined) this.#fallbacks++
    else if (problem) this.#failures++
    else {
      if (operation !== undefined) this.#operations.add(`${vendor} ${operation}`)
      if (forwarded.differences.length + undeclared.length > 0) this.#differing++
      this.#file?.add(this.#toEntry(exchange, forwarded.to, millis))
    }
  }

  /** Saves the archive. Returns what happened. */
  end(): TrafficResult {
    this.#file?.close()
    const { entries, dropped = 0 } = this.#file ?? {}
    return {
      requests: this.#requests,
      operations: this.#operations.size,
      declaredOperations: Object.values(this.#vendors).reduce((sum, { spec }) => sum + spec.operations.size, 0),
      differing: this.#differing,
      fallbacks: this.#fallbacks,
      failures: this.#failures,
      ...(entries !== undefined && { saved: entries, dropped }),
    }
  }

  /** Creates an entry with the time of this machine and the host of the service, which the client did not name. */
  #toEntry(exchange: Exchange, to: string, millis: number) {
    const view = toExchangeView(exchange, { vendors: this.#vendors })
    const { host } = new URL(to)
    const headers = view.request.headers.map(({ name, value }) => ({
      name,
      value: /^host$/i.test(name) ? host : value,
    }))
    const entry = toHarEntry({ ...view, duration: millis, request: { ...view.request, headers } }, to)
    return { ...entry, startedDateTime: new Date(Date.now() - millis).toISOString() }
  }
}
