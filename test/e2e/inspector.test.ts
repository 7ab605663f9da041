import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { compileFunction } from 'node:vm'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type EmulatorOptions, type Listening } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { get, NOW, patch, post } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

const ASSISTANTS = '/api/v2/assistants'
/** Shorter than the timeout of a test, so that the error names the awaited element. */
const WAIT_MS = 60_000
const PATIENTLY = { timeout: WAIT_MS }
const TILL = { name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } }
/** Console message of a failed request; some tests cause such requests. */
const FAILED_REQUEST = /^Failed to load resource: the server responded with a status of \d+/

describe.skipIf(noBrowser)('the inspector in a browser', () => {
  const emulator = createEmulator({ clock: NOW })
  let server: Listening
  let browser: Browser
  let page: Page
  let inspector: InspectorPage
  let errors: string[]
  let externalRequests: string[]

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 })
    browser = await startBrowser([])
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    emulator.reset({ scenario: 'small-team' })
    errors = []
    externalRequests = []
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('request', (request) => request.url().startsWith(`${server.url}/`) || externalRequests.push(request.url()))
    inspector = new InspectorPage(page, server.url)
  })
  afterEach(async () => {
    await page.close()
    expect(errors.filter((error) => !FAILED_REQUEST.test(error))).toEqual([])
    expect(externalRequests).toEqual([])
  })

  it('shows requests as they arrive and filters them as a person types', async () => {
    await inspector.open('journal')
    await page.getByText('This world has received no requests yet').waitFor()
    await page.getByRole('heading', { name: 'Connect a client to world default' }).waitFor()

    await get(emulator, '/api/v2/users/me')
    await page.getByRole('link', { name: 'getUsersMe, GET /api/v2/users/me 200' }).waitFor()
    await post(emulator, ASSISTANTS, TILL)
    await post(emulator, ASSISTANTS, { name: 'Invalid' })
    await page.getByText('3 requests').waitFor()

    const listed = () => inspector.exchanges()
    const rejected = 'POST /api/v2/assistants 400'
    const filter = page.getByRole('searchbox', { name: 'Filter requests' })
    await filter.fill('op:postAssistants')
    await expect.poll(listed, PATIENTLY).toEqual([rejected, 'POST /api/v2/assistants 200'])
    await filter.fill('op:postAssistants status:4xx')
    await expect.poll(listed, PATIENTLY).toEqual([rejected])
    await page.getByRole('button', { name: /^All/ }).click()
    await page.getByRole('button', { name: /^Failed/ }).click()
    await expect.poll(listed, PATIENTLY).toEqual([rejected])
    expect(await filter.inputValue()).toBe('failed')
    await filter.fill('till -status:400')
    await expect.poll(listed, PATIENTLY).toEqual(['POST /api/v2/assistants 200'])
    await page.reload()
    await expect.poll(listed, PATIENTLY).toEqual(['POST /api/v2/assistants 200'])
  })

  it('filters with regular expressions, and reports those that are not valid beside the field', async () => {
    await get(emulator, '/api/v2/users/me')
    await get(emulator, ASSISTANTS)
    await get(emulator, `${ASSISTANTS}/none`)
    await inspector.open('journal')
    await page.getByText('3 requests').waitFor()
    const listed = () => inspector.exchanges()
    const filter = page.getByRole('searchbox', { name: 'Filter requests' })
    await filter.fill(String.raw`path:/assistants\/\w+$/`)
    await expect.poll(listed, PATIENTLY).toEqual([`GET ${ASSISTANTS}/none 404`])
    await filter.fill('-/ASSISTANTS/i')
    await expect.poll(listed, PATIENTLY).toEqual(['GET /api/v2/users/me 200'])
    await filter.fill('-/ASSISTANTS(/i')
    const problem = page
      .getByRole('status')
      .filter({ hasText: 'The pattern /ASSISTANTS(/i is not valid: unterminated' })
    await problem.waitFor()
    expect(await listed()).toHaveLength(3)
    expect(await filter.getAttribute('aria-invalid')).toBe('true')
    await filter.fill('-/ASSISTANTS(/')
    await page.getByText('The pattern /ASSISTANTS(/ is not').waitFor()
    await filter.fill('failed')
    await problem.waitFor({ state: 'hidden' })
    await expect.poll(listed, PATIENTLY).toEqual([`GET ${ASSISTANTS}/none 404`])
  })

  it('sorts, resizes and chooses columns, and keeps them in the URL', async () => {
    await get(emulator, '/api/v2/users/me')
    await get(emulator, '/api/v2/asistants')
    await inspector.open('journal')
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await expect
      .poll(() => inspector.exchanges(), PATIENTLY)
      .toEqual([expect.stringContaining('404'), 'GET /api/v2/users/me 200'])
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await expect
      .poll(() => inspector.exchanges(), PATIENTLY)
      .toEqual(['GET /api/v2/users/me 200', expect.stringContaining('404')])

    const head = page.getByRole('columnheader', { name: 'Operation' })
    const before = (await head.boundingBox())?.width ?? 0
    await page.getByRole('button', { name: 'Operation', exact: true }).press('Shift+ArrowRight')
    await expect.poll(async () => (await head.boundingBox())?.width, PATIENTLY).toBe(before + 16)
    await page.getByText('Columns', { exact: true }).click()
    await page.getByLabel('Size').click()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('columnheader', { name: 'Size' }).count()).toBe(0)
    await page.reload()
    await page.getByRole('columnheader', { name: 'Duration' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Size' }).count()).toBe(0)
    await expect.poll(async () => (await head.boundingBox())?.width, PATIENTLY).toBe(before + 16)
  })

  it('pauses the list, clears it, and shows what arrived meanwhile', async () => {
    await get(emulator, '/api/v2/users/me')
    await inspector.open('journal')
    await page.getByRole('button', { name: 'Pause' }).click()
    await get(emulator, ASSISTANTS)
    await page.getByText('1 request, 1 new').waitFor()
    expect(await inspector.exchanges()).toEqual(['GET /api/v2/users/me 200'])
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('2 requests', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('No requests since the list was cleared.').waitFor()
    await page.getByRole('button', { name: 'Show cleared' }).click()
    await page.getByText('2 requests', { exact: true }).waitFor()
  })

  it('finds requests by a header and by the size of the response', async () => {
    await emulator.fetch('/api/v2/users/me', { headers: { 'x-build': '41' } })
    await get(emulator, ASSISTANTS)
    await inspector.open('journal')
    await page.getByText('2 requests').waitFor()
    const filter = page.getByRole('searchbox', { name: 'Filter requests' })
    await filter.fill('header:"x-build: 41"')
    await expect.poll(() => inspector.exchanges(), PATIENTLY).toEqual(['GET /api/v2/users/me 401'])
    await filter.fill('larger:1k')
    await expect.poll(() => inspector.exchanges(), PATIENTLY).toEqual(['GET /api/v2/assistants 200'])
  })

  it('sends a request again and shows its query parameters', async () => {
    await post(emulator, ASSISTANTS, TILL)
    await get(emulator, `${ASSISTANTS}?pageSize=2`)
    await inspector.open('journal', 1)
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByRole('link', { name: 'postAssistants, POST /api/v2/assistants 409' }).waitFor()
    expect(emulator.exchanges('postAssistants').map(({ request }) => request.body)).toHaveLength(2)
    await inspector.open('journal', 2, 'request')
    await page.getByRole('heading', { name: 'Query parameters' }).waitFor()
    await page.getByRole('term').filter({ hasText: 'pageSize' }).waitFor()
  })

  it('shows the test that sent a request, and finds its requests', async () => {
    await get(emulator, ASSISTANTS)
    await inspector.open('journal')
    await page.getByText('1 request', { exact: true }).waitFor()
    // A column that would be empty is left out.
    expect(await page.getByRole('columnheader', { name: 'From' }).count()).toBe(0)
    await emulator.fetch('/api/v2/users/me', { headers: { 'x-test': 'desk.test.ts:12' } })
    await page.getByRole('cell', { name: 'desk.test.ts:12' }).waitFor()
    await page.getByRole('searchbox', { name: 'Filter requests' }).fill('from:desk.test.ts')
    await expect.poll(() => inspector.exchanges(), PATIENTLY).toEqual(['GET /api/v2/users/me 401'])
  })

  it('moves the selection and the tabs with the arrow keys', async () => {
    await createAssistant(emulator)
    await get(emulator, ASSISTANTS)
    await inspector.open('journal')
    await page.getByText('2 requests').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: 'GET getAssistants → 200' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: 'POST postAssistants → 200' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: /^Changes \d/, selected: true }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('tab', { name: 'Why this response', selected: true }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('tab', { name: 'As code', selected: true }).waitFor()
    await page.getByText('curl -i -X POST').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('tab').count()).toBe(0)
  })

  it('moves the selection once for each of two key presses in one task', async () => {
    for (let i = 0; i < 4; i++) await get(emulator, ASSISTANTS)
    await inspector.open('journal', 4)
    await page.getByText('Request 4,').waitFor()
    // In the list, and in the page around it.
    for (const target of ['.requests tbody a[aria-current]', 'main']) {
      await inspector.open('journal', 4)
      await page.getByText('Request 4,').waitFor()
      await pressInOneTask(target, 'ArrowDown', 'ArrowDown')
      await page.getByText('Request 2,').waitFor()
      await pressInOneTask(target, 'ArrowDown', 'ArrowRight', 'ArrowRight')
      await page.getByText('Request 1,').waitFor()
      await page.getByRole('tab', { name: 'Request', exact: true, selected: true }).waitFor()
      await pressInOneTask(target, 'p', 'p', 'p')
      await page.getByRole('button', { name: 'Resume' }).click()
    }
    await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>('[data-word="failed"], [data-word="slow"]'))
        button.click()
    })
    await expect.poll(() => page.getByRole('searchbox', { name: 'Filter requests' }).inputValue()).toBe('failed slow')

    /** Dispatches keys without giving the page the time to render between them. */
    async function pressInOneTask(selector: string, ...keys: readonly string[]): Promise<void> {
      await page.locator(selector).evaluate((element, pressed) => {
        for (const key of pressed)
          element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      }, keys)
    }
  })

  it('downloads the requests as an HTTP Archive and as a pact', async () => {
    await get(emulator, '/api/v2/users/me')
    await inspector.open('journal')
    await page.getByText('Export', { exact: true }).click()
    const har = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download HAR' }).click()
    expect(JSON.parse(await readFile(await (await har).path(), 'utf8')).log.entries).toHaveLength(1)
    await page.getByLabel('Consumer').fill('desk')
    const pact = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download pact' }).click()
    expect((await pact).suggestedFilename()).toBe('desk-genesys.json')
    expect(JSON.parse(await readFile(await (await pact).path(), 'utf8'))).toMatchObject({ consumer: { name: 'desk' } })
  })

  it('explains why a request got its response and shows what changed', async () => {
    const { id } = await createAssistant(emulator)
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await post(emulator, ASSISTANTS, { name: 'Invalid' })
    await inspector.open('journal', 2)

    const why = page.getByRole('tabpanel', { name: 'Why this response' })
    await why.getByText('Rules', { exact: true }).waitFor()
    expect(await why.innerText()).toMatch(/genesys patchAssistant: Update an assistant\s+reference/)
    expect(await why.innerText()).toContain('accepted as PureCloud-OAuth')
    expect(await why.innerText()).toMatch(/dateModified becomes the current time[^•]*assumed/)
    expect(await why.innerText()).toContain('passed: matches the 200 response of patchAssistant')
    const changes = page.getByRole('tabpanel', { name: /^Changes/ })
    await page.getByRole('tab', { name: 'Changes 1' }).click()
    await changes.getByText('"Night till"').waitFor()
    expect(await changes.locator('del').allInnerTexts()).toEqual([expect.stringContaining('"Till"')])
    expect(await changes.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('"Night till"')])

    await inspector.open('journal', 3)
    await why.getByText('body /transcriptionConfig').waitFor()
    await page.getByRole('tab', { name: 'Changes 0' }).click()
    await changes.getByText('The request changed nothing.').waitFor()
  })

  it('restores the state before and after a request', async () => {
    await createAssistant(emulator)
    await inspector.open('journal', 1)
    await page.getByRole('button', { name: 'Restore state before' }).click()
    await inspector.waitForNotice('Restored the state before request 1')
    expect(await names(emulator)).not.toContain('Till')
    await page.getByRole('button', { name: 'Restore state after' }).click()
    await inspector.waitForNotice('Restored the state after request 1')
    expect(await names(emulator)).toContain('Till')
  })

  it('forks the state before a request into a new world', async () => {
    await createAssistant(emulator)
    await inspector.open('journal', 1)
    await page.getByRole('button', { name: 'Fork state before' }).click()
    await page.getByRole('heading', { name: 'Scenario of world-1' }).waitFor()
    const forked = emulator.world('world-1').genesys.records.assistants.list()
    expect(forked.map(({ name }) => name)).not.toContain('Till')
    expect(await names(emulator)).toContain('Till')
    emulator.remove('world-1')
  })

  it('copies a request as a curl command, a test and a fault that work unchanged', async () => {
    await createAssistant(emulator)
    await get(emulator, `${ASSISTANTS}/none`)
    await inspector.open('journal', 1)

    const { stdout } = await promisify(execFile)('sh', ['-c', await inspector.copiedText('as curl')])
    expect(stdout).toMatch(/^HTTP\/1.1 409 /)
    expect(await runCopiedTest(await inspector.copiedText('as test'))).toBe('postAssistants responds with 200: passed')

    await inspector.open('journal', 2)
    await page.getByText('Request 2,').waitFor()
    expect(await runCopiedTest(await inspector.copiedText('as test'))).toBe('getAssistant responds with 404: passed')
    const fault = await inspector.copiedText('as fault')
    expect(fault).toBe("world.genesys.fail('getAssistant', { status: 404, times: 1 })")
    compileFunction(fault, ['world'])(emulator)
    const statuses = [await get(emulator, await firstPath(emulator)), await get(emulator, await firstPath(emulator))]
    expect(statuses.map(({ status }) => status)).toEqual([404, 200])
  })

  it('copies a test that first creates the record of the request', async () => {
    const { id } = await createAssistant(emulator)
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await inspector.open('journal', 2)
    const copied = await inspector.copiedText('as test')
    expect(copied).toContain(`world.fetch(\`${ASSISTANTS}/\${created.id}\``)
    expect(await runCopiedTest(copied)).toBe('patchAssistant responds with 200: passed')
  })

  it('reports why a request cannot be copied', async () => {
    await emulator.fetch('/api/v2/asistants', { method: 'POST', body: Uint8Array.of(0xff, 0xfe) })
    await inspector.open('journal', 1)
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await inspector.waitForNotice('Failed to copy a curl command: the body is binary; copy a test instead')
  })

  it('shows near misses with links to their reference', async () => {
    await emulator.fetch('/api/v2/asistants')
    await emulator.fetch('/nothing/of/the/kind/anywhere')
    await inspector.open('journal', 1)
    const why = page.getByRole('tabpanel', { name: 'Why this response' })
    await why.getByText('"asistants" instead of "assistants"').first().waitFor()
    await why.getByRole('link', { name: 'genesys getAssistants', exact: true }).click()
    await page.getByRole('heading', { name: 'getAssistants' }).waitFor()

    await inspector.open('journal', 2)
    await why.getByText('none: no vendor has an operation like this method and path').waitFor()
  })

  it('marks requests with undeclared names and suggests the declared ones', async () => {
    await get(emulator, `${ASSISTANTS}?pagesize=2&zzz=1`)
    await post(emulator, ASSISTANTS, { ...TILL, descripton: 'misspelt' })
    await inspector.open('journal', 1)
    await page.getByRole('link', { name: /^getAssistants, .*, warning pageSize\? \+1$/ }).waitFor()
    await page.getByRole('link', { name: /^postAssistants, .*, warning descripton unknown$/ }).waitFor()
    const why = page.getByRole('tabpanel', { name: 'Why this response' })
    await why.getByText('query pagesize: did you mean pageSize?').waitFor()
    await why.getByText('query zzz', { exact: true }).waitFor()
  })

  it('shows how long a request took and the size of a binary body', async () => {
    emulator.genesys.fail('postAssistants', { delay: { fixed: 20 }, times: 1 })
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
    await emulator.fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0xff, 0, 0xfe, 1) })
    await inspector.open('journal', 1, 'request')
    await page.getByRole('cell', { name: '20 ms' }).first().waitFor()
    await page.getByText(/^Request 1, .* took 20 ms$/).waitFor()
    await page.getByText('Binary body, 4 bytes, shown as base64.').waitFor()
    expect(await page.getByRole('region', { name: 'Request body as base64' }).innerText()).toBe('/wD+AQ==')
  })

  it('searches records and saves only changes that the spec allows', async () => {
    await inspector.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()
    await page.getByLabel('Search assistants').fill('TRIAL')
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.getByRole('cell', { name: 'Inactive' }).click()
    await page.getByRole('heading', { name: 'Assistant Shop trial' }).waitFor()
    await page.getByRole('region', { name: 'Record as a tree' }).getByText('"Inactive"').waitFor()

    const record = page.getByLabel('Record as JSON')
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await page.getByText('The record is valid.').waitFor()
    const text = await record.inputValue()
    await record.fill(text.replace('"Inactive"', '"Asleep"'))
    await page.getByText('The record does not match the spec:').waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: '/state' }).innerText()).toContain('"Asleep"')
    expect(await save.isDisabled()).toBe(true)
    await record.fill('{')
    await page.getByText('The text is not valid JSON').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await names(emulator)).toContain('Shop trial')

    await record.fill(text.replace('"Shop trial"', '"Shop at last"'))
    await save.click()
    await inspector.waitForNotice('Saved the record')
    expect(await names(emulator)).toContain('Shop at last')
    await page.getByRole('button', { name: 'Delete' }).click()
    await inspector.waitForNotice('Deleted the record')
    expect(await names(emulator)).not.toContain('Shop at last')
    await page.getByRole('button', { name: 'Undo: Deleted the record' }).click()
    await inspector.waitForNotice('Undone: Deleted the record')
    expect(await names(emulator)).toContain('Shop at last')
  })

  it('searches the records of all collections', async () => {
    await inspector.open('records')
    await page.getByLabel('Search all records').fill('workshop helper')
    await page.getByRole('heading', { name: /^genesys assistants/ }).waitFor()
    await page.getByRole('link', { name: 'Workshop helper', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Assistant Workshop helper' }).waitFor()
  })

  it('chooses the columns of records', async () => {
    await inspector.open('records', 'genesys', 'assistants')
    await page.getByText('Columns', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'selfUri' }).uncheck()
    await page.getByRole('checkbox', { name: 'id', exact: true }).check()
    await page.getByRole('columnheader', { name: 'id', exact: true }).waitFor()
    await page.reload()
    await page.getByRole('columnheader', { name: 'id', exact: true }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'selfUri' }).count()).toBe(0)
  })

  it('creates a record from a part of its properties', async () => {
    await inspector.open('records', 'genesys', 'routingQueues')
    await page.getByRole('link', { name: 'New record' }).click()
    const record = page.getByLabel('New record as JSON')
    await page.getByRole('button', { name: 'Add description' }).click()
    expect(Object.keys(JSON.parse(await record.inputValue()))).toEqual(['description'])
    await record.fill('{ "name": 3 }')
    await page.getByText('The record does not match the spec:').waitFor()
    await record.fill('{ "name": "Night line" }')
    await page.getByText('The record is valid.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: /^Queue / }).waitFor()
    expect(emulator.genesys.records.routingQueues.list().map(({ name }) => name)).toContain('Night line')
  })

  it('switches common faults on and off, for a vendor or an operation', async () => {
    await inspector.open('faults')
    const common = page.getByRole('region', { name: 'Common faults' })
    await common.getByRole('switch', { name: 'Always 503' }).click()
    await inspector.waitForNotice('genesys: Always 503 is on')
    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    await page.getByRole('link', { name: /^1 getAssistants 503$/ }).waitFor()
    await common.getByRole('switch', { name: 'Always 503' }).click()
    await inspector.waitForNotice('genesys: Always 503 is off')
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)

    await common.getByLabel('Operation').selectOption('getAssistants')
    await common.getByRole('switch', { name: '503 once' }).click()
    await inspector.waitForNotice('genesys: 503 once is on')
    expect((await get(emulator, '/api/v2/users/me')).status).toBe(200)
    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    await page.getByText('No faults are active.').waitFor()
  })

  it('adds a fault of any kind', async () => {
    await inspector.open('faults')
    const form = page.getByRole('region', { name: 'Any other fault' })
    await form.getByLabel('Operation').selectOption('getAssistants')
    await form.getByLabel('Status').selectOption('429')
    await form.getByLabel('Message').fill('Come back later')
    await form.getByLabel('Headers as JSON').fill('{ "retry-after": 5 }')
    await form.getByLabel('Times').fill('1')
    await form.getByRole('button', { name: 'Add fault' }).click()
    await inspector.waitForNotice('Added the fault')
    const rejected = await get(emulator, ASSISTANTS)
    expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '5'])
    expect((await rejected.json()).message).toBe('Come back later')

    let added = 0
    for (const [effect, delay] of FAULT_KINDS) {
      await form.getByLabel('Effect').selectOption(effect)
      if (delay !== undefined) await form.getByRole('combobox', { name: 'Delay', exact: true }).selectOption(delay)
      await form.getByRole('button', { name: 'Add fault' }).click()
      await expect.poll(() => emulator.faults().length, PATIENTLY).toBe(++added)
    }
    expect(emulator.faults()).toMatchObject([
      { transport: 'reset', lost: 'request' },
      { delay: { fixed: 1000 } },
      { delay: { uniform: { lower: 200, upper: 2000 } } },
      { delay: { lognormal: { median: 800, sigma: 0.4 } } },
      { quota: { requests: 300, seconds: 60 } },
    ])
  })

  it('injects a fault into every nth request, from the list or from the form', async () => {
    await inspector.open('faults')
    const common = page.getByRole('region', { name: 'Common faults' })
    const everyThird = common.getByRole('switch', { name: '503 for every 3rd request' })
    await everyThird.click()
    await page.getByText('responds with 503, every 3rd request').waitFor()
    const statuses = []
    for (let i = 0; i < 6; i++) statuses.push((await get(emulator, ASSISTANTS)).status)
    expect(statuses).toEqual([200, 200, 503, 200, 200, 503])
    await page.getByText('injected in 2 of 6 requests').waitFor()
    await everyThird.and(page.locator('[aria-checked="true"]')).click()
    await page.getByText('No faults are active.').waitFor()

    const form = page.getByRole('region', { name: 'Any other fault' })
    await form.getByLabel('Every nth request').fill('2')
    await form.getByLabel('From request number').fill('1')
    await form.getByRole('button', { name: 'Add fault' }).click()
    await page.getByText('every 2nd request, from request 1').waitFor()
    expect(emulator.faults()).toMatchObject([{ every: 2, nth: 1 }])
  })

  it('shows the records that a search found instead of the list of collections on a small screen', async () => {
    await page.setViewportSize({ width: 400, height: 800 })
    await inspector.open('records')
    const collections = page.getByRole('navigation', { name: 'Collections' })
    await collections
      .getByRole('link', { name: /^assistants / })
      .first()
      .waitFor()
    await page.getByLabel('Search all records').fill('Workshop helper')
    await page.getByRole('link', { name: 'Workshop helper', exact: true }).first().waitFor()
    expect(await collections.isVisible()).toBe(false)
  })

  it('shows faults that other clients added, removes all of them, and takes that back', async () => {
    await inspector.open('faults')
    await page.getByText('No faults are active.').waitFor()
    emulator.genesys.fail('getAssistants', { status: 503, nth: 2 })
    await page.getByText('responds with 503').waitFor()
    await get(emulator, ASSISTANTS)
    await page.getByText('injected in 0 of 1 request').waitFor()
    await page.getByRole('button', { name: 'Remove all' }).click()
    await inspector.waitForNotice('Removed all faults')
    expect(emulator.faults()).toEqual([])
    await page.getByRole('button', { name: 'Undo: Removed all faults' }).click()
    await inspector.waitForNotice('Undone: Removed all faults')
    expect(emulator.faults()).toMatchObject([{ status: 503, nth: 2 }])
  })

  it('says which fault was injected after it was used up', async () => {
    emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
    await get(emulator, ASSISTANTS)
    await inspector.open('journal', 1)
    await page.getByText('was injected: genesys getAssistants responds with 503, once').waitFor()
    await page.getByText('Only the fault determines the response.').waitFor()
  })

  it('advances and sets the clock, and changes a profile', async () => {
    await inspector.open('time')
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await inspector.waitForNotice('Advanced the clock by 1 hour')
    expect(emulator.clock.now()).toBe('2026-01-15T10:00:00.000Z')
    await page.getByLabel('Date and time (UTC)').fill('2027-02-03T04:05')
    await page.getByRole('button', { name: 'Set clock' }).click()
    await inspector.waitForNotice('Set the clock')
    expect(emulator.clock.now()).toBe('2027-02-03T04:05:00.000Z')

    await page.getByLabel(/putAssociationStatus/).selectOption('200')
    await inspector.waitForNotice('genesys: putAssociationStatus is 200')
    const { putAssociationStatus } = await controlOf(emulator).read('Profile', '/worlds/default/profiles/genesys')
    expect(putAssociationStatus).toBe(200)
  })

  it('loads a scenario with parameters into a world, and creates and deletes worlds', async () => {
    await createAssistant(emulator)
    await inspector.open('worlds')
    await page.getByRole('region', { name: 'Scenario of default' }).getByLabel('Scenario').selectOption(LARGE)
    await page.getByLabel('count').fill('3')
    await page.getByRole('button', { name: 'Load scenario', exact: true }).click()
    await inspector.waitForNotice(`Loaded scenario ${LARGE} into default`)
    await page.getByText(`Initial state: ${LARGE}, count = 3`).waitFor()
    expect(emulator.genesys.records.assistants.size).toBe(3)
    expect(emulator.exchanges()).toHaveLength(1)
    await page.getByRole('button', { name: /^Undo: Loaded scenario/ }).click()
    await inspector.waitForNotice(`Undone: Loaded scenario ${LARGE} into default`)
    expect(await names(emulator)).toContain('Till')
    await page.getByLabel('Keep the request journal').uncheck()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await inspector.waitForNotice('Reset default to its initial state')
    expect(emulator.genesys.records.assistants.size).toBe(3)
    expect(emulator.exchanges()).toEqual([])

    await page.getByLabel('Name', { exact: true }).fill('mine')
    await page.getByRole('button', { name: 'Create world' }).click()
    await page.getByRole('heading', { name: 'Scenario of mine' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'World', exact: true }).inputValue()).toBe('mine')
    await page.getByRole('button', { name: 'Delete mine' }).click()
    expect(emulator.worlds()).toContain('mine')
    await page.getByRole('button', { name: 'Really delete mine?' }).click()
    await page.getByRole('heading', { name: 'Scenario of default' }).waitFor()
  })

  it('saves a snapshot and restores it', async () => {
    await inspector.open('worlds')
    await page.getByLabel('Snapshot name').fill('start')
    await page.getByRole('button', { name: 'Save snapshot' }).click()
    await inspector.waitForNotice('Saved snapshot start')
    await createAssistant(emulator)
    await page.getByRole('button', { name: 'Restore start' }).click()
    await inspector.waitForNotice('Restored snapshot start')
    expect(await names(emulator)).not.toContain('Till')
  })

  it('shows how a client connects, with lines that work unchanged', async () => {
    await inspector.open('connect')
    const { stdout } = await promisify(execFile)('sh', ['-c', `${await inspector.copiedText('curl')} -si`])
    expect(stdout).toMatch(/^HTTP\/1.1 200 /)
    for (const vendor of Object.keys(emulator.vendors)) {
      await page.getByLabel('Vendor').selectOption(vendor)
      const line = await inspector.copiedText('fetch')
      const response: Response = await compileFunction(line.replace('await', 'return'), ['fetch'])(fetch)
      expect([vendor, response.status]).toEqual([vendor, 200])
    }
  })

  it('leaves the notice of a success after a while', async () => {
    await page.clock.install()
    await inspector.open('time')
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await inspector.waitForNotice('Advanced the clock by 1 hour')
    await page.clock.runFor(6000)
    await page.locator('.notice').waitFor({ state: 'hidden' })
  })

  it('switches the keys off', async () => {
    await inspector.open('worlds')
    await page.keyboard.press('?')
    await page.getByLabel('Single keys trigger actions').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('2')
    await page.getByRole('heading', { name: 'Worlds', exact: true }).waitFor()
    expect(await page.getByRole('heading', { name: 'Records' }).count()).toBe(0)
  })

  it('shows the API reference of each vendor and sends requests to the selected world', async () => {
    emulator.fork({ name: 'aside' })
    await page.goto(`${server.url}/_control/#/aside/reference`)
    for (const { spec } of Object.values(emulator.vendors)) {
      await page.getByRole('link', { name: spec.document.info.title }).click()
      await page
        .getByRole('link', { name: [...spec.operations.keys()][0] ?? '' })
        .first()
        .waitFor()
    }
    await page.goto(`${server.url}/_control/#/aside/reference/genesys/postAssistants`)
    await page.getByLabel('Body, application/json').fill(JSON.stringify(TILL))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 200.').waitFor()
    expect(emulator.world('aside').exchanges('postAssistants')).toHaveLength(1)
    expect(emulator.exchanges()).toEqual([])

    await page.getByRole('link', { name: 'patchAssistant' }).first().click()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 200.').waitFor()
    await page.getByLabel(/^assistantId/).fill('none')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Response status: 404.').waitFor()
    const labels = () =>
      page.locator('datalist option').evaluateAll((options) => options.map((option) => option.getAttribute('label')))
    const assistants = emulator.world('aside').genesys.records.assistants.list()
    await expect.poll(labels, PATIENTLY).toEqual(assistants.map(({ name }) => name))
    emulator.remove('aside')
  })

  it('restores state with the keyboard only', async () => {
    await createAssistant(emulator)
    await inspector.open('journal')
    await page.getByText('1 request').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: 'POST postAssistants → 200' }).waitFor()
    await page.keyboard.press('b')
    await inspector.waitForNotice('Restored the state before request 1')
  })

  it.each([
    ['journal', 'getAssistants, GET', 'GET getAssistants → 200'],
    ['records', 'assistants 2', 'genesys assistants Assistant'],
    ['reference', 'getAssistants ', 'getAssistants'],
  ])('moves the focus to the selected item on a small screen: %s', async (view, link, title) => {
    await get(emulator, ASSISTANTS)
    await page.setViewportSize({ width: 400, height: 800 })
    await inspector.open(view)
    await page.getByRole('main').getByRole('link', { name: link }).first().press('Enter')
    await page.getByRole('heading', { name: title }).and(page.locator(':focus')).waitFor()
  })
})

