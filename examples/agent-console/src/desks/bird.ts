import { type Connection, send } from '../connection.ts'
import type { Desk } from './desk.ts'

interface Listing {
  readonly results: readonly { readonly id: string; readonly name: string; readonly status: string }[]
  readonly nextPageToken?: string
}

/** Creates a desk for Bird workspace agents. */
export function bird(connection: Connection): Desk {
  const agents = `/workspaces/${connection.settings['workspaceId']}/agents`
  return {
    title: 'Bird',
    list: async (token) => {
      const query = new URLSearchParams({ limit: '100', ...(token !== undefined && { pageToken: token }) })
      const { results, nextPageToken } = await send<Listing>(connection, 'GET', `${agents}?${query}`)
      return { agents: results.map(({ id, name, status }) => ({ id, name, status })), next: nextPageToken }
    },
    create: (name) => send(connection, 'POST', agents, { name, type: 'bot' }),
    rename: ({ id }, name) => send(connection, 'PATCH', `${agents}/${id}`, { name }),
    remove: ({ id }) => send(connection, 'DELETE', `${agents}/${id}`),
  }
}
