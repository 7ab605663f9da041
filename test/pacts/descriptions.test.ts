import { describe, expect, it } from 'vitest'
import { createEmulator, type Pact, type WorldHandle } from '../../src/index.ts'
import { uniqueDescriptions } from '../../src/pacts/unique-descriptions.ts'
import { createClient } from '../support/asking.ts'

const A = '/api/v2/assistants'
const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }

async function recordPact(run: (world: WorldHandle) => Promise<void>): Promise<Pact> {
  const emulator = createEmulator()
  await run(emulator)
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

describe('the descriptions of a pact', () => {
  it('name the operation and what decided the outcome', async () => {
    const { interactions } = await recordPact(async ({ genesys }) => {
      const { get, post, put } = createClient(genesys, genesys.credentials.headers)
      await get(`${A}?pageSize=0`)
      await get(`${A}/nobody`)
      await post(A, { transcriptionConfig: { vendorName: 'Nobody' } })
      await post(A, NEW)
      await post(A, NEW)
      await put(`${A}/nobody/queues/nothing`, {})
      await genesys.fetch(A)
    })
    expect(interactions.map(({ description }) => description)).toEqual([
      'assign a queue to an assistant when the assistant does not exist',
      'create an assistant',
      'create an assistant when another assistant has the name',
      'create an assistant without name and with an invalid vendorName',
      'get an assistant when the assistant does not exist',
      'list assistants with an invalid pageSize',
      'list assistants without credentials',
    ])
  })

  it('are unique, and a further interaction does not change those before it', () => {
    const parts = { summary: 'list the desks', outcome: '', parameters: '', facts: ['', ''] }
    const second = { ...parts, facts: ['after "open a desk"', ''] }
    const third = { ...parts, facts: ['after "open a desk"', 'in the scenario small-team'] }
    const all = [parts, second, third, third]
    const expected = [
      'list the desks',
      'list the desks after "open a desk"',
      'list the desks in the scenario small-team',
      'list the desks after "open a desk" in the scenario small-team',
    ]
    expect(uniqueDescriptions(all)).toEqual(expected)
    expect(uniqueDescriptions([...all, third])).toEqual([...expected, 'list the desks (2)'])
  })
})

describe('the request of an interaction', () => {
  it('gets its cursor from the provider state', async () => {
    const { interactions } = await recordPact(async ({ genesys }) => {
      const { get } = createClient(genesys, genesys.credentials.headers)
      const { nextUri } = await (await get(`${A}?pageSize=5`)).json()
      await get(nextUri)
    })
    const next = interactions.find(({ description }) => description.includes('after'))
    expect(next?.request.generators?.query).toEqual({ after: { type: 'ProviderState', expression: '${after}' } })
    expect(next?.providerStates?.at(-1)).toMatchObject({
      name: 'after getAssistants',
      params: { gives: { after: '/nextUri?after' } },
    })
  })
})
