import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { get, NOW } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

/** Shorter than the timeout of a test, so that the error names the awaited element. */
const WAIT_MS = 60_000
const TOKEN = 'token-of-the-test'

describe.skipIf(noBrowser)('the reference of the control API in the inspector', () => {
  const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
  let server: Listening
  let browser: Browser
  let page: Page
  let inspector: InspectorPage
  let errors: string[]

  beforeAll(async () => {
    server = await emulator.listen({ port: 0, controlToken: TOKEN })
    browser = await startBrowser([])
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    emulator.reset()
    errors = []
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => errors.push(error.message))
    inspector = new InspectorPage(page, server.url)
    await page.addInitScript((token) => sessionStorage.setItem('deskdouble-control-token', token), TOKEN)
  })
  afterEach(async () => {
    await page.close()
    expect(errors).toEqual([])
  })

  it('sends requests to the selected world with the control token', async () => {
    await inspector.open('reference')
    await page.getByRole('link', { name: 'Control API' }).click()
    await page.getByRole('link', { name: 'postFaults', exact: true }).click()
    expect(await page.getByLabel(/^world/).inputValue()).toBe('default')
    // The API is our own: nothing about it needs a source.
    expect(await page.locator('[data-provenance]').count()).toBe(0)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 201.').waitFor()
    expect(emulator.faults().map(({ operation }) => operation)).toEqual(['getAssistants'])

    await page.getByRole('link', { name: 'deleteFault', exact: true }).click()
    await expect.poll(() => page.getByLabel(/^fault/).inputValue(), { timeout: WAIT_MS }).toBe('fault-1')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 204.').waitFor()
    expect(emulator.faults()).toEqual([])
    await inspector.screenshot('control-reference')
  })

  it('shows the events of a stream as they arrive', async () => {
    await inspector.open('reference', 'control', 'getEvents')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 200.').waitFor()
    await get(emulator, '/api/v2/users/me')
    await page.getByText(/^: listening[\s\S]*event: exchange/).waitFor()
  })
})
