import { ask, type Connection } from '../connection.ts'
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

/** Genesys Cloud agent assistants. */
export function genesys(connection: Connection): Desk {
  let present = connection
  return {
    title: 'Genesys Cloud',
    list: async (cursor = `${ASSISTANTS}?pageSize=100`) => {
      const { entities, nextUri } = await ask<Listing>(present, 'GET', cursor)
      return { agents: entities.map(({ id, name, state }) => ({ id, name, status: state })), next: nextUri }
    },
    create: (name) => ask(present, 'POST', ASSISTANTS, { name, transcriptionConfig: { vendorName: 'Genesys' } }),
    rename: ({ id }, name) => ask(present, 'PATCH', `${ASSISTANTS}/${id}`, { name }),
    remove: ({ id }) => ask(present, 'DELETE', `${ASSISTANTS}/${id}`),
    signIn: async () => {
      const token = await newToken(connection)
      present = { ...connection, headers: { authorization: `Bearer ${token}` } }
    },
  }
}

async function newToken({ baseUrl, settings }: Connection): Promise<string> {
  const response = await fetch(`${baseUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${settings['clientId']}:${settings['clientSecret']}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!response.ok) throw new Error('The client credentials are not accepted')
  return (await response.json()).access_token
}
