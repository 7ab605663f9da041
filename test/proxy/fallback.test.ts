import { expect, it } from 'vitest'
import { DEAD_URL, startProxy } from '../support/proxied.ts'
import { startServer } from '../support/raw-server.ts'

it.each([
  ['cannot be reached', async () => DEAD_URL, 'unreachable'],
  ['closes the connection', () => startServer(({ socket }) => void socket.destroy()), 'unreachable'],
  ['is too slow', () => startServer(() => undefined), 'timeout'],
  ['answers 501', () => startServer((_, response) => void response.writeHead(501).end()), 'status 501'],
  ['does not have the path', () => startServer((_, response) => void response.writeHead(404).end()), 'status 404'],
])('answers as the double when the service %s', async (_, start, reason) => {
  const { emulator, url, headers } = await startProxy(await start(), { fallback: true, timeout: 200 })
  const response = await fetch(`${url}/api/public/roles?roleType=bot`, { headers })
  expect([response.status, response.headers.get('x-deskdouble-fallback')]).toEqual([200, reason])
  const exchanges = emulator.exchanges()
  expect(exchanges.map(({ operation, forwarded }) => [operation, forwarded?.fallback])).toEqual([['getRoles', reason]])
  expect(exchanges[0]?.response.body).toBe(await response.text())
})

it('sends the body of a request to the double, too', async () => {
  const { emulator, url, base, headers } = await startProxy(DEAD_URL, { fallback: true })
  const body = JSON.stringify({ name: 'Weekend', description: 'Saturdays and Sundays' })
  const sent = { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }
  expect((await fetch(`${url}${base}/agent-groups`, sent)).status).toBe(200)
  expect(emulator.exchanges()[0]?.request.body).toBe(body)
})

it.each([
  ['404 for a path that names a record', 404, '/agents/a-1'],
  ['500', 500, '/agents'],
  ['503', 503, '/agents'],
])('passes on %s', async (_, status, path) => {
  const to = await startServer((__, response) => void response.writeHead(status).end())
  const { url, base, headers } = await startProxy(to, { fallback: true })
  const response = await fetch(`${url}${base}${path}`, { headers })
  expect([response.status, response.headers.get('x-deskdouble-fallback')]).toEqual([status, null])
})

it('answers 502 with the cure for a service that cannot be reached', async () => {
  const { emulator, url } = await startProxy(DEAD_URL)
  const response = await fetch(`${url}/api/public/roles`)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect([response.status, await response.json()]).toEqual([
    502,
    {
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: `Nothing listens at ${DEAD_URL}: start that server, or correct its URL.`,
    },
  ])
  expect(emulator.exchanges()[0]).toMatchObject({ response: { status: 502 }, problem: { kind: 'unavailable' } })
})

it('answers 504 with the cure for a service that is too slow', async () => {
  const to = await startServer(() => undefined)
  const { url } = await startProxy(to, { timeout: '100ms' })
  const response = await fetch(`${url}/api/public/roles`)
  const { detail } = await response.json()
  expect([response.status, detail]).toEqual([
    504,
    `${to} did not answer within 0.1 s: check that it runs, or allow more time with --timeout.`,
  ])
})
