import { Problem } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { SingularityCaller } from './caller.ts'
import type { Assistant, Session, SingularityWorld } from './collections.ts'
import { hoursAfter } from './timestamp.ts'

const LIFETIME_HOURS = 24

/** Returns when a session expires: 24 hours after its last use. */
export function sessionExpiry(lastUsedAt: string): string {
  return hoursAfter(lastUsedAt, LIFETIME_HOURS)
}

/** The session that an execution requests. */
export interface SessionRequest {
  readonly assistant: Assistant
  readonly caller: SingularityCaller
  /** undefined requests a new session */
  readonly sessionId: string | undefined
  /** the profile's `unknownSession`: how to handle an id that no session has */
  readonly unknown: 'create' | 'reject'
  readonly now: string
}

/**
 * Returns the session that an execution continues; undefined if the execution starts a new one.
 *
 * @throws RecordNotFound if the session belongs to another assistant or company
 * @throws Problem `malformed` if the session has expired
 */
export function existingSession(world: SingularityWorld, request: SessionRequest): Session | undefined {
  const { assistant, sessionId, unknown, now } = request
  if (sessionId === undefined) return undefined
  const session = world.sessions.get(sessionId)
  if (!session && unknown === 'create') return undefined
  if (session?.assistantId !== assistant.id) throw new RecordNotFound('Session', sessionId)
  if (session.expiresAt > now) return session
  const cure = 'omit sessionId to start a new session'
  throw new Problem('malformed', `Session ${sessionId} expired at ${session.expiresAt}: ${cure}`, {
    reason: 'SESSION_EXPIRED',
  })
}

/** Records the use of a session, creates it if it is new, and makes it the user's active session. */
export function recordSessionUse(
  world: SingularityWorld,
  request: SessionRequest,
  { id, messages }: { id: string; messages: number },
): Session {
  const { assistant, caller, now } = request
  const { userId, companyId } = caller
  const existing = world.sessions.get(id)
  for (const other of world.sessions.list({ index: ['assistant', assistant.id] })) {
    const replaced = other.isActive && other.userId === (existing?.userId ?? userId) && other.id !== id
    if (replaced) world.sessions.update(other.id, { isActive: false })
  }
  const use = { isActive: true, lastUsedAt: now, expiresAt: sessionExpiry(now) }
  if (existing) return world.sessions.update(id, { ...use, messageCount: existing.messageCount + messages })
  return world.sessions.insert({
    id,
    assistantId: assistant.id,
    userId,
    companyId,
    messageCount: messages,
    createdAt: now,
    ...use,
  })
}

/** Deletes a session and its messages. */
export function deleteSession(world: SingularityWorld, id: string): void {
  world.sessions.delete(id)
  world.messages.deleteAll({ index: ['session', id] })
}

/** Returns a session as the API shows it: an expired session is not active. */
export function toSessionView(session: Session, now: string): Session {
  return session.isActive && session.expiresAt <= now ? { ...session, isActive: false } : session
}
