import { describe, expect, it } from 'vitest'
import { createEmulator, EmulatorError, type ListeningEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { bearer, emulatorWith, get, NOW } from '../../support/genesys.ts'
import { readSpecFile } from '../../support/spec-file.ts'

const QUEUES = '/api/v2/routing/queues'

describe('forking a world', () => {
  it('starts a fork with the given scenario, seed and clock', async () => {
    const control = controlOf(createEmulator())

    const response = await control.post('/worlds', { name: 'mine', scenario: 'default', seed: 4, clock: NOW })

    expect([response.status, response.headers.get('location')]).toEqual([201, '/_control/worlds/mine'])
    expect(await body<'World'>(response)).toMatchObject({
      name: 'mine',
      initialState: { scenario: 'default' },
      seed: 4,
      clock: { now: NOW, frozen: true },
      exchanges: 0,
      headers: { 'X-World': 'mine' },
    })
  })

  it('copies the present state of another world and does not follow it', async () => {
    const emulator = emulatorWith({ routingQueues: [{ name: 'Billing' }] })
    const control = controlOf(emulator)
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'Orders' })
    await control.post('/worlds', { name: 'child' })
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'Returns' })

    const names = async (world: string) => {
      const page = await control.read('RecordPage', `/worlds/${world}/state/genesys/routingQueues`)
      return page.records.map(({ record }) => record['name'])
    }
    expect(await names('child')).toEqual(['Billing', 'Orders'])
    expect(await names('default')).toEqual(['Billing', 'Orders', 'Returns'])
  })

  it('generates a name if none is given', async () => {
    const control = controlOf(createEmulator())
    const names = [await control.post('/worlds'), await control.post('/worlds', {})].map(async (response) => {
      return (await body<'World'>(response)).name
    })
    expect(await Promise.all(names)).toEqual(['world-1', 'world-2'])
  })

  it('routes a request to a fork by its credentials', async () => {
    const emulator = createEmulator({ auth: 'strict' })
    const { credentials } = await body<'World'>(await controlOf(emulator).post('/worlds', { name: 'mine' }))
    const { headers = {}, settings = {} } = credentials['genesys'] ?? {}
    const response = await emulator.fetch('/api/v2/assistants', { headers })
    const token = await emulator.fetch('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${settings['clientId']}:${settings['clientSecret']}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })

    expect([response.status, token.status]).toEqual([200, 200])
    expect(emulator.exchanges()).toEqual([])
    expect(
      emulator
        .world('mine')
        .exchanges()
        .map(({ operation }) => operation),
    ).toEqual(['getAssistants', 'postOauthToken'])
  })

  it('rejects a credential of another world', async () => {
    const emulator = createEmulator({ auth: 'strict' })
    emulator.fork({ name: 'mine' })
    const response = await emulator.fetch('/api/v2/assistants', {
      headers: { ...bearer('agent-console-token~mine'), 'x-world': 'default' },
    })
    expect(response.status).toBe(401)
  })

  it('forks the state before a request, to which a reset returns', async () => {
    const emulator = emulatorWith({ routingQueues: [{ name: 'Billing' }] })
    const control = controlOf(emulator)
    const names = (world: string) => {
      return emulator
        .world(world)
        .genesys.records.routingQueues.list()
        .map(({ name }) => name)
    }
    const headers = emulator.genesys.credentials.headers
    const [queue] = emulator.genesys.records.routingQueues.list()
    await emulator.fetch('/api/v2/assistants', { headers })
    await control.put(`/worlds/default/state/genesys/routingQueues/${queue?.id}`, { ...queue, name: 'Renamed' })
    await emulator.fetch('/api/v2/assistants', { headers })
    await control.put('/worlds/default/snapshots/renamed')
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'Orders' })

    expect((await control.post('/worlds', { name: 'before', at: 'before:1' })).status).toBe(201)
    expect((await control.post('/worlds', { name: 'saved', from: 'default', at: 'snapshot:renamed' })).status).toBe(201)
    expect([names('before'), names('saved'), names('default')]).toEqual([
      ['Billing'],
      ['Renamed'],
      ['Renamed', 'Orders'],
    ])
    await control.post('/worlds/before/state/genesys/routingQueues', { name: 'Extra' })
    emulator.reset()
    await control.post('/worlds/before/reset')
    expect(names('before')).toEqual(['Billing'])
    expect(await problem(await control.post('/worlds', { at: 'before:9' }))).toMatchObject({ status: 404 })
    expect(() => emulator.fork({ at: 'snapshot:none' })).toThrow('Snapshot none not found')
  })

  it('rejects a fork of an unknown scenario', async () => {
    const emulator = createEmulator()
    const rejection = await problem(await controlOf(emulator).post('/worlds', { scenario: 'defualt' }))
    expect(rejection).toMatchObject({ status: 400, kind: 'invalid', findings: [{ at: '/scenario' }] })
    expect(rejection.detail).toContain('default')
    expect(emulator.worlds()).toEqual(['default'])
  })

  it.each([
    [{ name: 'no spaces' }, 400, '/name'],
    [{ seed: 'seven' }, 400, '/seed'],
    [{ clock: 'noon' }, 400, '/clock'],
    [{ from: 'nowhere' }, 400, '/from'],
    [{ name: 'default' }, 409, '/name'],
  ])('rejects the fork options %j with %i', async (options, status, at) => {
    const rejection = await problem(await controlOf(createEmulator()).post('/worlds', options))
    expect(rejection).toMatchObject({ status, findings: [{ at }] })
  })

  it('deletes the least recently used ephemeral world to make room, and no other', async () => {
    const emulator = createEmulator({ limits: { worlds: 4 } })
    const control = controlOf(emulator)
    await control.post('/worlds', { name: 'kept' })
    await control.post('/worlds', { name: 'old', ephemeral: true })
    await control.post('/worlds', { name: 'young', ephemeral: true })
    await emulator.fetch('/_world/old/api/v2/assistants', { headers: bearer('any') })

    await control.post('/worlds', { name: 'third', ephemeral: false })
    expect(emulator.worlds()).toEqual(['default', 'kept', 'old', 'third'])
    await control.post('/worlds', { name: 'fourth' })
    expect(emulator.worlds()).toEqual(['default', 'kept', 'third', 'fourth'])

    const rejection = await problem(await control.post('/worlds', { name: 'fifth' }))
    expect(rejection).toMatchObject({ status: 409, kind: 'conflict' })
    expect(rejection.detail).toContain('4 worlds, which is its limit')
  })
})

