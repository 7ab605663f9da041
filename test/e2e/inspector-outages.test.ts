import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { get } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'
import { TcpProxy } from './tcp-proxy.ts'

const ME = '/api/v2/users/me'
const ASSISTANTS = '/api/v2/assistants'
const WAIT_MS = 60_000
/** Longer than the interval at which the page reloads. */
const SLOW_MS = 3000

describe.skipIf(noBrowser)('the inspector during an outage', () => {
  let browser: Browser
  let page: Page
  let errors: string[]
  let proxy: TcpProxy
  let url: string
  let inspector: InspectorPage
  const servers: Listening[] = []

  beforeAll(async () => {
    browser = await startBrowser([])
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    errors = []
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => errors.push(error.message))
    proxy = new TcpProxy()
    url = await proxy.listen()
    inspector = new InspectorPage(page, url)
  })
  afterEach(async () => {
    await page.close()
    await proxy.close()
    for (const server of servers.splice(0)) await server.close()
    expect(errors).toEqual([])
  })

  /** Starts an emulator and points the proxy at it. */
  async function startEmulator() {
    const emulator = createEmulator({ scenario: 'small-team' })
    const server = await emulator.listen({ port: 0 })
    servers.push(server)
    proxy.forwardTo(server.port)
    return emulator
  }

  it('reports that DeskDouble is not responding and shows the new request journal after a restart', async () => {
    const emulator = await startEmulator()
    for (let i = 0; i < 3; i++) await get(emulator, ME)
    await inspector.open('journal', 1)
    await page.getByText('3 requests').waitFor()
    await page.getByRole('tabpanel', { name: 'Why this response' }).getByText('Rules', { exact: true }).waitFor()

    proxy.disconnect()
    await page.getByRole('alert').filter({ hasText: 'DeskDouble is not responding' }).waitFor()
    await page.getByText('not connected').waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await inspector.exchanges()).toHaveLength(3)
    await inspector.screenshot('outage')

    const restarted = await startEmulator()
    for (let i = 0; i < 4; i++) await get(restarted, ASSISTANTS)
    await page.getByText('4 requests').waitFor()
    expect(await inspector.exchanges()).toEqual(Array.from({ length: 4 }, () => `GET ${ASSISTANTS} 200`))
    await page.getByText('connected', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('alert').count(), { timeout: WAIT_MS }).toBe(0)
  })

  it('keeps the loaded records while DeskDouble is not responding', async () => {
    await startEmulator()
    await inspector.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()

    proxy.disconnect()
    await page.getByRole('alert').filter({ hasText: 'This page shows the last known state.' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(3)
    expect(await page.getByRole('alert').count()).toBe(1)
  })

  it('shows a response that arrives after the page has sent the request again', async () => {
    await startEmulator()
    await page.route('**/state/genesys/assistants*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
      await route.continue()
    })
    await inspector.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  it('reports that a world does not exist and shows a new world with the same name', async () => {
    const emulator = await startEmulator()
    const world = emulator.fork({ name: 'mine' })
    await get(world, ME)
    await page.goto(`${url}/_control/#/mine/journal`)
    await page.getByText('1 request', { exact: true }).waitFor()

    emulator.remove('mine')
    await page.getByRole('heading', { name: 'World mine does not exist' }).waitFor()
    expect(await inspector.accessibilityIssues()).toEqual([])
    await inspector.screenshot('missing-world')

    const replacement = emulator.fork({ name: 'mine' })
    await get(replacement, ASSISTANTS)
    await get(replacement, ASSISTANTS)
    await page.getByText('2 requests').waitFor()

    emulator.remove('mine')
    await get(emulator.fork({ name: 'mine' }), ME)
    await page.getByText('1 request', { exact: true }).waitFor()

    emulator.remove('mine')
    await page.getByRole('main').getByRole('link', { name: 'default' }).click()
    await page.getByText('This world has received no requests yet').waitFor()
  })
})
