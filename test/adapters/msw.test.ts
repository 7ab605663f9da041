import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, handlersOf } from '../../src/adapters/msw.ts'
import { createRequestFilter } from '../../src/emulator/request-filter.ts'

const VENDOR = 'https://api.mypurecloud.com'
const headers = { authorization: 'Bearer any' }

describe('handlersOf', () => {
  const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
  const other = http.get('https://elsewhere.test/*', () => HttpResponse.text('from another handler'))
  const server = setupServer(...handlersOf(emulator), other)
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => emulator.reset())

  const names = async (init: RequestInit = { headers }) => {
    const response = await fetch(`${VENDOR}/api/v2/assistants`, init)
    const { entities } = await response.json()
    return entities.map(({ name }: { name: string }) => name)
  }

  it("answers at a vendor's real address and keeps state", async () => {
    const body = JSON.stringify({ name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } })
    const type = { 'content-type': 'application/json' }
    const created = await fetch(`${VENDOR}/api/v2/assistants`, {
      method: 'POST',
      headers: { ...headers, ...type },
      body,
    })
    expect(created.status).toBe(200)
    expect(await names()).toEqual(['Workshop helper', 'Shop trial', 'Till'])
  })

  it('leaves other requests to other handlers', async () => {
    expect(await (await fetch('https://elsewhere.test/page')).text()).toBe('from another handler')
    expect(emulator.exchanges()).toEqual([])
  })

  it('selects worlds as a server does', async () => {
    emulator.fork({ name: 'empty', scenario: 'empty-organisation' })
    expect(await names({ headers: { ...headers, 'x-world': 'empty' } })).toEqual([])
    const response = await fetch(`${VENDOR}/_world/empty/api/v2/assistants`, { headers })
    expect((await response.json()).entities).toEqual([])
    expect(await names()).toHaveLength(2)
  })

  it('injects errors and connection failures', async () => {
    emulator.fail('getAssistants', { status: 503, times: 1 })
    expect((await fetch(`${VENDOR}/api/v2/assistants`, { headers })).status).toBe(503)
    emulator.fail('getAssistants', { transport: 'reset', times: 1 })
    await expect(fetch(`${VENDOR}/api/v2/assistants`, { headers })).rejects.toThrow(TypeError)
    expect(await names()).toHaveLength(2)
  })

  it('serves the control API and uses the clock of the world', async () => {
    const type = { 'content-type': 'application/json' }
    const body = JSON.stringify({ advance: '90s' })
    const url = `${VENDOR}/_control/worlds/default/clock`
    expect((await fetch(url, { method: 'PATCH', headers: type, body })).status).toBe(200)
    expect(emulator.clock.now()).toBe('2026-01-15T09:01:30.000Z')
  })

  it('lets a client cancel a delayed request without an error in the console', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    emulator.fail('getAssistants', { delay: { fixed: 300_000 } })
    const pending = fetch(`${VENDOR}/api/v2/assistants`, { headers, signal: AbortSignal.timeout(50) })
    await expect(pending).rejects.toThrow(/aborted/)
    await emulator.waitFor('getAssistants', { timeout: 1_000 }).catch(() => undefined)
    expect(errors.mock.calls).toEqual([])
    errors.mockRestore()
  })

  it('says on the page of the inspector where the inspector runs', async () => {
    const page = await fetch(`${VENDOR}/_control/`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('The inspector cannot run in this tab')
  })
})

