import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { BirdWorld, Schemas } from './collections.ts'
import { findAgentOfUser } from './new-agent.ts'

/** A sender profile as a world stores it. */
export type SenderProfileRecord = Immutable<Schemas['SenderProfileRecord']>

/** The id, workspace and creation time of a new sender profile. */
interface NewSenderProfile {
  readonly id: string
  readonly workspaceId: string
  readonly now: string
}

/** A requested change of a sender profile. */
interface SenderProfilePatch {
  readonly body: Immutable<Schemas['PatchSenderProfile']>
  readonly now: string
}

/** Returns a sender profile as the API shows it. */
export function senderProfileView(record: SenderProfileRecord): Immutable<Schemas['SenderProfile']> {
  const { workspaceId, ...profile } = record
  return profile
}

/** Creates a sender profile. Its email address has the domain of its channel. */
export function createSenderProfile(
  world: BirdWorld,
  { username, allowedEntities, ...body }: Immutable<Schemas['CreateSenderProfile']>,
  { id, workspaceId, now }: NewSenderProfile,
): void {
  const email = username === undefined ? {} : { email: { username, domain: domainOf(world, body.channelId) } }
  const entities = allowedEntities ? { allowedEntities } : {}
  world.senderProfiles.insert({ id, workspaceId, ...body, ...email, ...entities, createdAt: now, updatedAt: now })
}

/** Changes a sender profile. null clears a value that a sender profile can lack. */
export function patchSenderProfile(
  world: BirdWorld,
  profile: SenderProfileRecord,
  { body, now }: SenderProfilePatch,
): SenderProfileRecord {
  const { name, username = profile.email?.username, signature, channelId = profile.channelId, allowedEntities } = body
  const email = typeof username === 'string' ? { username, domain: domainOf(world, channelId) } : undefined
  return world.senderProfiles.update(profile.id, {
    channelId,
    email,
    ...(typeof name === 'string' && { name }),
    ...(signature !== undefined && { signature: signature ?? undefined }),
    ...(allowedEntities !== undefined && { allowedEntities: allowedEntities ?? undefined }),
    updatedAt: now,
  })
}

/** Returns whether a user may use a sender profile: anybody, or the members of the teams that it allows. */
export function isAllowedFor(world: BirdWorld, profile: SenderProfileRecord, userId: string): boolean {
  const { allowedEntities = [], workspaceId } = profile
  if (allowedEntities.length === 0) return true
  const agent = findAgentOfUser(world, workspaceId, userId)
  if (!agent) return false
  const memberships = world.memberships.list({ index: ['agent', agent.id] })
  return memberships.some(({ teamId }) => allowedEntities.some(({ entityId }) => entityId === teamId))
}

/** Returns the domain of a channel: that of a sender profile of the channel, or else one derived from its id. */
export function domainOf({ senderProfiles }: BirdWorld, channelId: string): string {
  const known = senderProfiles.list().find((profile) => profile.channelId === channelId && profile.email)
  const label = channelId.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')
  return known?.email?.domain ?? `${label}.channel.example`
}