describe('the world endpoints', () => {
  it('lists worlds page by page in order of creation', async () => {
    const control = controlOf(createEmulator())
    for (const name of ['b', 'a', 'c']) await control.post('/worlds', { name })

    const first = await control.read('WorldList', '/worlds?limit=3')
    const second = await control.read('WorldList', `/worlds?limit=3&after=${first.next}`)

    expect([first, second].map(({ worlds }) => worlds.map(({ name }) => name))).toEqual([['default', 'b', 'a'], ['c']])
    expect([first.total, second.next]).toEqual([4, undefined])
  })

  it('answers 404 for a deleted world', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post('/worlds', { name: 'mine' })
    expect((await control.delete('/worlds/mine')).status).toBe(204)
    expect((await control.get('/worlds/mine')).status).toBe(404)
    expect((await emulator.fetch('/_world/mine/api/v2/assistants')).status).toBe(404)
  })

  it('rejects deleting the default world', async () => {
    const emulator = createEmulator()
    expect((await controlOf(emulator).delete('/worlds/default')).status).toBe(409)
    expect(() => emulator.remove('default')).toThrow(EmulatorError)
  })

  it('returns the authentication mode of a world', async () => {
    const control = controlOf(createEmulator())
    await control.post('/worlds', { name: 'strict', auth: 'strict' })
    expect(await control.read('World', '/worlds/strict')).toMatchObject({ auth: 'strict' })
    expect(await control.read('World', '/worlds/default')).toMatchObject({ auth: 'open' })
  })
})

describe('resetting a world', () => {
  it('resets a world to its scenario and not to an empty world', async () => {
    const emulator = emulatorWith({ routingQueues: [{ name: 'Billing' }] })
    const control = controlOf(emulator)
    const before = await (await get(emulator, QUEUES)).text()
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'Orders' })
    await control.patch('/worlds/default/clock', { advance: '1d' })
    await control.patch('/worlds/default/profiles/genesys', { putAssociationStatus: 200 })

    expect((await control.post('/worlds/default/reset')).status).toBe(204)

    expect(await (await get(emulator, QUEUES)).text()).toBe(before)
    expect(await control.read('Clock', '/worlds/default/clock')).toEqual({ now: NOW, frozen: true })
    expect(await control.read('Profile', '/worlds/default/profiles/genesys')).toMatchObject({
      putAssociationStatus: 201,
    })
  })

  it('empties the journal on reset and keeps the named snapshots', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await get(emulator, QUEUES)
    await control.put('/worlds/default/snapshots/here')
    await control.post('/worlds/default/reset')
    await get(emulator, QUEUES)

    expect(emulator.exchanges().map(({ number }) => number)).toEqual([1])
    expect((await control.read('SnapshotList', '/worlds/default/snapshots')).snapshots).toMatchObject([
      { name: 'here' },
    ])
  })
})

