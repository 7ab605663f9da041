import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { default as Sdk } from 'purecloud-platform-client-v2'
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { noBrowser, startBrowser } from '../e2e/chromium.ts'
import { outputOf, runFragment } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { emulatorOf } from '../support/docs/scenario.ts'
import { serveText } from '../support/docs/text-server.ts'

const page = documentedPage('docs/clients.md')
const SDK = join(import.meta.dirname, '../../node_modules/purecloud-platform-client-v2/dist/web-cjs')
const USER = 'Idris Okafor'

const world = createEmulator()
let server: Listening
let home: string
let platformClient: typeof Sdk

/** Returns code for the server of the tests instead of the one of the page. */
const here = (code: string) => code.replaceAll(/port: 4010/g, `port: ${server.port}`)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1')
  platformClient = (await import('purecloud-platform-client-v2')).default
  server = await world.listen({ port: 0 })
})
afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true })
  vi.unstubAllEnvs()
})

page.check(
  "uses the vendor's SDK, which receives notifications",
  ["from 'purecloud-platform-client-v2'", 'NotificationsApi', 'world.genesys.records'],
  async (client, notifications, cause) => {
    const code = client.text.replace(/^import .*$/m, '')
    await runFragment(here(code), { platformClient })
    const { users } = world.genesys.records
    const userId = users.list().find(({ name }) => name === USER)?.id ?? ''
    const sockets: WebSocket[] = []
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url)
        sockets.push(this)
      }
    }
    onTestFinished(() => {
      for (const socket of sockets) socket.close()
    })
    await runFragment(notifications.text, { platformClient, userId, WebSocket: Socket }, async () => {
      await expect.poll(() => sockets[0]?.readyState).toBe(WebSocket.OPEN)
      users.update(userId, { presence: { presenceDefinition: { id: 'p2', systemPresence: 'Away' }, primary: true } })
    })
    await runFragment(cause.text, { userId, world })
  },
)

page.check(
  'logs in from a browser',
  ['loginPKCEGrant'],
  async ({ text }) => {
    const setUp = `const platformClient = require('platformClient')\nconst client = platformClient.ApiClient.instance\n`
    const code = here(text).replace("'http://localhost:5173/'", "location.origin + '/'")
    const html = `<!doctype html><script src="/sdk.js"></script><script type="module">${setUp}${code}</script>`
    const app = await serveText(html, 'text/html')
    const { context, close } = await startBrowser([])
    onTestFinished(close)
    const tab = await context.newPage()
    await tab.route('**/sdk.js', (route) => route.fulfill({ path: join(SDK, 'purecloud-platform-client-v2.min.js') }))
    const printed: string[] = []
    tab.on('console', (message) => message.type() === 'log' && printed.push(message.text()))
    await tab.goto(app)
    await tab.getByRole('button', { name: USER }).click()
    await expect.poll(() => printed).toEqual(outputOf(text))
  },
  { skip: noBrowser },
)

page.check('approves logins by a scenario', ['login: auto'], async ({ text }) => {
  const desk = await emulatorOf(text)
  const query = 'client_id=shop-desk&response_type=code&redirect_uri=https%3A%2F%2Fdesk.example%2Fcallback'
  const { status, headers } = await desk.fetch(`/oauth/authorize?${query}`, { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([
    302,
    expect.stringMatching(/^https:\/\/desk\.example\/callback\?code=/),
  ])
  const me = await desk.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer token-of-idris' } })
  expect(await me.json()).toMatchObject({ name: USER })
})

page.check('requires the fields of the newer pages by a profile', ['requiredFields: newer'], async ({ text }) => {
  const [older, newer] = [createEmulator(), await emulatorOf(`extends: default\n${text}`)]
  expect((await (await createAgent(older)).json()).errors).toHaveLength(7)
  expect((await (await createAgent(newer)).json()).errors).toHaveLength(3)
})

page.check('executes an assistant by rules', ['executionRules'], async ({ text }) => {
  const desk = await emulatorOf(`extends: default\n${text}`)
  const { headers } = desk.singularity.credentials
  const [assistant] = desk.singularity.records.assistants.list()
  const execute = async (userInput: string, more: object = {}, accept = 'application/json') => {
    const body = JSON.stringify({ userInput, ...more })
    const json = { 'content-type': 'application/json', accept }
    return desk.fetch(`/api/assistants/${assistant?.id}/execute`, {
      method: 'POST',
      headers: { ...headers, ...json },
      body,
    })
  }
  expect(await (await execute('where is my parcel')).text()).toContain('Let me look at where is my parcel')
  const ordered = await execute('extract the order', { responseFormat: { type: 'json_object' } })
  expect(await ordered.text()).toContain('order')
  const events = await (await execute('track 7', {}, 'text/event-stream')).text()
  expect(events).toMatch(/Find order[\s\S]*Order track 7[\s\S]*was sent/)
  expect((await execute('refund')).status).toBe(503)
})

page.check('uploads an image', ['presigned-upload'], async ({ text }) => {
  const [agent] = world.bird.records.agents.list()
  const { settings } = world.bird.credentials
  const headers = { authorization: `AccessKey ${settings['accessKey']}` }
  const url = `${server.url}/workspaces/${settings['workspaceId']}/agents/${agent?.id}`
  await runFragment(text, { agent: url, headers, file: new File([PNG], 'avatar.png', { type: 'image/png' }) })
})

/** Sends a request that creates an agent of Kore.ai, of whom only the address is known. */
function createAgent(desk: ReturnType<typeof createEmulator>): Promise<Response> {
  const { headers, settings } = desk.kore.credentials
  return Promise.resolve(
    desk.fetch(`/agentassist/api/v1/public/${settings['streamId']}/agents`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"emailId":"a@desk.example"}',
    }),
  )
}

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
