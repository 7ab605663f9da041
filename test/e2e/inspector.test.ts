import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { compileFunction } from 'node:vm'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type EmulatorOptions, type Listening } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { get, NOW, patch, post } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { Inspected } from './inspected.ts'

const ASSISTANTS = '/api/v2/assistants'
/** Shorter than that of a test: it is then told what was waited for. */
const WAIT_MS = 5000
const TILL = { name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } }
/** What is said of a failed request: some of them are to fail here. */
const OF_A_REPLY = /^Failed to load resource: the server responded with a status of \d+/

describe.skipIf(noBrowser)('the inspector in a real browser', () => {
  const emulator = createEmulator({ clock: NOW })
  let desk: Listening
  let browser: Browser
  let page: Page
  let inspected: Inspected
  let errors: string[]
  let elsewhere: string[]

  beforeAll(async () => {
    desk = await emulator.listen({ port: 0 })
    browser = await startBrowser([])
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.url })
  })
  afterAll(async () => {
    await browser.close()
    await desk.close()
  })
  beforeEach(async () => {
    emulator.reset({ scenario: 'small-team' })
    errors = []
    elsewhere = []
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (said) => said.type() === 'error' && errors.push(said.text()))
    page.on('request', (request) => request.url().startsWith(`${desk.url}/`) || elsewhere.push(request.url()))
    inspected = new Inspected(page, desk.url)
  })
  afterEach(async () => {
    await page.close()
    expect(errors.filter((error) => !OF_A_REPLY.test(error))).toEqual([])
    expect(elsewhere).toEqual([])
  })

  it('shows a request when it arrives, and filters by operation, status, verdict and text', async () => {
    await inspected.open('journal')
    await page.getByText('Nothing was asked of this world yet').waitFor()

    await get(emulator, '/api/v2/users/me')
    await page.getByRole('link', { name: 'GET /api/v2/users/me 200' }).waitFor()
    await post(emulator, ASSISTANTS, TILL)
    await post(emulator, ASSISTANTS, { name: 'Spoilt' })
    await page.getByText('3 exchanges').waitFor()

    const shown = () => inspected.exchanges()
    await page.getByLabel('Operation').selectOption('genesys postAssistants')
    expect(await shown()).toEqual(['3 POST /api/v2/assistants 400', '2 POST /api/v2/assistants 200'])
    await page.getByLabel('Status').selectOption('400')
    expect(await shown()).toEqual(['3 POST /api/v2/assistants 400'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Verdict').selectOption('refused')
    expect(await shown()).toEqual(['3 POST /api/v2/assistants 400'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Text').fill('till')
    expect(await shown()).toEqual(['2 POST /api/v2/assistants 200'])
  })

  it('tells why an exchange was answered so, and what it changed', async () => {
    const { id } = await made(emulator)
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await post(emulator, ASSISTANTS, { name: 'Spoilt' })
    await inspected.open('journal', 2)

    const why = page.getByRole('region', { name: 'Why it was answered so' })
    await why.getByText('Rules', { exact: true }).waitFor()
    expect(await why.innerText()).toMatch(/genesys patchAssistant: Update an assistant\s+reference/)
    expect(await why.innerText()).toContain('accepted as PureCloud-OAuth')
    expect(await why.innerText()).toMatch(/dateModified becomes now[^•]*assumed/)
    expect(await why.innerText()).toContain('passed: it is as patchAssistant declares for 200')
    const changes = page.getByRole('region', { name: 'What it changed' })
    await changes.getByText('"Night till"').waitFor()
    expect(await changes.locator('del').allInnerTexts()).toEqual([expect.stringContaining('"Till"')])
    expect(await changes.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('"Night till"')])

    await inspected.open('journal', 3)
    await why.getByText('body /transcriptionConfig').waitFor()
    await changes.getByText('Nothing.').waitFor()
  })

  it('goes back to the moment before an exchange', async () => {
    await made(emulator)
    await inspected.open('journal', 1)
    await page.getByRole('button', { name: 'Go back to before it' }).click()
    await inspected.says('The world is as it was before exchange 1')
    expect(await names(emulator)).not.toContain('Till')
    await page.getByRole('button', { name: 'Go back to after it' }).click()
    await inspected.says('The world is as it was after exchange 1')
    expect(await names(emulator)).toContain('Till')
  })

  it('copies an exchange as a command, a test and a fault that work as they stand', async () => {
    await made(emulator)
    await get(emulator, `${ASSISTANTS}/none`)
    await inspected.open('journal', 1)

    const { stdout } = await promisify(execFile)('sh', ['-c', await inspected.copied('as curl')])
    expect(stdout).toMatch(/^HTTP\/1.1 409 /)
    expect(await outcomeOf(await inspected.copied('as a test'))).toBe('postAssistants answers 200: passed')

    await inspected.open('journal', 2)
    await page.getByText('Exchange 2,').waitFor()
    expect(await outcomeOf(await inspected.copied('as a test'))).toBe('getAssistant answers 404: passed')
    const fault = await inspected.copied('as a fault')
    expect(fault).toBe("world.genesys.fail('getAssistant', { status: 404, times: 1 })")
    compileFunction(fault, ['world'])(emulator)
    const statuses = [await get(emulator, await first(emulator)), await get(emulator, await first(emulator))]
    expect(statuses.map(({ status }) => status)).toEqual([404, 200])
  })

  it('lists records, finds one, and lets it be changed only as the spec allows', async () => {
    await inspected.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()
    await page.getByLabel('Search').fill('TRIAL')
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.getByRole('row', { name: 'Shop trial' }).getByRole('link').click()

    const record = page.getByLabel('The record as JSON')
    const save = page.getByRole('button', { name: 'Save' })
    await page.getByText('As the spec says.').waitFor()
    const text = await record.inputValue()
    await record.fill(text.replace('"Inactive"', '"Asleep"'))
    await page.getByText('The spec does not allow this:').waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: '/state' }).innerText()).toContain('"Asleep"')
    expect(await save.isDisabled()).toBe(true)
    await record.fill('{')
    await page.getByText('This is no JSON').waitFor()
    expect(await save.isDisabled()).toBe(true)
    expect(await names(emulator)).toContain('Shop trial')

    await record.fill(text.replace('"Shop trial"', '"Shop at last"'))
    await save.click()
    await inspected.says('The record is saved')
    expect(await names(emulator)).toContain('Shop at last')
    await page.getByRole('button', { name: 'Delete' }).click()
    await inspected.says('The record is deleted')
    expect(await names(emulator)).not.toContain('Shop at last')
  })

  it('makes a record of as much as is given', async () => {
    await inspected.open('records', 'genesys', 'routingQueues')
    await page.getByRole('link', { name: 'New record' }).click()
    const record = page.getByLabel('The new record as JSON')
    await record.fill('{ "name": 3 }')
    await page.getByText('The spec does not allow this:').waitFor()
    await record.fill('{ "name": "Night line" }')
    await page.getByText('As the spec says.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: /^Queue / }).waitFor()
    expect(emulator.genesys.records.routingQueues.list().map(({ name }) => name)).toContain('Night line')
  })

  it('sets faults, and the client gets them', async () => {
    await inspected.open('time')
    const usual = page.getByRole('group', { name: 'genesys' }).first()
    await usual.getByRole('switch', { name: 'Unavailable (503)' }).click()
    await inspected.says('genesys: Unavailable (503) is on')
    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    await usual.getByRole('switch', { name: 'Unavailable (503)' }).click()
    await inspected.says('genesys: Unavailable (503) is off')
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)

    await page.getByText('Set another').click()
    const form = page.locator('form', { hasText: 'Set the fault' })
    await form.getByLabel('Operation').selectOption('getAssistants')
    await form.getByLabel('Status').selectOption('429')
    await form.getByLabel('When').selectOption('times')
    await form.getByRole('button', { name: 'Set the fault' }).click()
    await inspected.says('The fault is set')
    expect((await get(emulator, ASSISTANTS)).status).toBe(429)
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)
    await page.getByText('None is set').waitFor()
  })

  it('shows what others set, and takes it all away', async () => {
    await inspected.open('time')
    await page.getByText('None is set').waitFor()
    emulator.genesys.fail('getAssistants', { status: 503, nth: 2 })
    await page.getByText('answers 503').waitFor()
    await get(emulator, ASSISTANTS)
    await page.getByText('injected 0 of 1').waitFor()
    await page.getByRole('button', { name: 'Take all away' }).click()
    await inspected.says('No fault is set')
    expect(emulator.faults()).toEqual([])
  })

  it('moves the clock and the profile', async () => {
    await inspected.open('time')
    await page.getByRole('button', { name: '+ an hour' }).click()
    await inspected.says('The clock is an hour further')
    expect(emulator.clock.now()).toBe('2026-01-15T10:00:00.000Z')
    await page.getByLabel('Set it to (UTC)').fill('2027-02-03T04:05')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await inspected.says('The clock is set')
    expect(emulator.clock.now()).toBe('2027-02-03T04:05:00.000Z')

    await page.getByLabel(/deleteStatus/).selectOption('200')
    await inspected.says('genesys: deleteStatus is 200')
    const { deleteStatus } = await controlOf(emulator).read('Profile', '/worlds/default/profiles/genesys')
    expect(deleteStatus).toBe(200)
  })

  it('switches the scenario of a world, with its parameters, and starts other worlds', async () => {
    await made(emulator)
    await inspected.open('worlds')
    await page.getByRole('region', { name: 'Scenario of default' }).getByLabel('Begin with').selectOption(LARGE)
    await page.getByLabel('count').fill('3')
    await page.getByRole('button', { name: 'Begin with it' }).click()
    await inspected.says(`default begins with ${LARGE}`)
    await page.getByText(`It began with ${LARGE}, count = 3`).waitFor()
    expect(emulator.genesys.records.assistants.size).toBe(3)
    expect(emulator.exchanges()).toEqual([])

    await page.getByLabel('Name').fill('mine')
    await page.getByRole('button', { name: 'Start it' }).click()
    await page.getByRole('heading', { name: 'Scenario of mine' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'World', exact: true }).inputValue()).toBe('mine')
    await page.getByRole('button', { name: 'End mine' }).click()
    await page.getByRole('heading', { name: 'Scenario of default' }).waitFor()
  })

  it('keeps a moment by name and goes back to it', async () => {
    await inspected.open('worlds')
    await page.getByLabel('Keep this moment as').fill('start')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await inspected.says('This moment is kept as start')
    await made(emulator)
    await page.getByRole('button', { name: 'Go back to start' }).click()
    await inspected.says('The world is as it was at start')
    expect(await names(emulator)).not.toContain('Till')
  })

  it('tells of each vendor what its spec says, and tries an operation in the world that is looked at', async () => {
    emulator.fork({ name: 'aside' })
    await page.goto(`${desk.url}/_control/#/aside/reference`)
    for (const { spec } of Object.values(emulator.vendors)) {
      await page.getByRole('link', { name: spec.document.info.title }).click()
      await page
        .getByRole('link', { name: [...spec.operations.keys()][0] ?? '' })
        .first()
        .waitFor()
    }
    await page.goto(`${desk.url}/_control/#/aside/reference/genesys/postAssistants`)
    await page.getByLabel('Body, application/json').fill(JSON.stringify(TILL))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('It answered 200.').waitFor()
    expect(emulator.world('aside').exchanges('postAssistants')).toHaveLength(1)
    expect(emulator.exchanges()).toEqual([])

    await page.getByRole('link', { name: 'patchAssistant' }).first().click()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('It answered 200.').waitFor()
    await page.getByLabel(/^assistantId/).fill('none')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('It answered 404.').waitFor()
    const labels = () =>
      page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('label')))
    const assistants = emulator.world('aside').genesys.records.assistants.list()
    await expect.poll(labels, { timeout: WAIT_MS }).toEqual(assistants.map(({ name }) => name))
    emulator.remove('aside')
  })

  it('is worked with the keyboard alone', async () => {
    await made(emulator)
    await inspected.open('journal')
    await page.getByText('1 exchange').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.getByLabel('Text').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `POST ${ASSISTANTS} → 200` }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await inspected.says('The world is as it was before exchange 1')
  })

  it.each([
    ['journal', `GET ${ASSISTANTS}`, `GET ${ASSISTANTS} → 200`],
    ['records', 'assistants 2', 'genesys assistants Assistant'],
    ['reference', 'getAssistants ', 'getAssistants'],
  ])('on a small screen the focus goes with what is chosen in the %s', async (view, link, title) => {
    await get(emulator, ASSISTANTS)
    await page.setViewportSize({ width: 400, height: 800 })
    await inspected.open(view)
    await page.getByRole('main').getByRole('link', { name: link }).first().press('Enter')
    await page.getByRole('heading', { name: title }).and(page.locator(':focus')).waitFor()
  })

  it.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 400],
  ] as const)('every view is accessible and fits, %s at %d px', async (colorScheme, width) => {
    const { id } = await made(emulator)
    await patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    await post(emulator, ASSISTANTS, { name: 'Spoilt' })
    await emulator.fetch(ASSISTANTS)
    emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
    await get(emulator, ASSISTANTS)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    for (const [name, ...place] of VIEWS) {
      await inspected.open(...place.map((part) => (part === KEY ? id : part)))
      await inspected.settled()
      await inspected.picture(`${name}-${colorScheme}-${width}`)
      expect({ name, findings: await inspected.findings() }).toEqual({ name, findings: [] })
      expect({ name, overflow: await inspected.overflow() }).toEqual({ name, overflow: 0 })
    }
  })
})

