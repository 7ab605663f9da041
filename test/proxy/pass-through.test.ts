import { gzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { packagedVendors } from '../../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { createEmulator, type Exchange, type ListeningEmulator } from '../../src/index.ts'
import { kore } from '../../src/vendors/kore/index.ts'
import { SCENARIOS } from '../pacts/record-all.ts'
import { TourWorlds, type WorldAccess } from '../pacts/tour.ts'
import { koreAgentConsole } from '../pacts/tours/kore.ts'
import { serve, startProxy } from '../support/proxied.ts'
import { rawExchange, startServer } from '../support/raw-server.ts'

const PROXIES = 12

/** Worlds of a service, each behind a proxy of its own. */
class ProxiedWorlds extends TourWorlds {
  readonly #urls: readonly string[]

  constructor(service: ListeningEmulator, url: string, urls: readonly string[]) {
    super(service, { url, port: 0, controlToken: undefined, close: async () => undefined }, koreAgentConsole)
    this.#urls = urls
  }

  override start(...options: Parameters<TourWorlds['start']>): WorldAccess {
    const access = super.start(...options)
    const url = this.#urls[this.all.length - 1]
    if (url === undefined) throw new Error('The tour has more worlds than proxies')
    return { ...access, url }
  }
}

it('passes on every request and response of a tour unchanged, and finds no difference in the responses', async () => {
  const service = createEmulator({ scenarios: await readScenariosOrThrow([SCENARIOS], await packagedVendors()) })
  const to = await serve(service)
  const proxy = createEmulator({ vendors: { kore } })
  const { consumer, vendor } = koreAgentConsole
  const targets = Array.from({ length: PROXIES }, (_, i) => `${to}/_world/${consumer}-${vendor}-${i + 1}`)
  const urls = await Promise.all(targets.map((target) => serve(proxy, { proxy: { to: target } })))
  const worlds = new ProxiedWorlds(service, to, urls)
  const received = await responsesDuring(() => koreAgentConsole.run(worlds))

  expect(worlds.all.length).toBeGreaterThan(5)
  expect(received.length).toBeGreaterThan(100)
  for (const [i, world] of worlds.all.entries()) {
    const sent = world.exchanges()
    const bodies = received.flatMap(({ origin, text }) => (origin === urls[i] ? [text] : []))
    expect(bodies).toEqual(sent.map(({ response: { status, body } }) => `${status} ${body}`))
    const passed = proxy.exchanges().filter(({ forwarded }) => forwarded?.to === targets[i])
    expect(passed.map(requestOf)).toEqual(sent.map(requestOf))
    expect(passed.flatMap(({ forwarded }) => forwarded?.differences.filter(({ of }) => of === 'response'))).toEqual([])
  }
})

/** Runs a client. Returns the responses that it received, in order. */
async function responsesDuring(run: () => Promise<void>) {
  const { fetch } = globalThis
  const received: { readonly origin: string; readonly text: string }[] = []
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await fetch(input, init)
    const text = `${response.status} ${await response.clone().text()}`
    received.push({ origin: new URL(response.url).origin, text })
    return response
  })
  await run().finally(() => spy.mockRestore())
  return received
}

/** Returns the parts of a request that a proxy does not change. */
function requestOf({ method, path, query, request: { headers, body }, response: { status } }: Exchange) {
  const own = headers.filter(([name]) => !['host', 'connection', 'content-length'].includes(name.toLowerCase()))
  // A service does not even look at a body that is too large; the proxy keeps its beginning.
  return { method, path, query, headers: own, body: status === 413 ? '' : body }
}

it('passes on headers as they are spelled, repeated headers, and a compressed body, which the journal can read', async () => {
  const compressed = gzipSync('{"errors":[{"msg":"Invalid JWT token","code":4002}]}')
  let sent: readonly string[] = []
  const to = await startServer((request, response) => {
    sent = request.rawHeaders
    const headers = 'Content-Type|application/json|Content-Encoding|gzip|X-Own|a'
    const others = 'Set-Cookie|a=1|Set-Cookie|b=2|Connection|X-Hop|X-Hop|1'
    response.writeHead(401, 'Go Away', `${headers}|${others}`.split('|'))
    response.end(compressed)
  })
  const { emulator, url, base } = await startProxy(to)
  const raw = await rawExchange(
    url,
    `GET ${base}/agents HTTP/1.1\r\nhost: 127.0.0.1\r\nX-OWN: b\r\nX-World: default\r\nConnection: close\r\n\r\n`,
  )
  const [head = '', body = ''] = raw.split('\r\n\r\n')
  expect(head).toMatch(
    /^HTTP\/1\.1 401 Go Away\r\nContent-Type: application\/json\r\nContent-Encoding: gzip\r\nX-Own: a\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n/,
  )
  expect(head).not.toMatch(/x-hop/i)
  expect(Buffer.from(body, 'latin1').includes(compressed)).toBe(true)
  expect(sent).toEqual(['Host', to.slice(7), 'X-OWN', 'b', 'Connection', 'keep-alive'])
  const [exchange] = emulator.exchanges()
  expect(exchange?.response.body).toBe('{"errors":[{"msg":"Invalid JWT token","code":4002}]}')
  expect(exchange?.forwarded).toEqual({ to, differences: [] })
})

it('does not follow redirects', async () => {
  const to = await startServer((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end())
  const { url } = await startProxy(`${to}/v1`)
  const response = await fetch(`${url}/any`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere'])
})

it('sends the path below the path of the service, and the query as it was sent', async () => {
  const to = await startServer((request, response) => void response.end(request.url))
  const { url } = await startProxy(`${to}/v1/`)
  expect(await (await fetch(`${url}/a%2Fb?x=1&x=%20+`)).text()).toBe('/v1/a%2Fb?x=1&x=%20+')
})

it('keeps the beginning of a large body and passes on all of it, in both directions', async () => {
  const large = 'x'.repeat(3 * 1_048_576)
  const to = await startServer((request, response) => void request.pipe(response))
  const { emulator, url, base, headers } = await startProxy(to)
  const response = await fetch(`${url}${base}/agents`, { method: 'POST', body: large, headers })
  expect((await response.text()) === large).toBe(true)
  const [{ request, response: kept } = { request: undefined, response: undefined }] = emulator.exchanges()
  expect([request?.truncated, kept?.truncated]).toEqual([true, true])
  expect([request?.body.length, kept?.body.length]).toEqual([65_536, 65_536])
})

it('passes on each event of a stream as it arrives, and records the stream when it starts', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const to = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('data: 1\n\n')
    void ended.then(() => response.end('data: 2\n\n'))
  })
  const { emulator, url } = await startProxy(to)
  const { body } = await fetch(`${url}/events`)
  const reader = body?.getReader()
  const text = async () => new TextDecoder().decode((await reader?.read())?.value)
  expect(await text()).toBe('data: 1\n\n')
  expect(emulator.exchanges().map(({ response }) => response.body)).toEqual(['data: 1\n\n'])
  end()
  expect(await text()).toBe('data: 2\n\n')
  expect(emulator.exchanges()[0]?.response.body).toBe('data: 1\n\ndata: 2\n\n')
})

it('cuts the connection of the client when the service breaks off', async () => {
  const to = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': 10 })
    response.write('12345', () => response.destroy())
  })
  const { emulator, url } = await startProxy(to)
  await expect(fetch(`${url}/any`).then((response) => response.text())).rejects.toThrow()
  expect(emulator.exchanges()[0]?.response).toMatchObject({ body: '12345', truncated: true })
})