describe('handlersOf chooses requests by their origin', () => {
  const emulator = createEmulator({ scenario: 'small-team' })

  /** Sends a request while the handlers are active, and returns who answered. */
  const answerer = async (url: string, options: Parameters<typeof handlersOf>[1] = {}) => {
    const own = http.all('*', () => HttpResponse.text('the application'))
    const server = setupServer(...handlersOf(emulator, options), own)
    server.listen({ onUnhandledFrame: 'error' })
    try {
      const text = await (await fetch(url, { headers })).text()
      return text === 'the application' ? 'application' : 'emulator'
    } finally {
      server.close()
    }
  }

  it.each([
    'https://api.mypurecloud.com/api/v2/assistants',
    'https://login.mypurecloud.de/oauth/token',
    'https://api.usw2.pure.cloud/api/v2/users/me',
    'https://api.use2.us-gov-pure.cloud/api/v2/users/me',
    'https://smartassist.kore.ai/api/public/roles',
    'https://eu-smartassist.kore.ai/agentassist/api/v1/public/st-1/agents',
    'https://api.singularitybridge.net/api/assistants',
    'https://api.bird.com/workspaces/1/agents',
    'https://media.api.bird.com/workspaces/1/agents',
    'https://api.bird.com/_world/default/api/teams',
    'https://api.mypurecloud.com/_control/health',
    'http://deskdouble.test/api/teams',
  ])('answers %s by default', async (url) => {
    expect(await answerer(url)).toBe('emulator')
  })

  it.each([
    'https://shop.example/api/teams',
    'https://shop.example/api/v2/orders',
    'https://shop.example/login',
    'http://localhost:3000/api/assistants',
    'http://127.0.0.1:4010/api/v2/assistants',
    'https://shop.example/_control/health',
    'https://api.bird.com/api/v2/assistants',
    'https://api.mypurecloud.com/workspaces/1/agents',
    'https://api.mypurecloud.com/other',
    'https://notmypurecloud.com/api/v2/assistants',
    'https://api.mypurecloud.com.example/api/v2/assistants',
    'https://mypurecloud.com.evil.example/api/v2/assistants',
    'https://api-bird.com/workspaces/1/agents',
  ])('leaves %s to the application by default', async (url) => {
    expect(await answerer(url)).toBe('application')
  })

  it.each([
    [['https://shop.example'], 'https://shop.example/api/teams'],
    [['https://*.shop.example'], 'https://desk.eu.shop.example/api/teams'],
    [['http://localhost:*'], 'http://localhost:3000/api/v2/assistants'],
    [['*'], 'https://anything.example/_control/health'],
    [[({ hostname }: URL) => hostname.endsWith('.internal')], 'http://desk.internal/workspaces/1/agents'],
    [['https://shop.example'], 'https://api.bird.com/workspaces/1/agents'],
  ])('answers at the origins %j, too: %s', async (origins, url) => {
    expect(await answerer(url, { origins })).toBe('emulator')
  })

  it.each([
    [['https://shop.example'], 'https://desk.shop.example/api/teams'],
    [['https://shop.example'], 'http://shop.example/api/teams'],
    [['https://shopXexample'.replace('X', '.')], 'https://shopyexample/api/teams'],
    [['*'], 'https://shop.example/api/v9/other'],
  ])('leaves other origins than %j to the application: %s', async (origins, url) => {
    expect(await answerer(url, { origins })).toBe('application')
  })

  it('answers the control API and the worlds at the origin of the page', async () => {
    vi.stubGlobal('location', new URL('https://shop.example/desk'))
    try {
      expect(await answerer('https://shop.example/_control/health')).toBe('emulator')
      expect(await answerer('https://shop.example/_world/default/api/teams')).toBe('emulator')
      expect(await answerer('https://shop.example/api/teams')).toBe('application')
      expect(await answerer('https://other.example/_control/health')).toBe('application')
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('knows every host that a vendor declares as a server', () => {
    for (const { name, spec } of Object.values(emulator.vendors)) {
      const accepts = createRequestFilter(emulator, undefined, [])
      for (const url of serverUrls(spec.document)) {
        expect(accepts(`${url}${spec.document['x-roots'][0]}`), `${name}: ${url}`).toBe(true)
      }
    }
  })
})

interface Server {
  readonly url: string
  readonly variables?: Readonly<Record<string, { readonly default: string; readonly enum?: readonly string[] }>>
}

/** Returns the URLs of a document's servers, with every value of their variables. */
function serverUrls(document: object): string[] {
  const servers: readonly Server[] = 'servers' in document && Array.isArray(document.servers) ? document.servers : []
  return servers.flatMap(({ url, variables = {} }) => {
    return Object.entries(variables).reduce(
      (urls, [name, { default: value, enum: values = [value] }]) =>
        urls.flatMap((one) => values.map((other) => one.replace(`{${name}}`, other))),
      [url],
    )
  })
}
