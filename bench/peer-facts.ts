import { CONFIG } from './assistants.ts'
import { HEADERS, PATHS } from './wrk.ts'

/** How far a server goes beyond a constant answer. */
export interface PeerFacts {
  /** number of records on a page of 25 */
  readonly listed: number
  /** returns a created record when it is read by its id */
  readonly remembers: boolean
  /** rejects a body that the document does not allow */
  readonly checksBodies: boolean
  /** rejects a request without credentials */
  readonly checksCredentials: boolean
}

/** Sends a few requests to a server to find out what it does. */
export async function peerFacts(url: string): Promise<PeerFacts> {
  const list = await fetch(url + PATHS.list, { headers: HEADERS })
  const invalid = await create(url, { name: 5 })
  const { status } = await fetch(url + PATHS.list)
  return {
    listed: entitiesIn(await list.json()),
    remembers: await remembers(url),
    checksBodies: invalid.status >= 400,
    checksCredentials: status === 401,
  }
}

async function remembers(url: string): Promise<boolean> {
  const name = 'Desk that is read again'
  const { id } = await (await create(url, { name, ...CONFIG })).json()
  const read = await fetch(`${url}${PATHS.create}/${id}`, { headers: HEADERS })
  return read.ok && (await read.json()).name === name
}

function create(url: string, body: unknown): Promise<Response> {
  return fetch(url + PATHS.create, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })
}

function entitiesIn(page: unknown): number {
  const entities = typeof page === 'object' && page !== null && 'entities' in page ? page.entities : []
  return Array.isArray(entities) ? entities.length : 0
}
