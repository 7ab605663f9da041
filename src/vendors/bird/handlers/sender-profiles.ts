import type { Bird } from '../bird.ts'
import type { BirdWorld } from '../collections.ts'
import { removals } from '../removals.ts'
import {
  createSenderProfile,
  isAllowedFor,
  patchSenderProfile,
  type SenderProfileRecord,
  senderProfileView,
} from '../sender-profiles.ts'
import { SIGNATURE_VARIABLES } from '../signature-variables.ts'
import { listWorkspaceRecords, plainList, workspaceRecord } from '../workspace-records.ts'

export const senderProfiles = {
  listSenderProfiles: ({ world, path, query, profile }) => {
    const { results, ...rest } = listWorkspaceRecords(world.senderProfiles, { ...path, ...query })
    return plainList({ results: results.map(senderProfileView), ...rest }, profile.plainListToken)
  },

  createSenderProfile: ({ world, path, body, id, clock }) => {
    createSenderProfile(world, body, { id: id(), workspaceId: path.workspaceId, now: clock.now() })
  },

  listSignatureVariables: () => ({ results: SIGNATURE_VARIABLES }),

  getSenderProfile: ({ world, path }) => senderProfileView(senderProfileAt(world, path)),

  patchSenderProfile: ({ world, path, body, clock }) => {
    return senderProfileView(patchSenderProfile(world, senderProfileAt(world, path), { body, now: clock.now() }))
  },

  deleteSenderProfile: ({ world, path }) => {
    removals.senderProfiles(world, senderProfileAt(world, path).id)
  },

  listUserSenderProfiles: ({ world, path: { workspaceId, userId }, query: { channelId } }) => {
    const all = world.senderProfiles.list({ index: ['workspace', workspaceId] })
    const ofChannel = all.filter((profile) => channelId === undefined || profile.channelId === channelId)
    const allowed = ofChannel.filter((profile) => isAllowedFor(world, profile, userId))
    return { results: allowed.map(senderProfileView) }
  },
} satisfies Partial<Bird>

/** Path of a sender profile. */
interface SenderProfilePath {
  readonly workspaceId: string
  readonly senderProfileId: string
}

function senderProfileAt(world: BirdWorld, { workspaceId, senderProfileId }: SenderProfilePath): SenderProfileRecord {
  return workspaceRecord(world.senderProfiles, workspaceId, senderProfileId)
}
