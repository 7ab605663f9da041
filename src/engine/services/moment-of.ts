import type { Snapshot } from '../../world/snapshot.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { journalOf } from '../journal/journal.ts'
import type { HostedWorld } from './emulator-services.ts'

/**
 * Returns the state of a world at a moment.
 * @param moment `origin`, `now`, `snapshot:NAME`, or `before:NUMBER` or `exchange:NUMBER` for the moment before or after
 *   that exchange
 * @throws RecordNotFound if the snapshot or exchange does not exist
 */
export function momentOf(hosted: HostedWorld, moment: string): Snapshot {
  if (moment === 'origin') return hosted.origin
  if (moment === 'now') return hosted.world.snapshot()
  const [kind, name = ''] = moment.split(':')
  const snapshot = kind === 'snapshot' ? hosted.snapshots.get(name)?.snapshot : momentAt(hosted, kind, Number(name))
  if (snapshot) return snapshot
  throw new RecordNotFound(kind === 'snapshot' ? 'Snapshot' : 'Exchange', name)
}

function momentAt({ world }: HostedWorld, side: string | undefined, number: number): Snapshot | undefined {
  const exchange = journalOf(world).get(number)
  return side === 'before' ? exchange?.before : exchange?.after
}
