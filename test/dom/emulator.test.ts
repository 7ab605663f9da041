import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator as createPageEmulator, handlersOf } from '../../src/adapters/msw.ts'
import { createEmulator, withWorld } from '../../src/index.ts'

const ASSISTANTS = '/api/v2/assistants'
const DESK = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }

it('runs in an environment with a document', () => {
  expect(document.createElement('p').outerHTML).toBe('<p></p>')
})

describe('an emulator in process', () => {
  const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })

  it('answers a path', async () => {
    const { headers } = emulator.genesys.credentials
    expect((await emulator.fetch(ASSISTANTS, { headers })).status).toBe(200)
  })

  it('answers a Request, Headers and URL of the environment', async () => {
    const headers = new Headers(emulator.genesys.credentials.headers)
    const request = new Request(new URL(ASSISTANTS, 'http://deskdouble.test'), { headers })
    expect((await emulator.fetch(request)).status).toBe(200)
    expect((await emulator.fetch(new URL(ASSISTANTS, 'http://deskdouble.test'), { headers })).status).toBe(200)
  })

  it('accepts a body in JSON', async () => {
    const response = await withWorld(emulator, {}, (world) => {
      const headers = { ...world.genesys.credentials.headers, 'content-type': 'application/json' }
      return world.fetch(ASSISTANTS, { method: 'POST', headers, body: JSON.stringify(DESK) })
    })
    expect([response.status, (await response.json()).name]).toEqual([200, 'Desk'])
  })

  it('accepts a body in bytes and URLSearchParams', async () => {
    const headers = { 'content-type': 'application/json', ...emulator.genesys.credentials.headers }
    const body = new TextEncoder().encode(JSON.stringify({ ...DESK, name: 'Bytes' }))
    expect((await emulator.fork().fetch(ASSISTANTS, { method: 'POST', headers, body })).status).toBe(200)
    const { settings } = emulator.genesys.credentials
    const form = new URLSearchParams({ grant_type: 'client_credentials' })
    const authorization = `Basic ${btoa(`${settings['clientId']}:${settings['clientSecret']}`)}`
    const token = await emulator.fetch('/oauth/token', { method: 'POST', body: form, headers: { authorization } })
    expect([token.status, typeof (await token.json()).access_token]).toEqual([200, 'string'])
  })

  it('accepts a signal of the environment', async () => {
    const { headers } = emulator.genesys.credentials
    const { signal } = new AbortController()
    expect((await emulator.fetch(ASSISTANTS, { headers, signal })).status).toBe(200)
    const aborted = new AbortController()
    aborted.abort()
    await expect(emulator.fetch(ASSISTANTS, { headers, signal: aborted.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('ends a delayed request when its signal is aborted', async () => {
    const world = emulator.fork()
    world.fail('getAssistants', { delay: { fixed: 60_000 } })
    const controller = new AbortController()
    const { headers } = world.genesys.credentials
    const slow = world.fetch(ASSISTANTS, { headers, signal: controller.signal })
    setTimeout(() => controller.abort(), 5)
    await expect(slow).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('waits for requests', async () => {
    const world = emulator.fork()
    const waiting = world.waitFor('getAssistants', { timeout: '60s' })
    await world.fetch(ASSISTANTS, { headers: world.genesys.credentials.headers })
    expect(await waiting).toHaveLength(1)
  })

  it('accepts a form with a file', async () => {
    const world = emulator.fork()
    const form = new FormData()
    form.append('file', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt')
    const response = await world.fetch('/v1/files', {
      method: 'POST',
      body: form,
      headers: world.singularity.credentials.headers,
    })
    // There is no such operation, but the request journal keeps what was sent. happy-dom leaves out the name of the file.
    expect(response.status).toBe(404)
    expect(world.exchanges().at(-1)?.request.body).toMatch(
      /name="file"; filename="(?:hello\.txt|blob)"\r\nContent-Type: text\/plain\r\n\r\nhello\r\n/,
    )
  })
})

describe('handlers of Mock Service Worker', () => {
  const emulator = createPageEmulator({ scenario: 'small-team' })
  const server = setupServer(...handlersOf(emulator))
  beforeAll(() => server.listen())
  afterEach(() => emulator.reset())
  afterAll(() => server.close())

  it('answer fetch()', async () => {
    const { headers } = emulator.genesys.credentials
    const response = await fetch(`https://api.mypurecloud.com${ASSISTANTS}`, { headers })
    expect([response.status, (await response.json()).entities.length]).toEqual([200, 2])
  })

  it('answer XMLHttpRequest', async () => {
    const { headers } = emulator.genesys.credentials
    const request = new XMLHttpRequest()
    request.open('GET', `https://api.mypurecloud.com${ASSISTANTS}`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    await new Promise((resolve, reject) => {
      request.addEventListener('load', resolve)
      request.addEventListener('error', reject)
      request.send()
    })
    expect([request.status, JSON.parse(request.responseText).entities.length]).toEqual([200, 2])
  })
})
