import { execFile } from 'node:child_process'
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

  it('shows requests as they arrive and filters them by operation, status, verdict and text', async () => {
    await inspector.open('journal')
    await page.getByText('This world has received no requests yet').waitFor()

    await get(emulator, '/api/v2/users/me')
    await page.getByRole('link', { name: 'GET /api/v2/users/me 200' }).waitFor()
    await post(emulator, ASSISTANTS, TILL)
    await post(emulator, ASSISTANTS, { name: 'Invalid' })
    await page.getByText('3 requests').waitFor()

    const listed = () => inspector.exchanges()
    await page.getByLabel('Operation').selectOption('genesys postAssistants')
    expect(await listed()).toEqual(['3 POST /api/v2/assistants 400', '2 POST /api/v2/assistants 200'])
    await page.getByLabel('Status').selectOption('400')
    expect(await listed()).toEqual(['3 POST /api/v2/assistants 400'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Verdict').selectOption('rejected')
    expect(await listed()).toEqual(['3 POST /api/v2/assistants 400'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Text').fill('till')
    expect(await listed()).toEqual(['2 POST /api/v2/assistants 200'])
  })

  it('explains why a request got its response and shows what changed', async () => {
    const { id } = await createAssistant(emulator)
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await post(emulator, ASSISTANTS, { name: 'Invalid' })
    await inspector.open('journal', 2)

    const why = page.getByRole('region', { name: 'Why this response' })
    await why.getByText('Rules', { exact: true }).waitFor()
    expect(await why.innerText()).toMatch(/genesys patchAssistant: Update an assistant\s+reference/)
    expect(await why.innerText()).toContain('accepted as PureCloud-OAuth')
    expect(await why.innerText()).toMatch(/dateModified becomes the current time[^•]*assumed/)
    expect(await why.innerText()).toContain('passed: matches the 200 response of patchAssistant')
    const changes = page.getByRole('region', { name: 'What changed' })
    await changes.getByText('"Night till"').waitFor()
    expect(await changes.locator('del').allInnerTexts()).toEqual([expect.stringContaining('"Till"')])
    expect(await changes.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('"Night till"')])

    await inspector.open('journal', 3)
    await why.getByText('body /transcriptionConfig').waitFor()
    await changes.getByText('Nothing.').waitFor()
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
    const why = page.getByRole('region', { name: 'Why this response' })
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
    await page.getByRole('link', { name: /getAssistants 2 undeclared names 0 ms$/ }).waitFor()
    await page.getByRole('link', { name: /postAssistants 1 undeclared name 0 ms$/ }).waitFor()
    const why = page.getByRole('region', { name: 'Why this response' })
    await why.getByText('query pagesize: did you mean pageSize?').waitFor()
    await why.getByText('query zzz', { exact: true }).waitFor()
  })

  it('shows how long a request took and the size of a binary body', async () => {
    emulator.genesys.fail('postAssistants', { delay: { fixed: 20 }, times: 1 })
    const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
    await emulator.fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0xff, 0, 0xfe, 1) })
    await inspector.open('journal', 1)
    await page.getByRole('link', { name: /fault injected 20 ms$/ }).waitFor()
    await page.getByText(/^Request 1, .* took 20 ms$/).waitFor()
    await page.getByText('Binary body, 4 bytes, shown as base64.').waitFor()
    expect(await page.getByRole('region', { name: 'Request body as base64' }).innerText()).toBe('/wD+AQ==')
  })

  it('searches records and saves only changes that the spec allows', async () => {
    await inspector.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()
    await page.getByLabel('Search').fill('TRIAL')
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.getByRole('row', { name: 'Shop trial' }).getByRole('link').click()

    const record = page.getByLabel('Record as JSON')
    const save = page.getByRole('button', { name: 'Save' })
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
  })

  it('creates a record from a part of its properties', async () => {
    await inspector.open('records', 'genesys', 'routingQueues')
    await page.getByRole('link', { name: 'New record' }).click()
    const record = page.getByLabel('New record as JSON')
    await record.fill('{ "name": 3 }')
    await page.getByText('The record does not match the spec:').waitFor()
    await record.fill('{ "name": "Night line" }')
    await page.getByText('The record is valid.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: /^Queue / }).waitFor()
    expect(emulator.genesys.records.routingQueues.list().map(({ name }) => name)).toContain('Night line')
  })

  it('adds faults that are injected into requests', async () => {
    await inspector.open('time')
    const presets = page.getByRole('group', { name: 'genesys' }).first()
    await presets.getByRole('switch', { name: 'Unavailable (503)' }).click()
    await inspector.waitForNotice('genesys: Unavailable (503) is on')
    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    await presets.getByRole('switch', { name: 'Unavailable (503)' }).click()
    await inspector.waitForNotice('genesys: Unavailable (503) is off')
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)

    await page.getByText('Custom fault').click()
    const form = page.locator('form', { hasText: 'Add fault' })
    await form.getByLabel('Operation').selectOption('getAssistants')
    await form.getByLabel('Status').selectOption('429')
    await form.getByLabel('Inject into').selectOption('times')
    await form.getByRole('button', { name: 'Add fault' }).click()
    await inspector.waitForNotice('Added the fault')
    expect((await get(emulator, ASSISTANTS)).status).toBe(429)
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)
    await page.getByText('No faults are active.').waitFor()
  })

  it('shows faults that other clients added and removes all of them', async () => {
    await inspector.open('time')
    await page.getByText('No faults are active.').waitFor()
    emulator.genesys.fail('getAssistants', { status: 503, nth: 2 })
    await page.getByText('responds with 503').waitFor()
    await get(emulator, ASSISTANTS)
    await page.getByText('injected in 0 of 1 request').waitFor()
    await page.getByRole('button', { name: 'Remove all' }).click()
    await inspector.waitForNotice('Removed all faults')
    expect(emulator.faults()).toEqual([])
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
    await page.getByRole('button', { name: 'Load scenario' }).click()
    await inspector.waitForNotice(`Loaded scenario ${LARGE} into default`)
    await page.getByText(`Initial state: ${LARGE}, count = 3`).waitFor()
    expect(emulator.genesys.records.assistants.size).toBe(3)
    expect(emulator.exchanges()).toEqual([])

    await page.getByLabel('Name', { exact: true }).fill('mine')
    await page.getByRole('button', { name: 'Create world' }).click()
    await page.getByRole('heading', { name: 'Scenario of mine' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'World', exact: true }).inputValue()).toBe('mine')
    await page.getByRole('button', { name: 'Delete mine' }).click()
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
    await expect.poll(labels, { timeout: WAIT_MS }).toEqual(assistants.map(({ name }) => name))
    emulator.remove('aside')
  })

  it('restores state with the keyboard only', async () => {
    await createAssistant(emulator)
    await inspector.open('journal')
    await page.getByText('1 request').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.getByLabel('Text').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `POST ${ASSISTANTS} → 200` }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await inspector.waitForNotice('Restored the state before request 1')
  })

  it.each([
    ['journal', `GET ${ASSISTANTS}`, `GET ${ASSISTANTS} → 200`],
    ['records', 'assistants 2', 'genesys assistants Assistant'],
    ['reference', 'getAssistants ', 'getAssistants'],
  ])('moves the focus to the selected item on a small screen: %s', async (view, link, title) => {
    await get(emulator, ASSISTANTS)
    await page.setViewportSize({ width: 400, height: 800 })
    await inspector.open(view)
    await page.getByRole('main').getByRole('link', { name: link }).first().press('Enter')
    await page.getByRole('heading', { name: title }).and(page.locator(':focus')).waitFor()
  })

  it.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 400],
  ] as const)(
    'shows every view without accessibility issues or horizontal scrolling: %s, %d px',
    async (colorScheme, width) => {
      const { id } = await createAssistant(emulator)
      await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
      await post(emulator, ASSISTANTS, { name: 'Invalid' })
      await emulator.fetch(ASSISTANTS)
      emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
      await get(emulator, ASSISTANTS)
      await get(emulator, '/api/v2/asistants')
      const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
      await get(emulator, `${ASSISTANTS}?pagesize=2&zzz=1`)
      await emulator.fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0xff, 0, 0xfe, 1) })
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      for (const [name, ...path] of VIEWS) {
        await inspector.open(...path.map((part) => (part === KEY ? id : part)))
        await inspector.waitUntilLoaded()
        await inspector.screenshot(`${name}-${colorScheme}-${width}`)
        expect({ name, issues: await inspector.accessibilityIssues() }).toEqual({ name, issues: [] })
        expect({ name, overflow: await inspector.overflow() }).toEqual({ name, overflow: 0 })
      }
    },
  )
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
      await page.getByRole('link', { name: 'GET /api/v2/users/me 200' }).waitFor()
    } finally {
      await browser.close()
      await server.close()
    }
  })
})

const LARGE = 'five-hundred-of-everything'
const KEY = '{key}'

/** Names of screenshots, each with the path of its view below the world. */
const VIEWS = [
  ['journal', 'journal'],
  ['exchange', 'journal', '2'],
  ['rejected', 'journal', '3'],
  ['unauthorized', 'journal', '4'],
  ['fault', 'journal', '5'],
  ['unmatched', 'journal', '6'],
  ['undeclared', 'journal', '7'],
  ['binary', 'journal', '8'],
  ['records', 'records'],
  ['table', 'records', 'genesys', 'assistants'],
  ['record', 'records', 'genesys', 'assistants', KEY],
  ['new-record', 'records', 'genesys', 'assistants', '+'],
  ['time', 'time'],
  ['worlds', 'worlds'],
  ['reference', 'reference', 'kore'],
  ['operation', 'reference', 'genesys', 'postAssistants'],
  ['upload', 'reference', 'bird', 'uploadFile'],
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
