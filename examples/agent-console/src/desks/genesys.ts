import { type Connection, send } from '../connection.ts'
import type { Desk } from './desk.ts'

interface Assistant {
  readonly id: string
  readonly name: string
  readonly state: string
}

interface Listing {
  readonly entities: readonly Assistant[]
  readonly nextUri?: string
}

const ASSISTANTS = '/api/v2/assistants'

/** Creates a desk for Genesys Cloud agent assistants. */
export function genesys(connection: Connection): Desk {
  let current = connection
  return {
    title: 'Genesys Cloud',
    list: async (cursor = `${ASSISTANTS}?pageSize=100`) => {
      const { entities, nextUri } = await send<Listing>(current, 'GET', cursor)
      return { agents: entities.map(({ id, name, state }) => ({ id, name, status: state })), next: nextUri }
    },
    create: (name) => send(current, 'POST', ASSISTANTS, { name, transcriptionConfig: { vendorName: 'Genesys' } }),
    rename: ({ id }, name) => send(current, 'PATCH', `${ASSISTANTS}/${id}`, { name }),
    remove: ({ id }) => send(current, 'DELETE', `${ASSISTANTS}/${id}`),
    signIn: async () => {
      const token = await requestToken(connection)
      current = { ...connection, headers: { authorization: `Bearer ${token}` } }
    },
  }
}

async function requestToken({ baseUrl, settings }: Connection): Promise<string> {
  const response = await fetch(`${baseUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${settings['clientId']}:${settings['clientSecret']}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!response.ok) throw new Error('Genesys Cloud rejected the client credentials')
  return (await response.json()).access_token
}