describe('resetting a world with its journal kept', () => {
  it('keeps the journal on reset if the request says so', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'Night orders' })
    await get(emulator, QUEUES)
    expect((await control.post('/worlds/default/reset', { keepJournal: true })).status).toBe(204)
    await get(emulator, QUEUES)

    expect(emulator.exchanges().map(({ number }) => number)).toEqual([1, 2])
    expect(emulator.genesys.records.routingQueues.list().map(({ name }) => name)).not.toContain('Night orders')
  })

  it('keeps the scenario and its parameters', async () => {
    const emulator = createEmulator({ scenario: 'five-hundred-of-everything', with: { count: 7 } })
    emulator.reset({ keepJournal: true })
    expect(emulator.genesys.records.assistants.size).toBe(7)
    emulator.fork({ name: 'copy' }).reset({ keepJournal: true })
    expect(emulator.world('copy').genesys.records.assistants.size).toBe(7)
  })
})

describe('resetting a world to another scenario', () => {
  it('resets to the named scenario, also on the next reset', async () => {
    const emulator = createEmulator({ clock: NOW })
    const control = controlOf(emulator)

    const named = { scenario: 'five-hundred-of-everything', with: { count: 7 } }
    expect((await control.post('/worlds/default/reset', named)).status).toBe(204)
    const afterReset = await initialStateOf(emulator)
    await control.post('/worlds/default/state/genesys/routingQueues', { name: 'One more' })
    await control.post('/worlds/default/reset')

    expect(afterReset).toMatchObject({
      initialState: { scenario: 'five-hundred-of-everything', with: { count: 7 } },
      queues: 7,
    })
    expect(await initialStateOf(emulator)).toEqual(afterReset)
    expect(emulator.clock.now()).toBe(NOW)
  })

  it('resets to the same scenario if only parameters are given', async () => {
    const emulator = createEmulator({ scenario: 'five-hundred-of-everything' })
    await controlOf(emulator).post('/worlds/default/reset', { with: { count: 3 } })
    expect(await initialStateOf(emulator)).toMatchObject({
      initialState: { scenario: 'five-hundred-of-everything', with: { count: 3 } },
      queues: 3,
    })
  })

  it.each([{ scenario: 'smal-team' }, { scenario: 'small-team', with: { count: 3 } }, { with: { nothing: 1 } }])(
    'rejects a reset to an unknown scenario and changes nothing',
    async (options) => {
      const emulator = createEmulator()
      const control = controlOf(emulator)
      await control.post('/worlds/default/state/genesys/routingQueues', { name: 'One more' })
      await get(emulator, QUEUES)
      const before = await initialStateOf(emulator)

      const rejection = await problem(await control.post('/worlds/default/reset', options))

      expect(rejection).toMatchObject({ status: 400 })
      expect(await initialStateOf(emulator)).toEqual(before)
      expect(emulator.exchanges()).toHaveLength(1)
    },
  )

  it("accepts the scenario's credentials after a reset", async () => {
    const emulator = createEmulator({ auth: 'strict' })
    await controlOf(emulator).post('/worlds/default/reset', { scenario: 'small-team' })
    const { headers } = emulator.genesys.credentials
    expect((await emulator.fetch(QUEUES, { headers })).status).toBe(200)
  })
})

describe('the emulator endpoints', () => {
  it('reports that it is ready, with the digest of every vendor spec', async () => {
    const control = controlOf(createEmulator())
    const health = await control.read('Health', '/health')
    expect(health).toMatchObject({ status: 'ready', worlds: { count: 1, limit: 10_000 } })
    for (const { name, digest } of health.vendors) {
      const text = JSON.stringify(readSpecFile(name))
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
      expect([name, digest]).toEqual([name, Buffer.from(hash).toString('hex')])
    }
  })

  it('serves each spec as YAML with the same content as its JSON', async () => {
    const { parse } = await import('yaml')
    const control = controlOf(createEmulator())
    for (const { openapi } of (await control.read('VendorList', '/vendors')).vendors) {
      const [json, yaml] = [openapi.json, openapi.yaml].map((path) => control.get(path.replace('/_control', '')))
      expect(parse((await (await yaml)?.text()) ?? '')).toEqual(await (await json)?.json())
    }
  })

  it('lists the scenarios', async () => {
    const { scenarios } = await controlOf(createEmulator()).read('ScenarioList', '/scenarios')
    expect(scenarios.find(({ name }) => name === 'default')?.describe).toContain('Harbour Lane')
  })
})

/** Returns the initial state of the default world and its present number of queues. */
async function initialStateOf(emulator: ListeningEmulator) {
  const { initialState } = await controlOf(emulator).read('World', '/worlds/default')
  return { initialState, queues: emulator.genesys.records.routingQueues.size }
}