describe.skipIf(noBrowser)('the inspector of an emulator that listens beyond loopback', () => {
  it('shows nothing until the control token is entered', async () => {
    const emulator = createEmulator()
    const server = await emulator.listen({ host: '0.0.0.0', port: 0, controlToken: 'a-token-of-the-test' })
    const browser = await startBrowser([])
    const page = await browser.context.newPage()
    try {
      await page.goto(`http://127.0.0.1:${server.port}/_control/`)
      await page.getByLabel('Control token').fill('wrong')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The control token is wrong.').waitFor()
      await page.getByLabel('Control token').fill('a-token-of-the-test')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('connected', { exact: true }).waitFor()
      await get(emulator, '/api/v2/users/me')
      await page.getByRole('link', { name: 'getUsersMe, GET /api/v2/users/me 200' }).waitFor()
    } finally {
      await browser.close()
      await server.close()
    }
  })
})

const LARGE = 'five-hundred-of-everything'
/** Effects of the form for faults, with their delays. */
const FAULT_KINDS = [
  ['transport', 'none'],
  ['delay', 'fixed'],
  ['delay', 'uniform'],
  ['delay', 'lognormal'],
  ['quota', undefined],
] as const

type Emulator = ReturnType<typeof createEmulator>

async function createAssistant(emulator: Emulator): Promise<{ readonly id: string }> {
  return (await post(emulator, ASSISTANTS, TILL)).json()
}

async function names(emulator: Emulator): Promise<string[]> {
  return emulator.genesys.records.assistants.list().map(({ name }) => name)
}

async function firstPath(emulator: Emulator): Promise<string> {
  return `${ASSISTANTS}/${emulator.genesys.records.assistants.list()[0]?.id}`
}

/** Runs the source of a copied test with its imports replaced. Resolves to its title if it passes, else rejects. */
async function runCopiedTest(file: string): Promise<string> {
  const source = file.replace(/^import .*\n/gm, '')
  let result: Promise<string> | undefined
  type TestBody = (fixtures: { world: Emulator }) => Promise<void>
  const worldTest = (options: EmulatorOptions) => (title: string, run: TestBody) => {
    result = run({ world: createEmulator(options) }).then(() => `${title}: passed`)
  }
  compileFunction(source, ['expect', 'worldTest'])(expect, worldTest)
  return result ?? Promise.reject(new Error(`Not a test: ${file}`))
}
