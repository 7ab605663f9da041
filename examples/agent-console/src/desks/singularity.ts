import { type Connection, send } from '../connection.ts'
import type { Desk } from './desk.ts'

interface Listing {
  readonly data: readonly { readonly id: string; readonly name: string; readonly llmModel: string }[]
  readonly meta: { readonly page: number; readonly limit: number; readonly total: number }
}

const LIMIT = 100
const MODEL = { llmProvider: 'openai', llmModel: 'gpt-4o' }

/** Creates a desk for Singularity Bridge assistants. */
export function singularity(connection: Connection): Desk {
  const assistants = '/api/assistants'
  return {
    title: 'Singularity Bridge',
    list: async (page = '1') => {
      const path = `${assistants}?page=${page}&limit=${LIMIT}`
      const { data, meta } = await send<Listing>(connection, 'GET', path)
      const agents = data.map(({ id, name, llmModel }) => ({ id, name, status: llmModel }))
      return { agents, next: meta.page * meta.limit < meta.total ? String(meta.page + 1) : undefined }
    },
    create: (name) => send(connection, 'POST', assistants, { name, ...MODEL }),
    rename: ({ id }, name) => send(connection, 'PUT', `${assistants}/${id}`, { name }),
    remove: ({ id }) => send(connection, 'DELETE', `${assistants}/${id}`),
  }
}
