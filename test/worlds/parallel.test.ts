import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { components } from '../../src/generated/genesys/types.ts'
import { createEmulator, type Listening } from '../../src/index.ts'
import { body, controlOf } from '../support/control.ts'

type Assistant = components['schemas']['Assistant']

const CLIENTS = 200
const STEPS = 50
const ASSISTANTS = '/api/v2/assistants'

/** One client, and how its requests say which world is theirs. */
interface Client {
  readonly number: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

describe('worlds on one server', () => {
  const emulator = createEmulator({ scenario: { scenario: 'empty', clock: '2026-01-15T09:00:00Z' } })
  let server: Listening

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 })
  })
  afterAll(() => server.close())

  it.each(['path', 'header', 'token'])('isolates two hundred clients whose worlds are selected by %s', async (way) => {
    const clients = await Promise.all(Array.from({ length: CLIENTS }, (_, number) => enter(way, number)))

    const told = await Promise.all(clients.map(follow))

    expect(told.flat()).toEqual([])
    expect(emulator.exchanges()).toEqual([])
  })

  /** Forks a world over HTTP and takes what the answer says leads to it. */
  async function enter(way: string, number: number): Promise<Client> {
    const control = controlOf({ fetch: (path, init) => fetch(`${server.url}${path}`, init) })
    const world = await body<'World'>(await control.post('/worlds', { name: `${way}-${number}`, seed: number }))
    const any = { authorization: 'Bearer any' }
    if (way === 'path') return { number, url: world.baseUrl, headers: any }
    if (way === 'header') return { number, url: server.url, headers: { ...any, ...world.headers } }
    return { number, url: server.url, headers: world.credentials['genesys']?.headers ?? {} }
  }
})

/**
 * Creates, renames and deletes as its number says, and compares every reply with what it knows of its own world.
 * @returns what was not as it should be
 */
async function follow(client: Client): Promise<string[]> {
  const wrong: string[] = []
  const mine = new Map<string, string>()
  for (let step = 0; step < STEPS; step++) {
    const choice = (client.number + step * 7) % 5
    const [id] = [...mine.keys()].slice(step % Math.max(1, mine.size))
    if (choice < 2 || id === undefined) {
      const name = `client ${client.number} step ${step}`
      const made = await write(client, 'POST', ASSISTANTS, { name, transcriptionConfig: { vendorName: 'Genesys' } })
      mine.set(made.id, made.name)
      if (made.name !== name) wrong.push(`${name} was made as ${made.name}`)
    } else if (choice === 2) {
      const name = `client ${client.number} renamed ${step}`
      mine.set(id, (await write(client, 'PATCH', `${ASSISTANTS}/${id}`, { name })).name)
    } else if (choice === 3) {
      await fetch(`${client.url}${ASSISTANTS}/${id}`, { method: 'DELETE', headers: client.headers })
      mine.delete(id)
    } else {
      const found = await list(client)
      const known = [...mine].map(([key, name]) => `${key} ${name}`)
      const seen = found.map((assistant) => `${assistant.id} ${assistant.name}`)
      if (seen.toSorted().join() !== known.toSorted().join())
        wrong.push(`client ${client.number} saw ${seen.join()}, not ${known.join()}`)
    }
  }
  const left = (await list(client)).map(({ name }) => name).toSorted()
  if (left.join() !== [...mine.values()].toSorted().join())
    wrong.push(`client ${client.number} is left with ${left.join()}`)
  return wrong
}

async function write({ url, headers }: Client, method: string, path: string, body: object): Promise<Assistant> {
  const json = { ...headers, 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, { method, headers: json, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  // The emulator checks its replies against the spec, whose type this is.
  return (await response.json()) as Assistant
}

async function list({ url, headers }: Client): Promise<Assistant[]> {
  const response = await fetch(`${url}${ASSISTANTS}?pageSize=200`, { headers })
  const { entities }: { entities: Assistant[] } = await response.json()
  return entities
}
