import { compare } from '../../../world/tree.ts'
import { defaultCompanyId } from '../company.ts'
import {
  acceptableInvite,
  inviteExpiry,
  nextResend,
  rejectAccepted,
  rejectFrequent,
  rejectInvited,
  toInviteSummary,
  withStatus,
} from '../invites.ts'
import { toPage } from '../listing.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const invites = {
  listInvites: (context) => {
    const { world, query, caller, clock } = context
    const now = toTimestamp(clock.now())
    const all = world.invites.list({ index: ['company', caller.companyId] }).map((invite) => withStatus(invite, now))
    const found = all.filter(({ status }) => query.status === undefined || status === query.status)
    // Of invites that were created in the same second, the last one comes first.
    const newestFirst = found.toReversed().toSorted((a, b) => compare(b.createdAt, a.createdAt))
    return toPage(context, newestFirst, toInviteSummary)
  },

  createInvite: ({ world, body, caller, clock, id, profile }) => {
    const { companyId, userId } = caller
    const now = toTimestamp(clock.now())
    if (profile.rateLimit === 'enforced') rejectFrequent(world, caller, now)
    rejectInvited(world, { companyId, email: body.email }, now)
    const {
      email,
      status,
      token,
      createdAt,
      expiresAt,
      id: inviteId,
    } = world.invites.insert({
      id: id(),
      email: body.email,
      status: 'pending',
      role: body.role ?? 'member',
      invitedBy: { id: userId, name: nameOf(world, userId) },
      companyId,
      metadata: body.metadata ?? {},
      resendCount: 0,
      token: id() + id(),
      createdAt: now,
      expiresAt: inviteExpiry(now),
    })
    return { id: inviteId, email, status, token, createdAt, expiresAt }
  },

  readInvite: ({ world, path, clock }) => {
    const { token: _, ...shown } = withStatus(world.invites.getOrThrow(path.inviteId), toTimestamp(clock.now()))
    return shown
  },

  revokeInvite: ({ world, path }) => {
    const invite = world.invites.getOrThrow(path.inviteId)
    if (invite.status === 'accepted') throw rejectAccepted(invite)
    world.invites.update(invite.id, { status: 'revoked' })
    return { success: true, message: 'Invite revoked' }
  },

  resendInvite: ({ world, path, clock }) => {
    const invite = withStatus(world.invites.getOrThrow(path.inviteId), toTimestamp(clock.now()))
    const { resendCount } = world.invites.update(invite.id, { resendCount: nextResend(invite) })
    return { success: true, resendCount, message: 'Invite resent' }
  },

  validateInvite: ({ world, path, clock }) => {
    const { email, companyId } = acceptableInvite(world, path.token, toTimestamp(clock.now()))
    return { valid: true, email, companyName: companyName(world, companyId) }
  },

  acceptInvite: ({ world, body, clock }) => {
    const { id, companyId } = acceptableInvite(world, body.token, toTimestamp(clock.now()))
    world.invites.update(id, { status: 'accepted' })
    return { success: true, companyId, message: `Welcome to ${companyName(world, companyId)}` }
  },
} satisfies Partial<Singularity>

type World = Parameters<Singularity['createInvite']>[0]['world']

/** Returns the name of a user: that of the user's API key, or the id. */
function nameOf({ apiKeys }: World, userId: string): string {
  return apiKeys.list().find((key) => key.userId === userId)?.name ?? userId
}

function companyName(world: World, companyId: string): string {
  return (world.companies.get(companyId) ?? world.companies.get(defaultCompanyId(world)))?.name ?? ''
}
