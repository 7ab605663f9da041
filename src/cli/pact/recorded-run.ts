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
  readonly #vendor: string
  #received = 0

  constructor(emulator: Emulator<Vendors>, vendor: string) {
    this.#emulator = emulator
    this.#vendor = vendor
    this.requests = new RequestLog()
  }

  /** Adds an exchange. */
  add(exchange: Exchange): void {
    this.requests.add(exchange)
    if (exchange.vendor === this.#vendor) this.#received++
  }

  /**
   * Returns the pact of the requests to the vendor in all worlds.
   * @throws FailedCheck if a world was reset or deleted, which empties its journal
   */
  async pact(options: Omit<PactOptions<Vendors>, 'vendor'>): Promise<Pact> {
    const emulator = this.#emulator
    const vendor = this.#vendor
    const worlds = emulator.worlds().map((name) => emulator.world(name))
    const counts = worlds.map((world) => world.exchanges({ vendor }).length)
    const kept = counts.reduce((sum, count) => sum + count, 0)
    if (kept < this.#received) throw new FailedCheck(describeLoss(this.#received - kept, this.#received, vendor))
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
