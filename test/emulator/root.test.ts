import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'

const CHROMIUM = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

it('leads a browser from the address of the emulator to the inspector', async () => {
  const emulator = createEmulator()
  const response = await emulator.fetch('/', { headers: { accept: CHROMIUM }, redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, '/_control/'])
  expect((await emulator.fetch('/_control/')).status).toBe(200)
})

it.each([undefined, '*/*', 'application/json', 'application/json, text/plain, */*', 'text/html;q=0'])(
  'leads a program that accepts %s from the address of the emulator to the health',
  async (accept) => {
    const emulator = createEmulator()
    const response = await emulator.fetch('/', accept === undefined ? {} : { headers: { accept } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(response.headers.get('vary')).toBe('Accept')
    const body = await response.json()
    expect(body).toEqual({ name: 'DeskDouble', health: '/_control/health', inspector: '/_control/' })
    expect((await emulator.fetch(body.health)).status).toBe(200)
  },
)

it('succeeds for readiness checks over a socket, with GET and HEAD, and writes nothing into the request journal', async () => {
  const emulator = createEmulator()
  const server = await emulator.listen({ port: 0, controlToken: 'secret' })
  try {
    expect((await fetch(server.url)).status).toBe(200)
    const head = await fetch(server.url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await fetch(`${server.url}/_control/health`)).status).toBe(200)
    expect((await fetch(`${server.url}/_control/worlds`)).status).toBe(401)
    expect(await (await emulator.fetch('/', { method: 'HEAD' })).text()).toBe('')
    expect(emulator.exchanges()).toEqual([])
  } finally {
    await server.close()
  }
})

it.each([
  ['POST', '/'],
  ['DELETE', '/'],
  ['GET', '//'],
  ['GET', '/index.html'],
  ['GET', '/_world/default/'],
  ['GET', '/_world/default'],
])('still answers 404 to %s %s', async (method, path) => {
  expect((await createEmulator().fetch(`http://localhost${path}`, { method })).status).toBe(404)
})
