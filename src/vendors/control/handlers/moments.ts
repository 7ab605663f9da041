import { RecordNotFound } from '../../../world/refusal.ts'
import type { Control } from '../control.ts'
import { patchBetween } from '../diff.ts'
import { momentOf, worldOf } from '../lookup.ts'

export const moments = {
  postRestore: ({ emulation, path, body }) => {
    const hosted = worldOf(emulation, path.world)
    hosted.world.restore(momentOf(hosted, body.to))
  },

  getSnapshots: ({ emulation, path }) => ({
    snapshots: [...worldOf(emulation, path.world).snapshots.values()].map(({ name, at, after }) => ({
      name,
      at,
      after,
    })),
  }),

  putSnapshot: ({ emulation, path }) => {
    const { name, at, after } = worldOf(emulation, path.world).save(path.snapshot)
    return { name, at, after }
  },

  deleteSnapshot: ({ emulation, path }) => {
    if (!worldOf(emulation, path.world).forget(path.snapshot)) throw new RecordNotFound('Snapshot', path.snapshot)
  },

  getDiff: ({ emulation, path, query }) => {
    const hosted = worldOf(emulation, path.world)
    return patchBetween(hosted.world, momentOf(hosted, query.from), momentOf(hosted, query.to))
  },
} satisfies Partial<Control>
