import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening, readSource } from '../../src/index.ts'
import { runInProcess } from '../inspector/run-in-process.ts'
import { get, NOW } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

const ASSISTANTS = '/api/v2/assistants'
/** Shorter than the timeout of a test, so that the error names the awaited element. */
const WAIT_MS = 60_000
/** Most steps of a task. A step is a key, or a text that is typed. */
const MOST_STEPS = 10

describe.skipIf(noBrowser)('the inspector with the keyboard only', () => {
  const emulator = createEmulator({ clock: NOW })
  const counts: string[] = []
  let server: Listening
  let browser: Browser
  let page: Page
  let inspector: InspectorPage
  let steps: number

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 })
    browser = await startBrowser([])
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  })
  afterAll(async () => {
    console.info(counts.join('\n'))
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    emulator.reset({ scenario: 'small-team' })
    await sendRequests()
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    await page.setViewportSize({ width: 1280, height: 800 })
    inspector = new InspectorPage(page, server.url)
    await inspector.open('journal')
    await page.getByText('300 requests', { exact: true }).waitFor()
    await page.evaluate(() => navigator.clipboard.writeText(''))
    steps = 0
  })
  afterEach(async ({ task }) => {
    counts.push(`${String(steps).padStart(3)} steps: ${task.name}`)
    await page.close()
    expect(steps).toBeLessThanOrEqual(MOST_STEPS)
  })

  it('finds the one 400 among 300 requests', async () => {
    await find('status:400')
    await page.getByRole('heading', { name: 'POST postAssistants → 400' }).waitFor()
  })

  it('shows which test sent a request', async () => {
    await find('status:400')
    await page.getByText(/, from desk\.test\.ts:22$/).waitFor()
  })

  it('copies a request as a test that passes', async () => {
    await find('status:400')
    await press('t')
    await runInProcess(await inspector.clipboard())
  })

  it('makes the next call fail with 429', async () => {
    await find('op:getAssistants')
    await page.getByRole('button', { name: 'Fail next' }).waitFor()
    await press('f')
    await type('429')
    await press('Enter')
    await inspector.waitForNotice('The next getAssistants fails: 429')
    expect((await get(emulator, ASSISTANTS)).status).toBe(429)
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)
  })

  it('goes back to the state before a deletion', async () => {
    expect(names()).not.toContain('Shop trial')
    await find('method:delete')
    await press('b')
    await inspector.waitForNotice('Restored the state before request 299')
    expect(names()).toContain('Shop trial')
  })

  it('edits a record', async () => {
    await press('2')
    await page
      .getByRole('link', { name: /^assistants / })
      .first()
      .waitFor()
    await press('/')
    await type('Workshop helper')
    await page.getByRole('heading', { name: /^Records that contain/ }).waitFor()
    await page.getByRole('link', { name: 'Workshop helper', exact: true }).first().waitFor()
    await press('Enter')
    await press('Enter')
    await page.getByText('The record is valid.').waitFor()
    await press('e')
    const record = await page.getByLabel('Record as JSON').inputValue()
    await press('Control+a')
    await type(record.replace('"Workshop helper"', '"Workshop guide"'))
    await page.getByText('The record is valid.').waitFor()
    await press('Control+Enter')
    await inspector.waitForNotice('Saved the record')
    expect(names()).toContain('Workshop guide')
  })

  it('forks a world from a scenario with parameters', async () => {
    await press('5')
    await page.getByRole('option', { name: SCENARIO }).first().waitFor({ state: 'attached' })
    await press('n')
    await type('mine')
    await press('Tab')
    await type(SCENARIO)
    await page.getByRole('region', { name: 'Create a world' }).getByLabel('organisation', { exact: true }).waitFor()
    await press('Tab')
    await type('Northwind')
    await press('Enter')
    await page.getByRole('heading', { name: 'Scenario of mine' }).waitFor()
    expect(emulator.world('mine').genesys.records.organizations.list()).toMatchObject([{ name: 'Northwind' }])
    emulator.remove('mine')
  })

  it('saves the state as a scenario from any view', async () => {
    await find('method:delete')
    const downloading = page.waitForEvent('download')
    await press('x')
    await type('without-trial')
    await press('Enter')
    await inspector.waitForNotice('Saved the state of default as without-trial.yaml')
    const file = await downloading
    expect(file.suggestedFilename()).toBe('without-trial.yaml')
    const { raw } = await readSource(await readFile(await file.path(), 'utf8'), file.suggestedFilename())
    expect(raw).toMatchObject({ scenario: 'without-trial' })
    const other = createEmulator({ scenario: Object(raw) })
    expect(other.genesys.records.assistants.list()).toEqual(emulator.genesys.records.assistants.list())
  })

  it('finds why a path did not match', async () => {
    await find('unmatched')
    await page.getByText('"asistants" instead of "assistants"').first().waitFor()
  })

  it('connects the SDK', async () => {
    await press('6')
    await page.getByRole('button', { name: 'Copy SDK' }).waitFor()
    await press('s')
    expect(await inspector.clipboard()).toContain('client.setGateway(')
  })

  async function press(key: string): Promise<void> {
    steps++
    await page.keyboard.press(key)
  }

  /** Types a text, which counts as one step. */
  async function type(text: string): Promise<void> {
    steps++
    const isSelect = await page.evaluate(() => document.activeElement instanceof HTMLSelectElement)
    // A selection is made by single keys.
    await (isSelect ? page.keyboard.type(text) : page.keyboard.insertText(text))
  }

  /** Filters the requests and selects the first one that matches. */
  async function find(filter: string): Promise<void> {
    await press('/')
    await type(filter)
    await page.getByText(/^\d+ of 300 requests$/).waitFor()
    await press('Enter')
    await page.getByRole('tab', { name: 'Why this response', selected: true }).waitFor()
  }

  /** Sends 300 requests: one of them is rejected with 400, one deletes a record, and one has a misspelt path. */
  async function sendRequests(): Promise<void> {
    for (let i = 0; i < 297; i++) await get(emulator, i % 2 === 0 ? ASSISTANTS : '/api/v2/users/me')
    const headers = { ...emulator.genesys.credentials.headers, 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'Invalid' })
    await emulator.fetch(ASSISTANTS, { method: 'POST', headers: { ...headers, 'x-test': 'desk.test.ts:22' }, body })
    const trial = emulator.genesys.records.assistants.list().find(({ name }) => name === 'Shop trial')
    await emulator.fetch(`${ASSISTANTS}/${trial?.id}`, { method: 'DELETE', headers })
    await get(emulator, '/api/v2/asistants')
  }

  function names(): string[] {
    return emulator.genesys.records.assistants.list().map(({ name }) => name)
  }
})

const SCENARIO = 'small-team'
