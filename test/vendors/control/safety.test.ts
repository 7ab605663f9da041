import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening, type ListenOptions } from '../../../src/index.ts'
import { controlOf } from '../../support/control.ts'
import { bearer } from '../../support/genesys.ts'

const HEALTH = '/_control/health'
const VENDORS = '/_control/vendors'
const servers: Listening[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function startServer(options: ListenOptions = {}) {
  const emulator = createEmulator()
  const server = await emulator.listen({ port: 0, ...options })
  servers.push(server)
  return { ...server, emulator }
}

/** Sends a request over a socket with exactly these headers; `fetch` does not allow to set Host. */
function send(port: number, path: string, { method = 'GET', headers = {}, body = '' } = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: object; text: string }>()
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    let text = ''
    response.setEncoding('utf8').on('data', (chunk) => (text += chunk))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
  })
  outgoing.on('error', reject).end(body)
  return promise
}

describe('the control API on loopback', () => {
  it.each(['127.0.0.1:{port}', 'localhost:{port}', 'localhost', 'desk.localhost:{port}', '[::1]:{port}', '127.1.2.3'])(
    'accepts the Host %s',
    async (name) => {
      const { port } = await startServer()
      const host = name.replace('{port}', String(port))
      expect((await send(port, HEALTH, { headers: { host } })).status).toBe(200)
    },
  )

  it.each(['evil.example', 'evil.example:{port}', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.7'])(
    'rejects the foreign Host %s',
    async (name) => {
      const { port } = await startServer()
      const host = name.replace('{port}', String(port))
      const response = await send(port, HEALTH, { headers: { host } })
      expect(response.status).toBe(403)
      expect(response.text).not.toContain('ready')
      expect((await send(port, VENDORS, { headers: { host } })).status).toBe(403)
      expect(response.text).toContain('is not a name of this machine; use 127.0.0.1 or localhost')
    },
  )

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('rejects a request from a page of another site: %j', async (headers) => {
    const { port, emulator } = await startServer()
    await controlOf(emulator).patch('/worlds/default/clock', { now: '2026-01-15T09:00:00Z', frozen: true })
    const json = { ...headers, 'content-type': 'application/json' }

    const reads = await send(port, '/_control/worlds/default/journal', { headers })
    const writes = await send(port, '/_control/worlds/default/clock', {
      method: 'PATCH',
      headers: json,
      body: '{"advance":"1d"}',
    })
    const form = await send(port, '/_control/worlds/default/reset', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    })

    expect([reads.status, writes.status, form.status]).toEqual([403, 403, 403])
    expect((await controlOf(emulator).read('Clock', '/worlds/default/clock')).now).toBe('2026-01-15T09:00:00.000Z')
  })

  it('accepts a request from its own page', async () => {
    const { port } = await startServer()
    const host = `127.0.0.1:${port}`
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }
    expect((await send(port, HEALTH, { headers })).status).toBe(200)
  })

  it('sends no CORS headers, so that no other origin can read a response', async () => {
    const { port } = await startServer()
    const preflight = await send(port, HEALTH, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    const responses = [preflight, await send(port, HEALTH), await send(port, HEALTH, { headers: { origin: 'null' } })]
    for (const { headers } of responses) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect(preflight.status).toBe(405)
  })

  it('rejects a cross-origin request with the path prefix of a world', async () => {
    const { port } = await startServer()
    const headers = { origin: 'https://evil.example' }
    const response = await send(port, `/_world/default${HEALTH}`, { headers })
    expect([response.status, 'access-control-allow-origin' in response.headers]).toEqual([403, false])
  })

  it('creates no control token on loopback', async () => {
    expect((await startServer()).controlToken).toBeUndefined()
  })
})

describe('the control API beyond loopback', () => {
  it('requires the control token beyond loopback', async () => {
    const { port, controlToken = '' } = await startServer({ host: '0.0.0.0' })
    expect(controlToken).toMatch(/^[\w-]{32}$/)
    const statuses = [undefined, bearer('wrong'), bearer(`${controlToken}x`), bearer(controlToken)].map(
      async (headers) => (await send(port, VENDORS, { headers: { ...headers } })).status,
    )
    expect(await Promise.all(statuses)).toEqual([401, 401, 401, 200])
  })

  it('reports its health without a token beyond loopback, and contains no secret', async () => {
    const { port, emulator, controlToken = '' } = await startServer({ host: '0.0.0.0' })
    emulator.fork({ name: 'world-of-somebody' })
    for (const host of ['127.0.0.1', '10.0.0.7', 'deskdouble.internal']) {
      const { status, text } = await send(port, HEALTH, { headers: { host } })
      expect([status, JSON.parse(text).status]).toEqual([200, 'ready'])
      expect(text).not.toContain(controlToken)
      expect(text).not.toContain('world-of-somebody')
    }
    expect((await send(port, HEALTH, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await send(port, HEALTH, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  it('rejects a cross-origin request that has the control token', async () => {
    const { port, controlToken = '' } = await startServer({ host: '0.0.0.0' })
    const headers = { ...bearer(controlToken), origin: 'https://evil.example' }
    expect((await send(port, VENDORS, { headers })).status).toBe(403)
  })

  it('requires a configured control token on loopback, too', async () => {
    const { port } = await startServer({ controlToken: 'chosen' })
    expect((await send(port, VENDORS)).status).toBe(401)
    expect((await send(port, VENDORS, { headers: bearer('chosen') })).status).toBe(200)
  })

  it('creates a different control token for each server', async () => {
    const [a, b] = [await startServer({ host: '0.0.0.0' }), await startServer({ host: '0.0.0.0' })]
    expect(a.controlToken).not.toBe(b.controlToken)
  })

  it("leaves the vendors' APIs open to other origins", async () => {
    const { port } = await startServer({ host: '0.0.0.0' })
    const headers = { ...bearer('any'), origin: 'https://app.example' }
    const response = await send(port, '/api/v2/assistants', { headers })
    expect([response.status, response.headers]).toMatchObject([
      200,
      { 'access-control-allow-origin': 'https://app.example' },
    ])
  })
})

describe('secrets in the request journal', () => {
  it('redacts secrets in the journal and its HAR export', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await emulator.fetch('/oauth/token?secret=q-secret', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('desk:b-secret')}`, cookie: 'c-secret' },
      body: new URLSearchParams({ grant_type: 'client_credentials', secret: 'f-secret' }),
    })
    const [issued] = emulator.genesys.records.tokens.list().slice(-1)
    const headers = { ...bearer(issued?.token ?? ''), 'content-type': 'application/json' }
    const invalid = JSON.stringify({ name: 'x', secret: 'j-secret', transcriptionConfig: 3 })
    await emulator.fetch('/api/v2/assistants', { method: 'POST', headers, body: invalid })

    const texts = await Promise.all(
      ['', '/1', '/2', '/har'].map(async (path) => (await control.get(`/worlds/default/journal${path}`)).text()),
    )
    for (const text of texts) {
      expect(text).toContain('[redacted]')
      expect(text).not.toMatch(/[qbcfj]-secret/)
      expect(text).not.toContain(btoa('desk:b-secret'))
      expect(text).not.toContain(issued?.token)
    }
    expect(texts[0]).toContain('Basic [redacted]')
  })
})
