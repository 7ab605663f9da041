import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createEmulator, type WorldHandle } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { bearer, NOW } from '../support/genesys.ts'
import { createPlayer, mixedSteps } from '../support/mixed-requests.ts'
import { type OwnWorkerd, ownWorkerd } from '../support/own-workerd.ts'
import { formOf } from '../support/upload.ts'

const A = '/api/v2/assistants'
const SEED = 7
const OPTIONS = { seed: SEED, clock: NOW }
const STEPS = mixedSteps(120, SEED)
const PACT = '/worlds/child/pact?consumer=console&vendor=genesys'
const JSON_TYPE = { 'content-type': 'application/json' }

describe('worlds in Durable Objects', () => {
  it('answer with the same bytes as in process, also after their process was killed', async () => {
    const expected = await createPlayer()(createEmulator(OPTIONS), STEPS)
    const worker = await ownWorkerd(OPTIONS)
    const player = createPlayer()
    const before = await player(worldOf(worker), STEPS.slice(0, 70))
    await worker.restart()
    const later = await player(worldOf(worker), STEPS.slice(70))
    expect([...before, ...later].map(withoutTransport)).toEqual(expected.map(withoutTransport))
  })

  it('are apart from each other, and found by prefix, header and credentials', async () => {
    const worker = await ownWorkerd()
    const control = controlOf(worker)
    const { credentials, baseUrl } = await (
      await control.post('/worlds', { name: 'one', scenario: 'small-team' })
    ).json()
    await control.post('/worlds', { name: 'two', scenario: 'small-team' })
    await create(worker, 'one', 'In one')
    const names = async (url: string, headers: Record<string, string>) => {
      const { entities } = await (await worker.fetch(url, { headers })).json()
      return entities.map(({ name }: { readonly name: string }) => name)
    }
    const byCredentials = await names(A, credentials.genesys.headers)
    expect(byCredentials).toContain('In one')
    expect(await names(`${new URL(baseUrl).pathname}${A}`, bearer('any'))).toEqual(byCredentials)
    expect(await names(A, { ...bearer('any'), 'x-world': 'one' })).toEqual(byCredentials)
    expect(await names(A, { ...bearer('any'), 'x-world': 'two' })).not.toContain('In one')
    expect(await names(A, bearer('any'))).not.toContain('In one')
  })

  it('start from each other across objects, with the same future', async () => {
    const worker = await ownWorkerd(OPTIONS)
    const control = controlOf(worker)
    const emulator = createEmulator(OPTIONS)
    const inProcess = controlOf(emulator)
    const both = [control, inProcess]
    for (const one of both) await one.post('/worlds', { name: 'parent', scenario: 'small-team', seed: 3, clock: NOW })
    const [first, second] = [worldOf(worker, 'parent'), emulator.world('parent')]
    await createPlayer()(first, STEPS.slice(0, 30))
    await createPlayer()(second, STEPS.slice(0, 30))
    for (const one of both) expect((await one.post('/worlds', { name: 'child', from: 'parent' })).status).toBe(201)
    await worker.restart()
    const child = await createPlayer()(worldOf(worker, 'child'), STEPS.slice(30))
    const expected = await createPlayer()(emulator.world('child'), STEPS.slice(30))
    expect(child.map(withoutTransport)).toEqual(expected.map(withoutTransport))
    const [pact, expectedPact] = await Promise.all(both.map((one) => one.get(PACT)))
    expect(await pact?.json()).toEqual(await expectedPact?.json())
  })

  it('are listed in the order in which they started, and their names are given once', async () => {
    const worker = await ownWorkerd({ limits: { worlds: 4 } })
    const control = controlOf(worker)
    const start = async (options: object) => (await control.post('/worlds', options)).status
    expect(await start({ name: 'one', ephemeral: true })).toBe(201)
    expect(await start({ name: 'two', scenario: 'small-team' })).toBe(201)
    expect(await start({ name: 'two' })).toBe(409)
    expect(await start({ scenario: 'no-such-scenario' })).toBe(400)
    expect(await start({ from: 'nobody' })).toBe(400)
    const page = await (await control.get('/worlds?limit=2')).json()
    expect([page.total, page.next, page.worlds.map(({ name }: { readonly name: string }) => name)]).toEqual([
      3,
      'one',
      ['default', 'one'],
    ])
    expect(await start({})).toBe(201)
    // The limit is reached: the ephemeral world makes room for a world that can start, and then none can.
    expect(await start({ scenario: 'no-such-scenario' })).toBe(400)
    expect((await worker.fetch(`/_world/one${A}`, { headers: bearer('any') })).status).toBe(200)
    expect(await start({ name: 'four' })).toBe(201)
    expect(await start({ name: 'five' })).toBe(409)
    const all = await (await control.get('/worlds')).json()
    expect(all.worlds.map(({ name }: { readonly name: string }) => name)).toEqual(['default', 'two', 'world-3', 'four'])
    expect((await worker.fetch(`/_world/one${A}`, { headers: bearer('any') })).status).toBe(404)
    expect((await (await control.get('/health')).json()).worlds).toEqual({ count: 4, limit: 4 })
    expect((await control.delete('/worlds/two')).status).toBe(204)
    expect((await control.delete('/worlds/two')).status).toBe(404)
    expect((await control.delete('/worlds/default')).status).toBe(409)
    expect(await start({ name: 'two', scenario: 'small-team' })).toBe(201)
    expect(await names(worker, 'two')).toHaveLength(2)
  })

  it('keep their journal, faults, snapshots and files when their process is killed', async () => {
    const worker = await ownWorkerd()
    const control = controlOf(worker)
    await control.post('/worlds', { name: 'kept', scenario: 'small-team' })
    await control.put('/worlds/kept/snapshots/before')
    await create(worker, 'kept', 'Later')
    await control.post('/worlds/kept/faults', { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 2 })
    // So large that all entries are replaced by those of the present state, with the exchanges up to now.
    const file = await upload(worker, 'kept', 3_500_000)
    expect((await worker.fetch(`/_world/kept${A}`, { headers: bearer('any') })).status).toBe(503)
    await worker.restart()
    expect((await worker.fetch(`/_world/kept${A}`, { headers: bearer('any') })).status).toBe(503)
    expect(await (await control.get(file.path)).text()).toBe(file.text)
    expect(await names(worker, 'kept')).toContain('Later')
    const { exchanges } = await (await control.get('/worlds/kept/journal')).json()
    expect(exchanges[0].operation).toBe('postAssistants')
    expect((await control.post('/worlds/kept/restore', { to: 'snapshot:before' })).status).toBe(204)
    expect(await names(worker, 'kept')).not.toContain('Later')
  })
})

