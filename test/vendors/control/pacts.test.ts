import { describe, expect, it } from 'vitest'
import { createEmulator, type Pact } from '../../../src/index.ts'
import { controlOf, problem } from '../../support/control.ts'
import { emulatorWith } from '../../support/genesys.ts'
import { fileOf, mismatchesIn, temporaryFolder } from '../../support/pacts.ts'

const ASSISTANTS = '/api/v2/assistants'
const PACT = '/worlds/default/pact?consumer=console&vendor=genesys'
const STATE = '/worlds/checked/provider-state'

describe('the pact endpoint', () => {
  it('returns the requests of a world as a pact that the official verifier accepts', async () => {
    const emulator = createEmulator()
    const { headers } = emulator.genesys.credentials
    await emulator.fetch(`${ASSISTANTS}?pageSize=2`, { headers })
    await emulator.fetch(`${ASSISTANTS}/nobody`, { headers })

    const response = await controlOf(emulator).get(PACT)
    const pact: Pact = await response.json()

    expect(pact.interactions.map(({ description }) => description)).toEqual([
      'get an assistant when the assistant does not exist',
      'list assistants with pageSize',
    ])
    expect(pact).toEqual(await emulator.pact({ consumer: 'console', vendor: 'genesys' }))
    expect(await mismatchesIn([await fileOf(pact, await temporaryFolder())], createEmulator())).toEqual([])
  })

  it('rejects a pact of a world whose scenario has no name', async () => {
    const control = controlOf(emulatorWith({}))
    const rejection = await problem(await control.get(PACT))
    expect(rejection).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Put the scenario into a file with a name'),
    })
  })
})

describe('a pact of many requests', () => {
  it('rejects a pact of more requests than can be recorded while a client waits', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    for (let i = 0; i < 201; i++) await emulator.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer any' } })
    const rejection = await problem(await controlOf(emulator).get(PACT))
    expect([rejection.status, rejection.detail]).toEqual([409, expect.stringContaining('deskdouble pact record')])
  })

  it('rejects a pact of a journal that no longer keeps all requests', async () => {
    const emulator = createEmulator({ scenario: 'small-team', limits: { exchanges: 2 } })
    for (let i = 0; i < 3; i++) await emulator.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer any' } })
    const rejection = await problem(await controlOf(emulator).get(PACT))
    expect([rejection.status, rejection.detail]).toEqual([409, expect.stringContaining('removed from the journal')])
  })

  it('lets other requests through while it is created', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
    for (let i = 0; i < 30; i++) {
      const body = JSON.stringify({ name: `Assistant ${i}`, transcriptionConfig: { vendorName: 'Genesys' } })
      await emulator.fetch('/api/v2/assistants', { method: 'POST', headers, body })
      await emulator.fetch('/api/v2/assistants?pageSize=100', { headers })
    }
    let turns = 0
    const progress = { isDone: false }
    const pact = controlOf(emulator)
      .get(PACT)
      .finally(() => {
        progress.isDone = true
      })
    while (!progress.isDone) {
      await new Promise((resolve) => setTimeout(resolve))
      turns++
    }
    expect((await pact).status).toBe(200)
    expect(turns).toBeGreaterThan(60)
  })
})

describe('the provider state endpoint', () => {
  it('replaces the world with a new fork of the scenario that the state names', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post(STATE, { state: 'default' })
    await control.delete('/worlds/checked/state/genesys/users/none')
    const [first] = emulator.world('checked').genesys.records.assistants.list()
    emulator.world('checked').genesys.records.assistants.delete(first?.id ?? '')

    const response = await control.post(STATE, { state: 'default', params: {}, action: 'setup' })
    expect(response.status).toBe(200)
    expect(emulator.world('checked').genesys.records.assistants.has(first?.id ?? '')).toBe(true)

    await control.post(STATE, { state: 'small-team', params: { organisation: 'Wheel and Bell' } })
    const [organization] = emulator.world('checked').genesys.records.organizations.list()
    expect(organization?.name).toBe('Wheel and Bell')
  })

  it('returns the ids and credentials that a provider state defines', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post(STATE, { state: 'default' })
    await control.post(STATE, {
      state: 'ids are known',
      params: { queueId: 'genesys.routingQueues[Returns].id' },
    })
    const response = await control.post(STATE, {
      state: 'after postAssistants',
      params: {
        request: {
          method: 'POST',
          path: ASSISTANTS,
          headers: { 'Content-Type': 'application/json' },
          body: { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } },
        },
        gives: { assistantId: '/id' },
      },
    })

    const { assistants, routingQueues } = emulator.world('checked').genesys.records
    expect(await response.json()).toMatchObject({
      'genesys.authorization': 'Bearer agent-console-token~checked',
      queueId: routingQueues.find('name', 'returns')?.id,
      assistantId: assistants.find('name', 'support')?.id,
    })
  })

  it('rejects an unknown provider state and suggests the nearest names', async () => {
    const rejection = await problem(await controlOf(createEmulator()).post(STATE, { state: 'smal-team' }))
    expect(rejection).toMatchObject({
      status: 400,
      detail: expect.stringContaining(
        'Unknown provider state "smal-team": no scenario has this name. The nearest are "small-team"',
      ),
    })
  })

  it.each([
    [
      'an id of an unknown record',
      { state: 'ids are known', params: { id: 'genesys.assistants[Nobody].id' } },
      /Nobody/,
    ],
    [
      'a request for an unknown operation',
      { state: 'after x', params: { request: { method: 'GET', path: '/x' } } },
      /GET \/x/,
    ],
    ['no request', { state: 'after x' }, /method and a path/],
    [
      'a request that fails',
      { state: 'after x', params: { request: { method: 'GET', path: `${ASSISTANTS}/nobody` } } },
      /answered 404/,
    ],
    [
      'a value that the response lacks',
      { state: 'after x', params: { request: { method: 'GET', path: ASSISTANTS }, gives: { x: '/y' } } },
      /nothing at \/y/,
    ],
  ])('reports what is wrong with a provider state with %s', async (_, state, expected) => {
    const control = controlOf(createEmulator())
    await control.post(STATE, { state: 'default' })
    expect((await problem(await control.post(STATE, state))).detail).toMatch(expected)
  })

  it('rejects a provider state that needs a scenario when none was loaded', async () => {
    const rejection = await problem(await controlOf(createEmulator()).post(STATE, { state: 'after x' }))
    expect(rejection.detail).toContain('the first provider state must be the name of a scenario')
  })

  it('keeps the world if the state cannot be set up', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    expect((await control.post(STATE, { state: 'small-team' })).status).toBe(200)
    await emulator.world('checked').fetch(`${ASSISTANTS}?pageSize=2`, { headers: { authorization: 'Bearer any' } })
    for (const body of [
      { state: 'small-team', params: { organisatoin: 'A' } },
      { state: 'small-team', params: { organisation: null } },
      { state: 'smal-team' },
      { state: 'after getAssistants', params: { request: 3 } },
    ]) {
      expect([body, (await control.post(STATE, body)).status]).toEqual([body, 400])
      expect(emulator.world('checked').exchanges()).toHaveLength(1)
    }
  })
})
