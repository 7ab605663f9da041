import { compare } from '../../../world/tree.ts'
import { type Session, userKey } from '../collections.ts'
import { toPage } from '../listing.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import { filesOf } from '../session-files.ts'
import {
  deleteSession,
  isActive,
  recordSessionUse,
  toSession,
  toSessionMessage,
  toSessionSummary,
} from '../sessions.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const sessions = {
  listSessions: (context) => {
    const { world, query, caller, clock, profile } = context
    const { assistantId, active } = query
    const options = { profile, now: toTimestamp(clock.now()) }
    const where = (session: Session) => {
      if (assistantId !== undefined && session.assistantId !== assistantId) return false
      return active === undefined || isActive(world, session, options) === active
    }
    const found = world.sessions.list({ index: ['user', userKey(caller.companyId, caller.userId)], where })
    // Of sessions that were created in the same second, the last one comes first.
    const newestFirst = found.toReversed().toSorted((a, b) => compare(b.createdAt, a.createdAt))
    return toPage(context, newestFirst, (session) => toSessionSummary(world, session))
  },

  createSession: ({ world, body, caller, clock, id, profile }) => {
    const assistant = resolveAssistant(world, caller.companyId, body.assistantId, profile)
    const request = { assistant, caller, profile, now: toTimestamp(clock.now()) }
    const { title } = body
    const created = recordSessionUse(world, request, {
      id: `session-${id()}`,
      messages: 0,
      ...(title !== undefined && { title }),
    })
    const { updatedAt: _, ...shown } = toSession(world, created)
    return shown
  },

  readSession: ({ world, path }) => toSession(world, world.sessions.getOrThrow(path.sessionId)),

  removeSession: ({ world, path }) => {
    deleteSession(world, path.sessionId)
    return { success: true, message: 'Session deleted' }
  },

  listMessages: (context) => {
    const { world, path } = context
    return toPage(context, world.messages.list({ index: ['session', path.sessionId] }), toSessionMessage)
  },

  clearMessages: ({ world, path: { sessionId } }) => {
    world.messages.deleteAll({ index: ['session', sessionId] })
    world.sessions.update(sessionId, { messageCount: 0 })
    return { success: true, message: 'Messages cleared' }
  },

  listSessionFiles: ({ world, path }) => {
    return { files: world.messages.list({ index: ['session', path.sessionId] }).flatMap(filesOf) }
  },
} satisfies Partial<Singularity>
