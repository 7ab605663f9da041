import { describe, expect, it } from 'vitest'
import { createEmulator, recordReads } from '../../src/index.ts'

const A = '/api/v2/assistants'

/** Records a pact of a client that lists assistants and uses the parsed body. */
async function recordClient(use: (response: Response) => unknown) {
  const emulator = createEmulator()
  const { headers } = emulator.genesys.credentials
  const client = recordReads(emulator.fetch)
  await use(await client.fetch(`${A}?pageSize=2`, { headers }))
  const { interactions } = await emulator.pact({ consumer: 'desk', vendor: 'genesys', reads: client.reads })
  return { reads: client.reads, response: interactions[0]?.response }
}

describe('a pact with the fields that a client reads', () => {
  it('requires only those fields', async () => {
    const { reads, response } = await recordClient(async (received) => {
      const { entities } = await received.json()
      return entities.map(({ id, name }: Record<string, string>) => `${id} ${name}`)
    })

    expect(reads).toEqual({ [`GET ${A} 200`]: ['entities', 'entities[].id', 'entities[].name'] })
    expect(response?.body?.content).toEqual({ entities: [{ id: expect.any(String), name: expect.any(String) }] })
  })

  it('requires no body if the client reads none', async () => {
    const { response } = await recordClient(({ status }) => status)
    expect(response).toMatchObject({ status: 200 })
    expect(response).not.toHaveProperty('body')
  })

  it.each([
    ['reads the text', (received: Response) => received.text()],
    ['reads a clone', (received: Response) => received.clone().text()],
    ['copies the body', async (received: Response) => structuredClone(await received.json())],
    ['serialises the body', async (received: Response) => JSON.stringify(await received.json())],
    ['copies its properties', async (received: Response) => ({ ...(await received.json()) })],
  ])('keeps all fields if the client %s', async (_, use) => {
    const { response } = await recordClient(use)
    const content = Object(response?.body?.content)
    expect(Object.keys(content)).toEqual(['entities', 'nextUri', 'selfUri'])
    expect(content.entities[0]).toHaveProperty('transcriptionConfig')
  })

  it('keeps all fields of operations without a list of fields, and of errors', async () => {
    const emulator = createEmulator()
    const { headers } = emulator.genesys.credentials
    for (const path of [A, `${A}/nobody`, '/api/v2/users/me']) await emulator.fetch(path, { headers })
    const reads = { getAssistants: ['$.entities[*].name'], getAssistant: ['name'] }
    const pact = await emulator.pact({ consumer: 'desk', vendor: 'genesys', reads })
    const bodies = new Map(pact.interactions.map(({ description, response }) => [description, response.body?.content]))
    expect(bodies.get('list assistants')).toEqual({ entities: [{ name: expect.any(String) }] })
    expect(bodies.get('get an assistant when the assistant does not exist')).toHaveProperty('code', 'not.found')
    expect(bodies.get('get the user of the token')).toHaveProperty('selfUri')
  })

  it('returns a body that a client can change', async () => {
    const emulator = createEmulator()
    const { fetch } = recordReads(emulator.fetch)
    const me = await (await fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })).json()
    me.name = 'Changed'
    me.extra = true
    expect({ ...me }).toMatchObject({ name: 'Changed', extra: true, id: expect.any(String) })
  })
})
