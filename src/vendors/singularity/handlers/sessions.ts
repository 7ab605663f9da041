import { compare } from '../../../world/tree.ts'
import type { Session } from '../collections.ts'
import { pageOf } from '../listing.ts'
import { moment } from '../moment.ts'
import { forgetSession, shownSession } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'

export const sessions = {
  listSessions: ({ world, query, caller: { companyId }, clock }) => {
    const { assistantId } = query
    const where = assistantId === undefined ? undefined : (session: Session) => session.assistantId === assistantId
    const found = world.sessions.list({ index: ['company', companyId], where })
    // Of the same moment, the one that was begun later comes first.
    const lastFirst = found.toReversed().toSorted((a, b) => compare(b.lastUsedAt, a.lastUsedAt))
    return pageOf(lastFirst, query, (session) => shownSession(session, moment(clock.now())))
  },

  readSession: ({ world, path, clock }) => {
    return shownSession(world.sessions.getOrThrow(path.sessionId), moment(clock.now()))
  },

  removeSession: ({ world, path }) => {
    forgetSession(world, path.sessionId)
    return { success: true, message: 'Session deleted' }
  },

  listMessages: ({ world, path, query }) => {
    return pageOf(world.messages.list({ index: ['session', path.sessionId] }), query, (message) => message)
  },
} satisfies Partial<Singularity>
