import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ControlError, createControl, type RemoteWorld } from '../../src/adapters/control-client.ts'
import { createEmulator, type Listening } from '../../src/index.ts'

const CLOCK = '2026-01-15T09:00:00.000Z'
const ASSISTANTS = { vendor: 'genesys', collection: 'assistants' }
const QUEUES = { vendor: 'genesys', collection: 'routingQueues' }

describe('a client of the control API', () => {
  const emulator = createEmulator()
  let server: Listening
  let world: RemoteWorld

  beforeAll(async () => {
    server = await emulator.listen({ port: 0, controlToken: 'the-token' })
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    world = await controlOf().fork({ scenario: 'small-team', clock: CLOCK })
  })

  function controlOf(options: { readonly url?: string; readonly token?: string } = {}) {
    return createControl({ url: server.url, token: 'the-token', ...options })
  }

  /** Sends a request to a vendor in the world. */
  function getFromWorld(path: string) {
    return fetch(world.baseUrl + path, { headers: { ...world.credentials['genesys']?.headers } })
  }

  it('forks, finds, lists and deletes worlds', async () => {
    const control = controlOf({ url: `${server.url}/` })
    expect((await control.world(world.name)).baseUrl).toBe(`${server.url}/_world/${world.name}`)
    expect((await control.worlds()).map(({ name }) => name)).toContain(world.name)
    expect((await control.world()).name).toBe('default')

    await control.remove(world.name)
    expect((await control.worlds()).map(({ name }) => name)).not.toContain(world.name)
    expect((await control.scenarios()).map(({ name }) => name)).toContain('small-team')
    expect((await control.health()).vendors.map(({ name }) => name)).toContain('genesys')
  })

  it('lists more worlds than a response contains', async () => {
    const many = createEmulator({ vendors: {} })
    for (let i = 0; i < 1200; i++) many.fork()
    const control = createControl({ fetch: (request) => many.fetch(request) })
    expect(await control.worlds()).toHaveLength(1201)
  })

  it('injects faults, lists them and removes them', async () => {
    const fault = await world.fail({ vendor: 'genesys', operation: 'getUsersMe', status: 503 })
    expect((await getFromWorld('/api/v2/users/me')).status).toBe(503)
    expect(await world.faults()).toEqual([{ ...fault, seen: 1, injected: 1 }])
    await world.recover()
    expect((await getFromWorld('/api/v2/users/me')).status).toBe(200)
  })

  it('reads, advances, sets, freezes and releases the clock', async () => {
    expect(await world.clock.read()).toEqual({ now: CLOCK, frozen: true })
    expect(await world.clock.advance('90s')).toEqual({ now: '2026-01-15T09:01:30.000Z', frozen: true })
    expect(await world.clock.set('2026-01-16T09:00:00Z')).toEqual({ now: '2026-01-16T09:00:00.000Z', frozen: true })
    expect((await world.clock.run()).frozen).toBe(false)
    expect(await world.clock.freeze(CLOCK)).toEqual({ now: CLOCK, frozen: true })
  })

  it('reads, counts and awaits the requests to the world', async () => {
    const waiting = world.waitFor({ operation: 'getUsersMe' }, { count: 2, timeout: 60_000 })
    await getFromWorld('/api/v2/users/me')
    await getFromWorld('/api/v2/users/me')
    expect((await waiting).map(({ number }) => number)).toEqual([1, 2])
    await getFromWorld('/api/v2/none')
    expect((await world.exchanges({ status: '4XX' })).map(({ path }) => path)).toEqual(['/api/v2/none'])
    expect(await world.count({ vendor: 'genesys', operation: 'getUsersMe' })).toBe(2)
    expect(await world.exchanges({ limit: 1 })).toHaveLength(1)
  })

  it('ends a wait when its signal is aborted', async () => {
    const controller = new AbortController()
    const waiting = world.waitFor({ operation: 'none' }, { signal: controller.signal })
    controller.abort(new Error('The test is over'))
    await expect(waiting).rejects.toThrow('The test is over')
  })

  it('creates, reads, finds, replaces and deletes records', async () => {
    const { key, record } = await world.createRecord(QUEUES, { name: 'Complaints' })
    expect(record).toMatchObject({ id: key, name: 'Complaints' })
    await world.replaceRecord({ ...QUEUES, key }, { ...record, name: 'Complaints desk' })
    expect((await world.record({ ...QUEUES, key })).record).toMatchObject({ name: 'Complaints desk' })
    expect(await world.records(QUEUES, { search: 'complaints' })).toMatchObject({ total: 1, records: [{ key }] })
    await world.removeRecord({ ...QUEUES, key })
    const sizes = (await world.collections()).filter(({ collection }) => collection === QUEUES.collection)
    expect(sizes).toMatchObject([{ size: 3 }])
  })

  it('saves and restores snapshots, compares moments and resets', async () => {
    const [assistant] = (await world.records(ASSISTANTS)).records
    await world.saveSnapshot('full')
    await world.removeRecord({ ...ASSISTANTS, key: assistant?.key ?? '' })
    const patch = await world.diff('snapshot:full')
    expect(patch.map(({ op, path }) => `${op} ${path}`)).toContain(
      `remove /records/genesys/assistants/${assistant?.key}`,
    )
    await world.restore('snapshot:full')
    expect((await world.records(ASSISTANTS)).total).toBe(2)
    await world.reset({ scenario: 'empty-organisation' })
    expect((await world.records(ASSISTANTS)).total).toBe(0)
    expect((await world.read()).snapshots).toBe(1)
  })

  it('carries out an action', async () => {
    const [agent] = (await world.records({ vendor: 'bird', collection: 'agents' })).records
    const result = await world.act('bird', 'inbox-open', { agentId: agent?.key })
    expect(result).toMatchObject({ status: 'active' })
  })

  it('offers every other operation as a typed client', async () => {
    const path = { world: world.name, vendor: 'genesys' }
    const { data } = await controlOf().api.PATCH('/_control/worlds/{world}/profiles/{vendor}', {
      params: { path },
      body: { rateLimit: 'enforced' },
    })
    expect(data).toMatchObject({ rateLimit: 'enforced' })
  })

  it('throws the problem of the server with its status, kind, cure and findings', async () => {
    const error = await errorOf(world.fail({ vendor: 'genesys', operation: 'getUsersMe', status: 418 }))
    expect(error).toMatchObject({ code: 'DD_CONTROL_REJECTED', status: 400, kind: 'invalid' })
    expect(error.message).toContain(`POST /_control/worlds/${world.name}/faults was answered with 400: `)
    expect(error.detail).toContain('Use 200, 400, 401')
    expect(error.findings).toMatchObject([{ in: 'body', at: '/status' }])

    const late = await errorOf(world.waitFor({ operation: 'none' }, { timeout: 1 }))
    expect(late).toMatchObject({ status: 504, kind: 'timeout' })
  })

  it('throws an error that names the token if the token is wrong', async () => {
    const error = await errorOf(controlOf({ token: 'another' }).worlds())
    expect(error).toMatchObject({ status: 401, kind: 'unauthenticated' })
    expect(error.detail).toContain('requires the control token')
  })

  it('throws an error that names the address if no server responds, or another one does', async () => {
    const absent = await errorOf(createControl({ url: 'http://127.0.0.1:1' }).health())
    expect(absent).toMatchObject({ code: 'DD_CONTROL_UNREACHABLE', status: undefined })
    expect(absent.message).toContain('GET /_control/health got no response from http://127.0.0.1:1: ')

    expect(await errorOf(createControl({ fetch: answerAsAnother }).health())).toMatchObject({
      code: 'DD_CONTROL_FOREIGN',
      status: 404,
    })
  })
})

/** Answers as a server that is not DeskDouble. */
async function answerAsAnother(): Promise<Response> {
  return new Response('<h1>Not found</h1>', { status: 404 })
}

async function errorOf(pending: Promise<unknown>): Promise<ControlError> {
  const error = await pending.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ControlError) return error
  throw new Error(`Expected a ControlError, got ${String(error)}`)
}
