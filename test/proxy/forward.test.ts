import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { DEAD_URL, serve } from '../support/proxied.ts'
import { startServer } from '../support/raw-server.ts'

it('forwards the paths below a prefix beside the doubles, and records them without checks', async () => {
  const backend = await startServer(({ url }, response) => void response.end(`backend ${url}`))
  const emulator = createEmulator()
  const url = await serve(emulator, { forward: { '/backend': backend } })
  const { headers } = emulator.genesys.credentials
  expect(await (await fetch(`${url}/backend/tickets?open=1`)).text()).toBe('backend /backend/tickets?open=1')
  expect((await fetch(`${url}/api/v2/assistants`, { headers })).status).toBe(200)
  expect((await fetch(`${url}/backends`)).status).toBe(404)
  expect(emulator.exchanges().map(({ path, vendor, forwarded }) => ({ path, vendor, forwarded }))).toEqual([
    { path: '/backend/tickets', vendor: undefined, forwarded: { to: backend, differences: [] } },
    { path: '/api/v2/assistants', vendor: 'genesys', forwarded: undefined },
    { path: '/backends', vendor: undefined, forwarded: undefined },
  ])
})

it('prefers the longest prefix, also to a vendor with the path', async () => {
  const [outer, inner] = await Promise.all(
    ['outer', 'inner'].map((name) => startServer((_, response) => void response.end(name))),
  )
  const url = await serve(createEmulator(), { forward: { '/api': outer ?? '', '/api/v2': inner ?? '' } })
  expect(await (await fetch(`${url}/api/v2/assistants`)).text()).toBe('inner')
  expect(await (await fetch(`${url}/api/v3`)).text()).toBe('outer')
})

it('answers 502 with the cure if the backend does not run', async () => {
  const url = await serve(createEmulator(), { forward: { '/backend': DEAD_URL } })
  const response = await fetch(`${url}/backend/tickets`)
  const { detail } = await response.json()
  expect([response.status, detail]).toEqual([
    502,
    `Nothing listens at ${DEAD_URL}: start that server, or correct its URL.`,
  ])
})

it.each(['/', 'backend', '/_control', '/_control/worlds', '/_world', '/back end', '/backend/'])(
  'rejects the prefix %s',
  async (prefix) => {
    await expect(createEmulator().listen({ port: 0, forward: { [prefix]: DEAD_URL } })).rejects.toThrow(
      `Requests below "${prefix}" cannot be forwarded. Use a path such as /backend that is not below /_control or /_world.`,
    )
  },
)
