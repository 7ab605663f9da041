import type { Bird } from '../bird.ts'
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
    const { id } = workspaceRecord(world.senderProfiles, path.workspaceId, path.senderProfileId)
    world.senderProfiles.delete(id)
    for (const agent of world.agents.list({ index: ['workspace', path.workspaceId] })) {
      if (agent.defaultSenderId === id) world.agents.update(agent.id, { defaultSenderId: undefined })
    }
  },
} satisfies Partial<Bird>
