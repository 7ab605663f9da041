import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/singularity/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

type Client = Typed<ClientPaths<paths>>

interface Ids {
  readonly assistantId: string
  readonly sessionId: string
}

type SessionOperations = Pick<
  operations,
  | 'listSessions'
  | 'createSession'
  | 'readSession'
  | 'removeSession'
  | 'listMessages'
  | 'sendMessage'
  | 'clearMessages'
  | 'listSessionFiles'
>

const SESSION = '/api/sessions/{sessionId}'

/** Calls about sessions and their messages. */
export const sessionCalls: Calls<SessionOperations, Client, Ids> = {
  listSessions: (api) => api.GET('/api/sessions', { params: { query: { active: true } } }),
  createSession: (api, { assistantId }) => api.POST('/api/sessions', { body: { assistantId } }),
  readSession: (api, { sessionId }) => api.GET(SESSION, { params: { path: { sessionId } } }),
  removeSession: (api, { sessionId }) => api.DELETE(SESSION, { params: { path: { sessionId } } }),
  listMessages: (api, { sessionId }) => api.GET(`${SESSION}/messages`, { params: { path: { sessionId } } }),
  sendMessage: (api, { sessionId }) =>
    api.POST(`${SESSION}/messages`, {
      params: { path: { sessionId } },
      body: {
        content: 'The number is on this label.',
        attachments: [{ type: 'base64', mimeType: 'text/plain', fileName: 'label.txt', data: 'T3JkZXIgMTIzNDU=' }],
      },
    }),
  clearMessages: (api, { sessionId }) => api.DELETE(`${SESSION}/messages`, { params: { path: { sessionId } } }),
  listSessionFiles: (api, { sessionId }) => api.GET(`${SESSION}/files`, { params: { path: { sessionId } } }),
}

/** Starts a session, talks in it, and deletes it in the end. */
export async function runSessions(api: Client, ids: Ids): Promise<void> {
  const { listSessions, createSession, readSession, removeSession, listMessages, ...others } = sessionCalls
  for (const call of [createSession, others.sendMessage, listSessions, readSession, listMessages]) await call(api, ids)
  for (const call of [others.listSessionFiles, others.clearMessages, removeSession]) await call(api, ids)
}

/** Sends requests about sessions that the vendor rejects. */
export async function runInvalidSessions(api: Client, { assistantId }: Pick<Ids, 'assistantId'>): Promise<void> {
  const invalidBody: never = Object({ assistantId: 7, content: 8 }) as never
  const invalidQuery: never = Object({ page: 'first', active: 'perhaps' }) as never
  const { data } = await api.POST('/api/sessions', { body: { assistantId } })
  const path = { sessionId: data?.id ?? '' }
  await api.GET('/api/sessions', { params: { query: invalidQuery } })
  await api.POST('/api/sessions', { body: invalidBody })
  await api.POST(`${SESSION}/messages`, { params: { path }, body: invalidBody })
  await api.GET(`${SESSION}/messages`, { params: { path, query: invalidQuery } })
}
