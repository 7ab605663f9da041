import type { Snapshot } from '../../world/snapshot.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { journalOf } from '../journal/journal.ts'
import { EmulatorError } from './emulator-error.ts'
import type { HostedWorld } from './emulator-services.ts'

/** A moment that has a name or the number of an exchange. */
const MOMENT = /^(snapshot(?=:.)|(?:before|exchange)(?=:\d+$)):(.+)$/

/**
 * Returns the state of a world at a moment.
 * @param moment `origin`, `now`, `snapshot:NAME`, or `before:NUMBER` or `exchange:NUMBER` for the moment before or after
 *   that exchange
 * @throws RecordNotFound if the snapshot or exchange does not exist; EmulatorError if the moment has another form
 */
export function momentOf(hosted: HostedWorld, moment: string): Snapshot {
  if (moment === 'origin') return hosted.origin
  if (moment === 'now') return hosted.world.snapshot()
  const [, kind, name = ''] = MOMENT.exec(moment) ?? []
  if (kind === undefined) throw new EmulatorError('DD_MOMENT_INVALID', { moment }, 'at')
  const snapshot = kind === 'snapshot' ? hosted.snapshots.get(name)?.snapshot : momentAt(hosted, kind, Number(name))
  if (snapshot) return snapshot
  throw new RecordNotFound(kind === 'snapshot' ? 'Snapshot' : 'Exchange', name)
}

function momentAt({ world }: HostedWorld, side: string, number: number): Snapshot | undefined {
  const exchange = journalOf(world).get(number)
  return side === 'before' ? exchange?.before : exchange?.after
}
