import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { SingularityCaller } from './caller.ts'
import { type Assistant, type Schemas, type Session, type SingularityWorld, userKey } from './collections.ts'
import { hoursAfter } from './timestamp.ts'

/** The profile settings of sessions. */
export type SessionSettings = Pick<profile, 'sessionExpiry' | 'sessionsActive'>

/** The session that an execution requests. */
export interface SessionRequest {
  readonly assistant: Assistant
  readonly caller: SingularityCaller
  /** undefined requests a new session */
  readonly sessionId: string | undefined
  /** handling of an id that no session has */
  readonly unknown: 'create' | 'reject'
  readonly profile: SessionSettings
  readonly now: string
}

/**
 * Returns the session that an execution continues; undefined if the execution starts a new one.
 *
 * @throws RecordNotFound if the session belongs to another assistant or company
 * @throws Problem `malformed` if the session has expired
 */
export function existingSession(world: SingularityWorld, request: SessionRequest): Session | undefined {
  const { assistant, sessionId, unknown, profile, now } = request
  if (sessionId === undefined) return undefined
  const session = world.sessions.get(sessionId)
  if (!session && unknown === 'create') return undefined
  if (session?.assistantId !== assistant.id) throw new RecordNotFound('SessionRecord', sessionId)
  const expiry = expiryOf(session, assistant, profile)
  if (expiry === undefined || expiry > now) return session
  throw new Problem('malformed', `Session ${sessionId} expired at ${expiry}: start a new session`, {
    reason: 'SESSION_EXPIRED',
  })
}

/** Returns whether a session is active: neither replaced nor expired. */
export function isActive(world: SingularityWorld, session: Session, options: Pick<SessionRequest, 'profile' | 'now'>) {
  const expiry = expiryOf(session, world.assistants.get(session.assistantId), options.profile)
  return session.active && (expiry === undefined || expiry > options.now)
}

/** Returns when a session expires if it is not used before; undefined if it never does. */
function expiryOf(
  { updatedAt }: Session,
  assistant: Assistant | undefined,
  { sessionExpiry }: SessionSettings,
): string | undefined {
  if (sessionExpiry === 'none') return undefined
  const hours = sessionExpiry === 'day' ? 24 : assistant?.sessionTtlHours
  return hours === undefined ? undefined : hoursAfter(updatedAt, hours)
}

/** Records the use of a session, creates it if it is new, and makes it the user's active session. */
export function recordSessionUse(
  world: SingularityWorld,
  request: Omit<SessionRequest, 'sessionId' | 'unknown'>,
  { id, messages, title }: { readonly id: string; readonly messages: number; readonly title?: string },
): Session {
  const { assistant, caller, profile, now } = request
  const existing = world.sessions.get(id)
  const { userId, companyId } = existing ?? caller
  for (const other of world.sessions.list({ index: ['user', userKey(companyId, userId)] })) {
    const isRival = profile.sessionsActive === 'user' || other.assistantId === assistant.id
    if (isRival && other.active && other.id !== id) world.sessions.update(other.id, { active: false })
  }
  const use = { active: true, updatedAt: now }
  if (existing) {
    const messageCount = Math.min(existing.messageCount + messages, Number.MAX_SAFE_INTEGER)
    return world.sessions.update(id, { ...use, messageCount })
  }
  return world.sessions.insert({
    id,
    assistantId: assistant.id,
    userId,
    companyId,
    ...(title !== undefined && { title }),
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

/** Keeps the name of an assistant that is about to be deleted in its sessions. */
export function keepSessions({ sessions }: SingularityWorld, { id, name }: Assistant): void {
  for (const session of sessions.list({ index: ['assistant', id] }))
    sessions.update(session.id, { assistantName: name })
}

/** Returns a session as lists show it. */
export function toSessionSummary(world: SingularityWorld, session: Session): Immutable<Schemas['SessionSummary']> {
  const { id, assistantId, userId, messageCount, createdAt, updatedAt } = session
  const assistantName = world.assistants.get(assistantId)?.name ?? session.assistantName ?? ''
  return { id, assistantId, assistantName, userId, messageCount, createdAt, updatedAt }
}

/** Returns a session with its messages. */
export function toSession(world: SingularityWorld, session: Session): Immutable<Schemas['Session']> {
  const { id, assistantId, userId, createdAt, updatedAt } = session
  const messages = world.messages.list({ index: ['session', id] }).map(toSessionMessage)
  return { id, assistantId, userId, messages, createdAt, updatedAt }
}

/** Returns a message as the API shows it. */
export function toSessionMessage(message: Immutable<Schemas['MessageRecord']>): Immutable<Schemas['SessionMessage']> {
  const { role, content, createdAt, toolCalls } = message
  return { role, content, timestamp: createdAt, ...(toolCalls && { toolCalls }) }
}
