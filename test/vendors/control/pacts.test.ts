import { describe, expect, it } from 'vitest'
import { createEmulator, type Pact } from '../../../src/index.ts'
import { controlOf, problem } from '../../support/control.ts'
import { emulatorWith } from '../../support/genesys.ts'
import { fileOf, someFolder, wrongIn } from '../../support/pacts.ts'

const ASSISTANTS = '/api/v2/assistants'
const STATE = '/worlds/checked/provider-state'

describe('the pact endpoint', () => {
  it('returns the requests of a world as a pact that the official verifier accepts', async () => {
    const emulator = createEmulator()
    const { headers } = emulator.genesys.credentials
    await emulator.fetch(`${ASSISTANTS}?pageSize=2`, { headers })
    await emulator.fetch(`${ASSISTANTS}/nobody`, { headers })

    const response = await controlOf(emulator).get('/worlds/default/pact?consumer=console&vendor=genesys')
    const pact: Pact = await response.json()

    expect(pact.interactions.map(({ description }) => description)).toEqual([
      'getAssistant answers 404',
      'getAssistants with pageSize answers 200',
    ])
    expect(pact).toEqual(await emulator.pact({ consumer: 'console', vendor: 'genesys' }))
    expect(await wrongIn([await fileOf(pact, await someFolder())], createEmulator())).toEqual([])
  })

  it('rejects a pact of a world whose scenario has no name', async () => {
    const control = controlOf(emulatorWith({}))
    const rejection = await problem(await control.get('/worlds/default/pact?consumer=console&vendor=genesys'))
    expect(rejection).toMatchObject({ status: 409, detail: expect.stringContaining('put its scenario in a file') })
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
        'Unknown provider state "smal-team": no scenario has this name; the nearest are "small-team"',
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
})
