import { describe, expect, it } from 'vitest'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'

const ORIGIN = 'https://console.example'
const headers = { origin: ORIGIN, authorization: 'Bearer any' }

/** Checks what a browser checks before it gives a response to a page that sent credentials. */
function expectReadable(response: Response, origin = ORIGIN): void {
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  expect(response.headers.get('access-control-allow-credentials')).toBe('true')
  expect(response.headers.get('vary')).toMatch(/\bOrigin\b/)
  expect(response.headers.get('access-control-expose-headers')).not.toContain('*')
}

function preflight(emulator: ListeningEmulator, path: string, method: string, names?: string): Promise<Response> {
  return emulator.fetch(path, {
    method: 'OPTIONS',
    headers: {
      origin: ORIGIN,
      'access-control-request-method': method,
      ...(names !== undefined && { 'access-control-request-headers': names }),
    },
  })
}

describe('a page of another origin that sends credentials', () => {
  it.each(Object.values(vendors).map(({ name, spec }) => [name, spec.document['x-roots'][0] ?? '']))(
    'can read every response of %s',
    async (_, root) => {
      for (const origin of [ORIGIN, 'http://localhost:3000', 'null']) {
        expectReadable(await createEmulator().fetch(`${root}/no/such/path`, { headers: { origin } }), origin)
      }
    },
  )

  it('can read successes, rejections and injected faults', async () => {
    const emulator = createEmulator()
    emulator.fail('getUsersMe', { status: 503 })
    const paths = ['/api/v2/assistants', '/api/v2/assistants?pageSize=x', '/api/v2/users/me', '/_world/none/api/v2/x']
    const responses = await Promise.all(paths.map((path) => emulator.fetch(path, { headers })))
    expect(responses.map(({ status }) => status)).toEqual([200, 400, 503, 404])
    for (const response of responses) expectReadable(response)
    expectReadable(await emulator.fetch('/api/v2/assistants', { headers: { origin: ORIGIN } }))
    expectReadable(await emulator.fetch('/nobody', { headers }))
  })

  it('can read every header of a response', async () => {
    const response = await createEmulator().fetch('/api/v2/assistants', { headers })
    const exposed = response.headers.get('access-control-expose-headers')?.split(', ') ?? []
    const own = [...response.headers.keys()].filter((name) => !/^access-control-|^vary$/.test(name))
    expect(exposed.toSorted()).toEqual(own.toSorted())
  })

  it('may send any method and any header', async () => {
    const emulator = createEmulator()
    const response = await preflight(emulator, '/api/v2/assistants/1', 'PATCH', 'authorization,x-genesys-anything')
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('PATCH')
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-genesys-anything')
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('vary')).toContain('Origin')
    expect(emulator.exchanges()).toEqual([])
    expect(
      (await preflight(emulator, '/workspaces/1/agents', 'DELETE')).headers.has('access-control-allow-headers'),
    ).toBe(false)
  })

  it('gets the usual answer to an OPTIONS request that is no preflight', async () => {
    const response = await createEmulator().fetch('/api/v2/assistants', { method: 'OPTIONS', headers })
    expect(response.status).toBe(405)
    expectReadable(response)
  })

  it.each(['/_control/worlds', '/_control/', '/_world/default/_control/worlds', '/'])(
    'cannot read %s',
    async (path) => {
      const emulator = createEmulator()
      for (const response of [await emulator.fetch(path, { headers }), await preflight(emulator, path, 'GET')]) {
        if (path === '/' && response.status === 204) continue
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
    },
  )
})

it('sends no CORS headers to a client that names no origin', async () => {
  const response = await createEmulator().fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })
  expect([...response.headers.keys()].filter((name) => /^access-control|^vary$/.test(name))).toEqual([])
})
