import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { SingularityCaller } from './caller.ts'
import type { Invite, Schemas, SingularityWorld } from './collections.ts'
import { hoursAfter } from './timestamp.ts'

/** Hours after which an invite expires. */
const LIFETIME_HOURS = 7 * 24

/** Times that an invite can be sent again. */
const MOST_RESENDS = 3

/** Invites that a user can create within an hour. */
const MOST_PER_HOUR = 10

/** Returns when an invite expires: seven days after it was created. */
export function inviteExpiry(createdAt: string): string {
  return hoursAfter(createdAt, LIFETIME_HOURS)
}

/** Returns an invite with the status that it has at a time: a pending invite expires. */
export function withStatus(invite: Invite, now: string): Invite {
  return invite.status === 'pending' && invite.expiresAt <= now ? { ...invite, status: 'expired' } : invite
}

/** Returns an invite as lists show it. */
export function toInviteSummary(invite: Invite): Immutable<Schemas['InviteSummary']> {
  const { id, email, status, role, invitedBy, createdAt, expiresAt } = invite
  return { id, email, status, role, invitedBy, createdAt, expiresAt }
}

/**
 * Rejects an address that the company has invited already.
 *
 * @throws Problem `malformed` with EMAIL_ALREADY_INVITED
 */
export function rejectInvited(
  world: SingularityWorld,
  { companyId, email }: Pick<Invite, 'companyId' | 'email'>,
  now: string,
) {
  const same = world.invites.list({ index: ['company', companyId] }).find((invite) => {
    return invite.email.toLowerCase() === email.toLowerCase() && withStatus(invite, now).status === 'pending'
  })
  if (same) throw rejected('EMAIL_ALREADY_INVITED', `${email} has a pending invite, ${same.id}: revoke it first`)
}

/**
 * Rejects a user who has created too many invites within the last hour.
 *
 * @throws Problem `rate-limited` with RATE_LIMIT_EXCEEDED
 */
export function rejectFrequent(world: SingularityWorld, { userId, companyId }: SingularityCaller, now: string): void {
  const recent = world.invites
    .list({ index: ['company', companyId] })
    .filter(({ invitedBy, createdAt }) => invitedBy.id === userId && hoursAfter(createdAt, 1) > now)
  if (recent.length < MOST_PER_HOUR) return
  const oldest = recent.map(({ createdAt }) => createdAt).toSorted()[0] ?? now
  const retryAfter = Math.max(1, (Date.parse(hoursAfter(oldest, 1)) - Date.parse(now)) / 1000)
  const message = `A user can create ${MOST_PER_HOUR} invites an hour: retry in ${retryAfter} seconds`
  throw new Problem('rate-limited', message, { retryAfter, reason: 'RATE_LIMIT_EXCEEDED' })
}

/**
 * Returns the invite of a token that can be accepted.
 *
 * @throws RecordNotFound if no invite has the token
 * @throws Problem `malformed` if the invite is not pending
 */
export function acceptableInvite(world: SingularityWorld, token: string, now: string): Invite {
  const [invite] = world.invites.list({ index: ['token', token] })
  if (!invite) throw new RecordNotFound('InviteRecord', token)
  return checkPending(withStatus(invite, now))
}

/** Returns the number of times that an invite was sent after it is sent again. */
export function nextResend(invite: Invite): number {
  if (checkPending(invite).resendCount < MOST_RESENDS) return invite.resendCount + 1
  throw rejected('RESEND_LIMIT_EXCEEDED', `Invite ${invite.id} was sent again ${MOST_RESENDS} times: create a new one`)
}

/** Rejects an invite that was accepted or revoked, or that has expired. Returns any other. */
function checkPending(invite: Invite): Invite {
  const { id, status, expiresAt } = invite
  if (status === 'accepted') throw rejectAccepted(invite)
  if (status === 'revoked') throw rejected('INVITE_REVOKED', `Invite ${id} was revoked: create a new one`)
  if (status === 'expired') throw rejected('INVITE_EXPIRED', `Invite ${id} expired at ${expiresAt}: create a new one`)
  return invite
}

/** Returns the problem of an invite that was accepted before. */
export function rejectAccepted({ id }: Pick<Invite, 'id'>): Problem {
  return rejected('INVITE_ALREADY_ACCEPTED', `Invite ${id} was accepted already: create a new one`)
}

function rejected(reason: string, message: string): Problem {
  return new Problem('malformed', message, { reason })
}
