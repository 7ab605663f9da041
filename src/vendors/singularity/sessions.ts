import { Problem } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { SingularityCaller } from './caller.ts'
import type { Assistant, Session, SingularityWorld } from './collections.ts'
import { hoursAfter } from './moment.ts'

const LIFE = 24

/** When a session that was used last at this moment is over, 24 hours later. */
export function expiryOf(lastUsedAt: string): string {
  return hoursAfter(lastUsedAt, LIFE)
}

/** An execution's session, as it is asked for. */
export interface Asked {
  readonly assistant: Assistant
  readonly caller: SingularityCaller
  /** undefined: a new one */
  readonly sessionId: string | undefined
  /** what to do about an id that nobody has begun */
  readonly unknown: 'create' | 'refuse'
  readonly now: string
}

/**
 * The session that an execution goes on in; undefined when it is to begin one. Throws a RecordNotFound for one of
 * another assistant or company, and a Problem `malformed` for one that is over.
 */
export function presentSession(world: SingularityWorld, asked: Asked): Session | undefined {
  const { assistant, sessionId, unknown, now } = asked
  if (sessionId === undefined) return undefined
  const session = world.sessions.get(sessionId)
  if (!session && unknown === 'create') return undefined
  if (session?.assistantId !== assistant.id) throw new RecordNotFound('Session', sessionId)
  if (session.expiresAt > now) return session
  throw new Problem('malformed', `The session ${sessionId} is over since ${session.expiresAt}`, {
    reason: 'SESSION_EXPIRED',
  })
}

/** Notes the use of a session, which is begun by it if it is new; it is the user's active one from now on. */
export function useSession(
  world: SingularityWorld,
  asked: Asked,
  { id, messages }: { id: string; messages: number },
): Session {
  const { assistant, caller, now } = asked
  const { userId, companyId } = caller
  const known = world.sessions.get(id)
  for (const other of world.sessions.list({ index: ['assistant', assistant.id] })) {
    const gives = other.isActive && other.userId === (known?.userId ?? userId) && other.id !== id
    if (gives) world.sessions.update(other.id, { isActive: false })
  }
  const used = { isActive: true, lastUsedAt: now, expiresAt: expiryOf(now) }
  if (known) return world.sessions.update(id, { ...used, messageCount: known.messageCount + messages })
  return world.sessions.insert({
    id,
    assistantId: assistant.id,
    userId,
    companyId,
    messageCount: messages,
    createdAt: now,
    ...used,
  })
}

/** Removes a session and what was said in it. */
export function forgetSession(world: SingularityWorld, id: string): void {
  world.sessions.delete(id)
  world.messages.deleteAll({ index: ['session', id] })
}

/** A session as it is shown: one that is over is no user's active one. */
export function shownSession(session: Session, now: string): Session {
  return session.isActive && session.expiresAt <= now ? { ...session, isActive: false } : session
}