describe.skipIf(noBrowser)('the inspector of an emulator beyond loopback', () => {
  it('asks for the control token, and shows nothing without it', async () => {
    const emulator = createEmulator()
    const desk = await emulator.listen({ host: '0.0.0.0', port: 0, controlToken: 'a-token-of-the-test' })
    const browser = await startBrowser([])
    const page = await browser.context.newPage()
    try {
      await page.goto(`http://127.0.0.1:${desk.port}/_control/`)
      await page.getByLabel('Control token').fill('wrong')
      await page.getByRole('button', { name: 'Enter' }).click()
      await page.getByText('That is not the token.').waitFor()
      await page.getByLabel('Control token').fill('a-token-of-the-test')
      await page.getByRole('button', { name: 'Enter' }).click()
      await page.getByText('live', { exact: true }).waitFor()
      await get(emulator, '/api/v2/users/me')
      await page.getByRole('link', { name: 'GET /api/v2/users/me 200' }).waitFor()
    } finally {
      await browser.close()
      await desk.close()
    }
  })
})

const LARGE = 'five-hundred-of-everything'
const KEY = '{key}'

/** Where each view is, as the address says after the world. */
const VIEWS = [
  ['journal', 'journal'],
  ['exchange', 'journal', '2'],
  ['refusal', 'journal', '3'],
  ['unauthorized', 'journal', '4'],
  ['fault', 'journal', '5'],
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

type Desk = ReturnType<typeof createEmulator>

async function made(emulator: Desk): Promise<{ readonly id: string }> {
  return (await post(emulator, ASSISTANTS, TILL)).json()
}

async function names(emulator: Desk): Promise<string[]> {
  return emulator.genesys.records.assistants.list().map(({ name }) => name)
}

async function first(emulator: Desk): Promise<string> {
  return `${ASSISTANTS}/${emulator.genesys.records.assistants.list()[0]?.id}`
}

/** Runs a test file that was copied: what it imports is given to it, and it tells what became of its test. */
async function outcomeOf(file: string): Promise<string> {
  const body = file.replace(/^import .*\n/gm, '')
  const { promise, resolve } = Promise.withResolvers<string>()
  type Body = (fixtures: { world: Desk }) => Promise<void>
  const worldTest = (options: EmulatorOptions) => (title: string, run: Body) => {
    resolve(run({ world: createEmulator(options) }).then(() => `${title}: passed`))
  }
  compileFunction(body, ['expect', 'worldTest'])(expect, worldTest)
  return promise
}
