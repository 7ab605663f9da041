import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { components } from '../../src/generated/genesys/types.ts'
import { createEmulator, type Listening } from '../../src/index.ts'
import { body, controlOf } from '../support/control.ts'

type Assistant = components['schemas']['Assistant']

const CLIENTS = 200
const STEPS = 20
const ASSISTANTS = '/api/v2/assistants'

/** A client, with the base URL and headers that select its world. */
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
    const clients = await Promise.all(Array.from({ length: CLIENTS }, (_, number) => createClient(way, number)))

    const errors = await Promise.all(clients.map(runClient))

    expect(errors.flat()).toEqual([])
    expect(emulator.exchanges()).toEqual([])
  })

  /** Forks a world over HTTP and returns a client that selects it in the given way. */
  async function createClient(way: string, number: number): Promise<Client> {
    const control = controlOf({ fetch: (path, init) => fetch(`${server.url}${path}`, init) })
    const world = await body<'World'>(await control.post('/worlds', { name: `${way}-${number}`, seed: number }))
    const any = { authorization: 'Bearer any' }
    if (way === 'path') return { number, url: world.baseUrl, headers: any }
    if (way === 'header') return { number, url: server.url, headers: { ...any, ...world.headers } }
    return { number, url: server.url, headers: world.credentials['genesys']?.headers ?? {} }
  }
})

/**
 * Creates, renames, deletes and lists assistants in an order that depends on the client's number, and compares the
 * responses with the client's own record of its world.
 * @returns a message for every difference
 */
async function runClient(client: Client): Promise<string[]> {
  const errors: string[] = []
  const expected = new Map<string, string>()
  for (let step = 0; step < STEPS; step++) {
    const choice = (client.number + step * 7) % 5
    const [id] = [...expected.keys()].slice(step % Math.max(1, expected.size))
    if (choice < 2 || id === undefined) {
      const name = `client ${client.number} step ${step}`
      const created = await write(client, 'POST', ASSISTANTS, { name, transcriptionConfig: { vendorName: 'Genesys' } })
      expected.set(created.id, created.name)
      if (created.name !== name) errors.push(`${name} was created as ${created.name}`)
    } else if (choice === 2) {
      const name = `client ${client.number} renamed ${step}`
      expected.set(id, (await write(client, 'PATCH', `${ASSISTANTS}/${id}`, { name })).name)
    } else if (choice === 3) {
      await fetch(`${client.url}${ASSISTANTS}/${id}`, { method: 'DELETE', headers: client.headers })
      expected.delete(id)
    } else {
      const found = await list(client)
      const known = [...expected].map(([key, name]) => `${key} ${name}`)
      const listed = found.map((assistant) => `${assistant.id} ${assistant.name}`)
      if (listed.toSorted().join() !== known.toSorted().join())
        errors.push(`client ${client.number} saw ${listed.join()}, not ${known.join()}`)
    }
  }
  const left = (await list(client)).map(({ name }) => name).toSorted()
  if (left.join() !== [...expected.values()].toSorted().join())
    errors.push(`client ${client.number} ends with ${left.join()}`)
  return errors
}

async function write({ url, headers }: Client, method: string, path: string, body: object): Promise<Assistant> {
  const json = { ...headers, 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, { method, headers: json, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  // Safe: the emulator checks its responses against the spec that this type comes from.
  return (await response.json()) as Assistant
}

async function list({ url, headers }: Client): Promise<Assistant[]> {
  const response = await fetch(`${url}${ASSISTANTS}?pageSize=200`, { headers })
  const { entities }: { entities: Assistant[] } = await response.json()
  return entities
}
