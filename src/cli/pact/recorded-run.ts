import type { Emulator } from '../../emulator/emulator.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import type { PactOptions } from '../../emulator/world-handle.ts'
import type { Exchange } from '../../engine/journal/exchange.ts'
import type { Pact } from '../../engine/services/pact.ts'
import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { FailedCheck } from '../failed-check.ts'
import { RequestLog } from '../request-log.ts'
import { UsageError } from '../usage-error.ts'

/** The requests of a client to an emulator of its own. */
export class RecordedRun {
  /** the requests, with their parts that the specs do not declare */
  readonly requests: RequestLog
  readonly #emulator: Emulator<Vendors>
  readonly #vendors: readonly string[]
  /** counts of requests by vendor */
  readonly #received = new Map<string, number>()

  constructor(emulator: Emulator<Vendors>, vendors: readonly string[]) {
    this.#emulator = emulator
    this.#vendors = vendors
    this.requests = new RequestLog()
  }

  /** Adds an exchange. */
  add(exchange: Exchange): void {
    this.requests.add(exchange)
    const { vendor = '' } = exchange
    this.#received.set(vendor, (this.#received.get(vendor) ?? 0) + 1)
  }

  /**
   * Returns one pact for each vendor, of the requests in all worlds.
   * @throws FailedCheck if a world was reset or deleted, which empties its journal
   */
  async pacts(options: Omit<PactOptions<Vendors>, 'vendor'>): Promise<readonly Pact[]> {
    const pacts: Pact[] = []
    for (const vendor of this.#vendors) pacts.push(await this.#pact(vendor, options))
    return pacts
  }

  async #pact(vendor: string, options: Omit<PactOptions<Vendors>, 'vendor'>): Promise<Pact> {
    const emulator = this.#emulator
    const received = this.#received.get(vendor) ?? 0
    const worlds = emulator.worlds().map((name) => emulator.world(name))
    const counts = worlds.map((world) => world.exchanges({ vendor }).length)
    const kept = counts.reduce((sum, count) => sum + count, 0)
    if (kept < received) throw new FailedCheck(describeLoss(received - kept, received, vendor))
    const used = worlds.filter((_, i) => counts[i] !== 0)
    try {
      return await emulator.pactOf(used, { ...options, vendor })
    } catch (error) {
      if (error instanceof DeskDoubleError) throw new UsageError(error.message)
      throw error
    }
  }
}

function describeLoss(lost: number, received: number, vendor: string): string {
  return [
    `No pact was written: ${lost} of ${received} requests to ${vendor} are lost, because their worlds were reset or deleted during the run.`,
    'Give each test a world of its own instead, which POST /_control/worlds forks, and keep it until the run ends.',
  ].join('\n')
}