describe('a worker', () => {
  it('rejects a fault of the transport where no connection can be cut off', async () => {
    const worker = await ownWorkerd()
    const fault = { vendor: 'genesys', operation: 'getAssistants', transport: 'reset' }
    const response = await controlOf(worker).post('/worlds/default/faults', fault)
    expect([response.status, (await response.json()).kind]).toEqual([501, 'not-implemented'])
  })

  it('answers 501 to a request whose connection a fault of its scenario cuts off', async () => {
    const genesys = { faults: [{ operation: 'getAssistants', transport: 'truncated' }] }
    const worker = await ownWorkerd({ scenario: { scenario: 'cutting', extends: 'small-team', genesys } })
    const response = await worker.fetch(A, { headers: bearer('any') })
    expect([response.status, (await response.json()).detail]).toEqual([501, expect.stringContaining('cuts off')])
  })

  it('answers pages of other origins, also for worlds that do not exist', async () => {
    const worker = await ownWorkerd()
    const headers = { ...bearer('any'), origin: 'https://app.example' }
    for (const [path, status] of [
      [A, 200],
      [`/_world/nowhere${A}`, 404],
      [`/_world/no%20where${A}`, 404],
    ] as const) {
      const response = await worker.fetch(path, { headers })
      expect([path, response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        path,
        status,
        expect.stringMatching(/^(?:\*|https:\/\/app\.example)$/),
      ])
      if (status === 404) expect((await response.json()).worlds).toEqual(['default'])
    }
  })

  it('injects delays and statuses', async () => {
    const worker = await ownWorkerd()
    const fault = { vendor: 'genesys', operation: 'getAssistants', status: 503, delay: { fixed: 5 }, times: 1 }
    expect((await controlOf(worker).post('/worlds/default/faults', fault)).status).toBe(201)
    expect((await worker.fetch(A, { headers: bearer('any') })).status).toBe(503)
    expect((await worker.fetch(A, { headers: bearer('any') })).status).toBe(200)
  })

  it('accepts WebSocket connections in the world that a request selects', async () => {
    const worker = await ownWorkerd()
    await controlOf(worker).post('/worlds', { name: 'one' })
    const headers = { ...bearer('any'), 'x-world': 'one' }
    const response = await worker.fetch('/api/v2/notifications/channels', { method: 'POST', headers })
    const { connectUri } = await response.json()
    const socket = new WebSocket(connectUri)
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    socket.send('{"message":"ping"}')
    const [data] = await once(socket, 'message')
    expect(JSON.parse(String(data))).toMatchObject({ eventBody: { message: 'pong' } })
    const unknown = new WebSocket(`${new URL(connectUri).origin.replace('http', 'ws')}/channels/nobody`)
    const [, rejection] = await once(unknown, 'unexpected-response')
    expect(rejection.statusCode).toBe(404)
  })

  it('answers long requests while the clients of others have gone', async () => {
    const worker = await ownWorkerd()
    const path = '/_control/vendors/genesys/openapi.yaml'
    for (let i = 0; i < 5; i++) {
      const stop = new AbortController()
      const response = worker.fetch(path, { signal: stop.signal })
      setTimeout(() => stop.abort(), 5)
      await response.catch(() => undefined)
    }
    expect((await worker.fetch(path)).status).toBe(200)
    expect((await worker.fetch('/_control/worlds/default/journal/har')).status).toBe(200)
  })

  it('requires the control token, if it has one, and else a local host', async () => {
    const worker = await ownWorkerd({}, { texts: { CONTROL_TOKEN: 'secret' } })
    expect((await worker.fetch('/_control/worlds')).status).toBe(401)
    expect((await worker.fetch('/_control/worlds', { headers: bearer('wrong') })).status).toBe(401)
    expect((await worker.fetch('/_control/worlds/default', { headers: bearer('secret') })).status).toBe(200)
    expect((await worker.fetch('/_control/health')).status).toBe(200)
  })

  it('serves the inspector and streams the journal', async () => {
    const worker = await ownWorkerd()
    expect((await worker.fetch('/_control/')).headers.get('content-type')).toContain('text/html')
    const stop = new AbortController()
    const events = await worker.fetch('/_control/worlds/default/journal/events', { signal: stop.signal })
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    await worker.fetch(A, { headers: bearer('any') })
    let text = ''
    while (!text.includes('getAssistants')) text += (await reader?.read())?.value ?? ''
    stop.abort()
    const waited = await worker.fetch('/_control/worlds/default/journal/wait?operation=getAssistants&timeout=5000')
    expect((await waited.json()).exchanges).toHaveLength(1)
  })
})

