import { compare } from '../../../world/tree.ts'
import type { Session } from '../collections.ts'
import { toPage } from '../listing.ts'
import { deleteSession, toSessionView } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const sessions = {
  listSessions: ({ world, query, caller: { companyId }, clock }) => {
    const { assistantId } = query
    const where = assistantId === undefined ? undefined : (session: Session) => session.assistantId === assistantId
    const found = world.sessions.list({ index: ['company', companyId], where })
    // If sessions were last used at the same time, the newest comes first.
    const latestFirst = found.toReversed().toSorted((a, b) => compare(b.lastUsedAt, a.lastUsedAt))
    return toPage(latestFirst, query, (session) => toSessionView(session, toTimestamp(clock.now())))
  },

  readSession: ({ world, path, clock }) => {
    return toSessionView(world.sessions.getOrThrow(path.sessionId), toTimestamp(clock.now()))
  },

  removeSession: ({ world, path }) => {
    deleteSession(world, path.sessionId)
    return { success: true, message: 'Session deleted' }
  },

  listMessages: ({ world, path, query }) => {
    return toPage(world.messages.list({ index: ['session', path.sessionId] }), query, (message) => message)
  },
} satisfies Partial<Singularity>
