import { momentOf } from '../../../engine/services/moment-of.ts'
import { streamList } from '../../../engine/vendor/streamed-list.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Control } from '../control.ts'
import { patchBetween } from '../diff.ts'
import { worldOf } from '../lookup.ts'

export const moments = {
  postRestore: ({ services, path, body }) => {
    const hosted = worldOf(services, path.world)
    hosted.world.restore(momentOf(hosted, body.to))
  },

  getSnapshots: ({ services, path }) => ({
    snapshots: [...worldOf(services, path.world).snapshots.values()].map(({ name, at, after }) => ({
      name,
      at,
      after,
    })),
  }),

  putSnapshot: ({ services, path }) => {
    const { name, at, after } = worldOf(services, path.world).saveSnapshot(path.snapshot)
    return { name, at, after }
  },

  deleteSnapshot: ({ services, path }) => {
    if (!worldOf(services, path.world).deleteSnapshot(path.snapshot))
      throw new RecordNotFound('Snapshot', path.snapshot)
  },

  getDiff: ({ services, path, query }) => {
    const hosted = worldOf(services, path.world)
    const operations = patchBetween(hosted.world, momentOf(hosted, query.from), momentOf(hosted, query.to))
    return streamList(
      operations,
      (operation) => operation,
      (some) => some,
    )
  },
} satisfies Partial<Control>