/** Returns the part of a world that the players of requests use. */
function worldOf({ fetch: send }: OwnWorkerd, name?: string): WorldHandle {
  const fetch = (path: string, { headers, ...init }: RequestInit = {}) => {
    return send(path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(headers)), ...(name && { 'x-world': name }) },
    })
  }
  // Players use no other members.
  return { genesys: { fetch } } as unknown as WorldHandle
}

/** Returns a response without what its connection adds to it. */
function withoutTransport(response: string): unknown {
  const [status, headers, text] = JSON.parse(response)
  const own = headers.filter(([name]: [string, string]) => !['content-length', 'transfer-encoding'].includes(name))
  return [status, own.toSorted(), text]
}

async function create({ fetch }: OwnWorkerd, world: string, name: string): Promise<void> {
  const body = JSON.stringify({ name, transcriptionConfig: { vendorName: 'Genesys' } })
  const response = await fetch(`/_world/${world}${A}`, {
    method: 'POST',
    headers: { ...bearer('any'), ...JSON_TYPE },
    body,
  })
  expect(response.status).toBe(200)
}

async function names(worker: OwnWorkerd, world: string): Promise<string[]> {
  return namesIn(await send(worldOf(worker, world), 'GET', `${A}?pageSize=200`))
}

/** Uploads a file to a world. Returns the path of its record in the control API, and the record. */
async function upload(worker: OwnWorkerd, world: string, bytes: number) {
  const control = controlOf(worker)
  const { records } = await (await control.get(`/worlds/${world}/state/bird/agents?limit=1`)).json()
  const { workspaceId, id } = records[0].record
  const path = `/_world/${world}/workspaces/${workspaceId}/agents/${id}/presigned-upload`
  const { url, formData, fileId } = await (await worker.fetch(path, { headers: bearer('any') })).json()
  const form = formOf(
    { ...formData, 'content-type': 'image/png' },
    new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
  )
  expect((await worker.fetch(url, { method: 'POST', body: form })).status).toBe(204)
  const record = `/worlds/${world}/state/bird/fileContents/${fileId}`
  const text = await (await control.get(record)).text()
  expect(text.length).toBeGreaterThan(bytes)
  return { path: record, text }
}
