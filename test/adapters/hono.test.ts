import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'

it('can be mounted in a Hono app', async () => {
  const emulator = createEmulator()
  const app = new Hono()
  app.get('/health', (context) => context.text('up'))
  app.mount('/', emulator.fetch)
  const headers = emulator.genesys.credentials.headers
  const response = await app.request('http://localhost/api/v2/assistants?pageSize=1', { headers })
  expect(response.status).toBe(200)
  expect((await response.json()).entities).toHaveLength(1)
  expect(await (await app.request('/health')).text()).toBe('up')
})
