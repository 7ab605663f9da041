import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, handlersOf } from '../../src/adapters/msw.ts'

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

  it('answers only at the given origins', async () => {
    const choosy = setupServer(...handlersOf(emulator, { origins: [VENDOR] }), other)
    server.close()
    choosy.listen({ onUnhandledFrame: 'error' })
    try {
      expect(await names()).toHaveLength(2)
      expect(await (await fetch('https://elsewhere.test/api/v2/assistants')).text()).toBe('from another handler')
    } finally {
      choosy.close()
      server.listen({ onUnhandledFrame: 'error' })
    }
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
})
