import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { serve, startProxy } from '../support/proxied.ts'
import { rawExchange, startServer } from '../support/raw-server.ts'

/** Starts a proxy of a service that counts its requests. */
async function countingProxy() {
  const requests: (string | undefined)[] = []
  const to = await startServer(({ url }, response) => {
    requests.push(url)
    response.end()
  })
  return { requests, to, ...(await startProxy(to)) }
}

it.each([
  ['a foreign Host', 'GET /any HTTP/1.1\r\nHost: evil.example\r\n'],
  ['an absolute target', 'GET http://evil.example/any HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
])('rejects a request with %s', async (_, head) => {
  const { requests, to, url } = await countingProxy()
  const answer = await rawExchange(url, `${head}Connection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  expect(answer).toContain(
    `Host \\"evil.example\\" is not a name of this machine; requests to 127.0.0.1 or localhost are forwarded to ${to}.`,
  )
  expect(requests).toEqual([])
})

it('rejects a tunnel to another server', async () => {
  const { requests, url } = await countingProxy()
  expect(await rawExchange(url, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')).toMatch(/ 405 /)
  expect(requests).toEqual([])
})

it('does not forward a WebSocket, and says where to connect', async () => {
  const { requests, to, url } = await countingProxy()
  const upgrade =
    'Upgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AA==\r\n'
  const answer = await rawExchange(url, `GET /channels/4f0e HTTP/1.1\r\nHost: 127.0.0.1\r\n${upgrade}\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 501 /)
  expect(answer).toContain(`connect the client to ${to.replace('http', 'ws')} itself`)
  expect(requests).toEqual([])
})

it('does not forward requests to the control API', async () => {
  const { requests, url } = await countingProxy()
  expect((await fetch(`${url}/_control/health`)).status).toBe(200)
  expect(requests).toEqual([])
})

it('keeps a request in the world that its path selects, and forwards the rest of the path', async () => {
  const { requests, url, emulator } = await countingProxy()
  const world = emulator.fork({ name: 'checkout' })
  await fetch(`${url}/_world/checkout/any`)
  expect(requests).toEqual(['/any'])
  expect([emulator.exchanges().length, world.exchanges().length]).toEqual([0, 1])
})

it('refuses to forward requests to itself, by any name', async () => {
  const emulator = createEmulator()
  const { port, close } = await emulator.listen({ port: 0 })
  await close()
  for (const host of ['127.0.0.1', 'localhost']) {
    const url = `http://${host}:${port}`
    await expect(emulator.listen({ port, proxy: { to: url } })).rejects.toThrow(
      `${url} is the address of this server, which would forward each request to itself.`,
    )
  }
  await expect(serve(emulator, { port })).resolves.toContain(String(port))
})

it.each([
  ['https://user:secret@api.example', 'Requests cannot be forwarded to api.example: it contains credentials.'],
  [
    'https://api.example/?key=secret',
    'Requests cannot be forwarded to https://api.example/: it has a query or fragment.',
  ],
  ['ftp://api.example', 'it starts with neither http:// nor https://.'],
])('rejects the URL %s without repeating a secret', async (to, message) => {
  const error: unknown = await createEmulator()
    .listen({ port: 0, proxy: { to } })
    .catch((reason: unknown) => reason)
  expect(String(error)).toContain(message)
  expect(String(error)).not.toContain('secret')
})
