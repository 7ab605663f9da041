import type { Bird } from '../bird.ts'
import { removals } from '../removals.ts'
import { listWorkspaceRecords, workspaceRecord } from '../workspace-records.ts'

export const senderProfiles = {
  listSenderProfiles: ({ world, path, query }) => {
    return listWorkspaceRecords(world.senderProfiles, { ...path, ...query }, (profile) => profile)
  },

  createSenderProfile: ({ world, path, body, id, clock }) => {
    const now = clock.now()
    const { workspaceId } = path
    return world.senderProfiles.insert({ id: id(), workspaceId, ...body, createdAt: now, updatedAt: now })
  },

  getSenderProfile: ({ world, path }) => workspaceRecord(world.senderProfiles, path.workspaceId, path.senderProfileId),

  deleteSenderProfile: ({ world, path }) => {
    removals.senderProfiles(world, workspaceRecord(world.senderProfiles, path.workspaceId, path.senderProfileId).id)
  },
} satisfies Partial<Bird>
