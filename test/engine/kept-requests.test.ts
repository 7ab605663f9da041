import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Exchange } from '../../src/index.ts'

const PATH = '/api/v2/assistants'
const HEADERS = { authorization: 'Bearer any', 'content-type': 'application/json' }

describe('the journal keeps what a rejected request sent', () => {
  it.each<[string, string, RequestInit, number]>([
    ['malformed JSON', PATH, { body: '{"name": ', headers: HEADERS }, 400],
    ['an unsupported media type', PATH, { body: '<a/>', headers: { ...HEADERS, 'content-type': 'text/xml' } }, 415],
    ['a missing credential', PATH, { body: '{"name":"a"}', headers: { 'content-type': 'application/json' } }, 401],
    ['an unknown record', `${PATH}/none`, { method: 'PATCH', body: '{"name":"a"}', headers: HEADERS }, 404],
    ['an unknown method', PATH, { method: 'PUT', body: '{"name":"a"}', headers: HEADERS }, 405],
    ['an unknown path of a vendor', '/api/v2/asistants', { body: '{"name":"a"}', headers: HEADERS }, 404],
    ['a path of no vendor', '/nowhere', { body: '{"name":"a"}', headers: HEADERS }, 404],
  ])('for %s', async (_, path, init, status) => {
    const last = await exchangeOf(path, init)

    expect(last.response.status).toBe(status)
    expect(last.request.body).toBe(init.body)
  })

  it('as base64 if the body is not UTF-8', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x00])

    const last = await exchangeOf(PATH, { body: bytes, headers: HEADERS })

    expect(last.response.status).toBe(400)
    expect(last.request).toMatchObject({ body: Buffer.from(bytes).toString('base64'), encoding: 'base64' })
  })

  it.each(['gzip', 'br', 'deflate'])(
    'of a body with Content-Encoding %s, which is rejected by name',
    async (encoding) => {
      const body = new Uint8Array(gzipSync('{"name":"a"}'))

      const last = await exchangeOf(PATH, { body, headers: { ...HEADERS, 'content-encoding': encoding } })

      expect(last.response.status).toBe(415)
      expect(last.problem?.message).toContain(`got Content-Encoding ${encoding}`)
      expect(last.request.body).toBe(Buffer.from(body).toString('base64'))
    },
  )

  it('only the beginning of a body that is too large', async () => {
    const last = await exchangeOf(PATH, { body: 'é'.repeat(1_000_000), headers: HEADERS })

    expect(last.response.status).toBe(413)
    expect(last.request.truncated).toBe(true)
    expect(last.request.body).toMatch(/^é+$/)
    expect(last.request.body.length).toBeLessThan(40_000)
  })

  it('answers a rejected request whose body never arrives', async () => {
    const { fetch } = createEmulator()
    const body = new ReadableStream()
    // Node requires `duplex` for a streamed body; the DOM types do not declare it.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }

    expect((await fetch(PATH, init)).status).toBe(401)
  })
})

describe('the duration of an exchange', () => {
  it('contains the deliberate delays only while the clock is frozen', async () => {
    const { fetch, exchanges, genesys } = createEmulator({ clock: '2026-01-15T09:00:00Z' })
    genesys.fail('getAssistants', { delay: { fixed: 30 }, times: 1 })

    await fetch(PATH, { headers: HEADERS })
    await fetch(PATH, { headers: HEADERS })

    expect(exchanges().map(({ duration }) => duration)).toEqual([30, 0])
  })

  it('is measured by a running clock', async () => {
    const { fetch, exchanges, genesys } = createEmulator()
    genesys.fail('getAssistants', { delay: { fixed: 30 }, times: 1 })

    await fetch(PATH, { headers: HEADERS })

    expect(exchanges()[0]?.duration).toBeGreaterThanOrEqual(29)
  })
})

async function exchangeOf(path: string, init: RequestInit): Promise<Exchange> {
  const { fetch, exchanges } = createEmulator()
  await fetch(path, { method: 'POST', ...init })
  const last = exchanges().at(-1)
  if (!last) throw new Error('The journal is empty')
  return last
}
