import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'

const emulator = createEmulator()
let server: Listening
beforeAll(async () => {
  server = await emulator.listen({ port: 0 })
})
afterAll(() => server.close())

const HOST = 'Host: 127.0.0.1\r\n'
const START = `GET /api/v2/assistants HTTP/1.1\r\n${HOST}`

it.each([
  ['a line that is not HTTP', 'hello\r\n\r\n', 400],
  ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc', 400],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['an unknown method', `FOO / HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['an unknown version', `GET / HTTP/9.9\r\n${HOST}\r\n`, 400],
  ['HTTP/1.1 without Host', 'GET /api/v2/assistants HTTP/1.1\r\n\r\n', 400],
  ['HTTP/1.0 without Host', 'GET /api/v2/assistants HTTP/1.0\r\n\r\n', 400],
  ['an empty Host', 'GET /api/v2/assistants HTTP/1.1\r\nHost:\r\n\r\n', 400],
  ['a Host that is no host', 'GET /api/v2/assistants HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
  ['a target that is no URL', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
  ['a header name with a space', `${START}X : y\r\n\r\n`, 400],
  ['a control character in a header', `${START}X: a\x01b\r\n\r\n`, 400],
  ['an invalid Content-Length', `${START}Content-Length: x\r\n\r\n`, 400],
  ['two lengths', `${START}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['headers that are too large', `${START}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['headers that are far too large', `${START}X: ${'x'.repeat(3_000_000)}\r\n\r\n`, 431],
  ['a target that is too large', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`, 431],
  ['an unknown expectation', `${START}Expect: magic\r\n\r\n`, 417],
  ['a tunnel', `CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n`, 405],
])('answers %s with a problem and closes the connection', async (_, request, status) => {
  const [head = '', body = ''] = (await exchange(request)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(head).toMatch(/^content-type: application\/problem\+json$/im)
  expect(head).toMatch(/^connection: close$/im)
  expect(head).toMatch(new RegExp(`^content-length: ${Buffer.byteLength(body)}$`, 'im'))
  expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status, detail: expect.stringMatching(/\w+.*\w/) })
})

// Without credentials, the vendor may reject the request before its body is read.
it.each([
  ['', /^HTTP\/1\.1 40[01]$/],
  ['Authorization: Bearer any\r\nContent-Type: application/json\r\n', /^HTTP\/1\.1 400$/],
])('answers a request once whose chunks cannot be read: %j', async (more, status) => {
  const request = `POST /api/v2/assistants HTTP/1.1\r\n${HOST}${more}Transfer-Encoding: chunked\r\n\r\nzz\r\n`
  const text = await exchange(request)
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([expect.stringMatching(status)])
})

it('ignores an Upgrade header', async () => {
  for (const value of ['websocket', 'h2c', 'nonsense']) {
    const request = `${START}Upgrade: ${value}\r\nConnection: Upgrade, close\r\nAuthorization: Bearer any\r\n\r\n`
    expect(await exchange(request)).toMatch(/^HTTP\/1\.1 200 /)
  }
})

it('keeps serving others', async () => {
  await Promise.all(Array.from({ length: 50 }, () => exchange('hello\r\n\r\n')))
  expect((await fetch(`${server.url}/api/v2/assistants`, { headers: { authorization: 'Bearer any' } })).status).toBe(
    200,
  )
})

/** Sends bytes over a connection, and returns what came back until the server closed it. */
function exchange(request: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const socket = connect(server.port, '127.0.0.1', () => socket.write(Buffer.from(request, 'latin1')))
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  socket.on('end', () => socket.end())
  socket.on('close', () => resolve(text)).on('error', reject)
  return promise
}
