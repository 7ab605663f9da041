import { Recorder } from '../durability/recorder.ts'
import { Replay, type ReplayedWorld } from '../durability/replay.ts'
import type { Store } from '../durability/store.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { journalOf } from '../engine/journal/journal.ts'
import type { JournalBudget } from '../engine/journal/journal-budget.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { PROBLEM, problemText } from './unrouted.ts'

/** Parts of an emulator that worlds of an earlier process need. */
interface KeptBy {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly limits: Limits
  readonly journals: JournalBudget
}

/** Worlds that a store keeps. */
export interface KeptWorlds {
  readonly recorder: Recorder
  /** the worlds that the store had already */
  readonly replayed: readonly ReplayedWorld[]
}

/**
 * Reads the worlds that a store has, and connects it with an emulator.
 * @throws EmulatorError if they have records that do not fit the vendors' specs
 */
export function keepWorlds(store: Store, parts: KeptBy): KeptWorlds {
  const replay = new Replay({ ...parts, shared: store.shared })
  for (const entry of store.entries()) replay.apply(entry)
  const recorder = new Recorder(store, replay.nextState)
  store.attach(recorder)
  return { recorder, replayed: replay.finish(store.dropsMisfits) }
}

/** Facts about a request of which only the report of its exchange matters here. */
interface Reporting {
  readonly report?: (exchange: Exchange) => void
}

/** Carries out a request in a world, and holds the response until everything that it shows is kept. */
export function holdResponse<Source extends Reporting>(
  recorder: Recorder,
  world: World,
  source: Source,
  respond: (source: Source) => Response | Promise<Response>,
): Response | Promise<Response> {
  let recorded: Exchange | undefined
  const report = (exchange: Exchange) => {
    recorded = exchange
    source.report?.(exchange)
  }
  const hold = (response: Response) => {
    const kept = recorder.commit(world)
    return kept ? whenKept(response, kept, (body) => recorded && replaceResponse(world, recorded, body)) : response
  }
  const response = respond({ ...source, report })
  return response instanceof Promise ? response.then(hold) : hold(response)
}

/** Returns a response once changes are kept, or the refusal of a change that cannot be kept. */
export function whenKept(
  response: Response,
  kept: Promise<void>,
  onRefused?: (body: string) => void,
): Promise<Response> {
  return kept.then(
    () => response,
    (error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      const body = problemText(REFUSED, 'Insufficient Storage', { detail })
      onRefused?.(body)
      void response.body?.cancel().catch(() => undefined)
      return new Response(body, { status: REFUSED, headers: PROBLEM })
    },
  )
}

/** Status of the response to a change that cannot be kept. */
const REFUSED = 507

/** Replaces the response of an exchange in the journal by what its client really gets. */
function replaceResponse(world: World, exchange: Exchange, body: string): void {
  const response = { status: REFUSED, headers: PROBLEM, body }
  const present = world.moment()
  journalOf(world).replace({ ...exchange, response, before: present, after: present })
}
