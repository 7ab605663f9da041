import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { get, NOW, patch, post } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

const ASSISTANTS = '/api/v2/assistants'
/** Shorter than the timeout of a test, so that the error names the awaited element. */
const WAIT_MS = 60_000
/** Stands for the key of a record in the path of a view. */
const KEY = '{key}'

/** Names of screenshots, each with the path of its view below the world. */
const VIEWS: readonly (readonly [name: string, ...path: string[]])[] = [
  ['journal', 'journal'],
  ['exchange', 'journal', '2'],
  ['changes', 'journal', '2', 'changes'],
  ['request', 'journal', '2', 'request'],
  ['response', 'journal', '2', 'response'],
  ['timing', 'journal', '2', 'timing'],
  ['code', 'journal', '2', 'code'],
  ['rejected', 'journal', '3'],
  ['unauthorized', 'journal', '4'],
  ['fault', 'journal', '5'],
  ['unmatched', 'journal', '6'],
  ['undeclared', 'journal', '7'],
  ['binary', 'journal', '8', 'request'],
  ['records', 'records'],
  ['table', 'records', 'genesys', 'assistants'],
  ['record', 'records', 'genesys', 'assistants', KEY],
  ['new-record', 'records', 'genesys', 'assistants', '+'],
  ['faults', 'faults'],
  ['time', 'time'],
  ['worlds', 'worlds'],
  ['connect', 'connect'],
  ['reference', 'reference', 'kore'],
  ['operation', 'reference', 'genesys', 'postAssistants'],
  ['upload', 'reference', 'bird', 'uploadFile'],
  ['control', 'reference', 'control', 'putRecord'],
]

describe.skipIf(noBrowser)('a view of the inspector, in light and dark and on a wide and a narrow screen', () => {
  const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
  let server: Listening
  let browser: Browser
  let page: Page
  let inspector: InspectorPage
  let key: string

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 })
    key = await sendRequests()
    emulator.genesys.fail('getAssistants', { status: 503, nth: 9 })
    emulator.fork({ name: 'unused' })
    browser = await startBrowser([])
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    inspector = new InspectorPage(page, server.url)
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it.each(VIEWS)('has no accessibility issues and does not scroll sideways: %s', async (name, ...path) => {
    await inspector.open(...path.map((part) => (part === KEY ? key : part)))
    await inspector.waitUntilLoaded()
    expect(await inspector.issuesInAllForms(name)).toEqual([])
  })

  it('has no accessibility issues before the first request', async () => {
    await inspector.openWorld('unused', 'journal')
    await page.getByText('This world has received no requests yet').waitFor()
    expect(await inspector.issuesInAllForms('empty')).toEqual([])
  })

  it('has no accessibility issues with a filter that is not valid', async () => {
    await inspector.open('journal')
    await page.getByRole('searchbox', { name: 'Filter requests' }).fill('status:2xx path:/assistants(/')
    await page.getByText('The pattern /assistants(/ is not valid').waitFor()
    expect(await inspector.issuesInAllForms('invalid-filter')).toEqual([])
  })

  it('has no accessibility issues if the world does not exist', async () => {
    await page.goto(`${server.url}/_control/#/missing/journal`)
    await inspector.waitUntilLoaded()
    expect(await inspector.issuesInAllForms('missing')).toEqual([])
  })

  it.each([
    ['keys', '?', 'Keys'],
    ['save-scenario', 'x', 'Save the state of default as a scenario'],
  ])('has no accessibility issues in the dialog %s', async (name, shortcut, title) => {
    await inspector.open('worlds')
    await inspector.waitUntilLoaded()
    await page.keyboard.press(shortcut)
    await page.getByRole('dialog').getByRole('heading', { name: title }).waitFor()
    expect(await inspector.issuesInAllForms(name)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('has no accessibility issues with a scenario as code and a notice', async () => {
    await inspector.open('journal', 2, 'code')
    await page.getByLabel('Format').selectOption('scenario of the state before')
    await page.getByText('scenario: before-request-2').waitFor()
    await page.getByRole('button', { name: 'Restore state before' }).click()
    await inspector.waitForNotice('Restored the state before request 2')
    expect(await inspector.issuesInAllForms('code-scenario')).toEqual([])
  })

  /** Sends a request of each kind. Returns the id of the assistant that they are about. */
  async function sendRequests(): Promise<string> {
    const till = { name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } }
    const { id }: { id: string } = await (await post(emulator, ASSISTANTS, till)).json()
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await post(emulator, ASSISTANTS, { name: 'Invalid' })
    await emulator.fetch(ASSISTANTS)
    emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
    await get(emulator, ASSISTANTS)
    await get(emulator, '/api/v2/asistants')
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
    await get(emulator, `${ASSISTANTS}?pagesize=2&zzz=1`)
    await emulator.fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0xff, 0, 0xfe, 1) })
    return id
  }
})
