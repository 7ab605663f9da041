import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { get } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { Front } from './front.ts'
import { Inspected } from './inspected.ts'

const ME = '/api/v2/users/me'
const ASSISTANTS = '/api/v2/assistants'
const WAIT_MS = 8000
/** Longer than the page waits until it asks again. */
const SLOW_MS = 3000

describe.skipIf(noBrowser)('the inspector, when what it looks at goes away', () => {
  let browser: Browser
  let page: Page
  let errors: string[]
  let front: Front
  let url: string
  let inspected: Inspected
  const desks: Listening[] = []

  beforeAll(async () => {
    browser = await startBrowser([])
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    errors = []
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => errors.push(error.message))
    front = new Front()
    url = await front.listen()
    inspected = new Inspected(page, url)
  })
  afterEach(async () => {
    await page.close()
    await front.close()
    for (const desk of desks.splice(0)) await desk.close()
    expect(errors).toEqual([])
  })

  /** A new emulator, which answers from now on. */
  async function started() {
    const emulator = createEmulator({ scenario: 'small-team' })
    const desk = await emulator.listen({ port: 0 })
    desks.push(desk)
    front.leadTo(desk.port)
    return emulator
  }

  it('says that nobody answers, and goes on with a journal that is begun anew', async () => {
    const emulator = await started()
    for (let i = 0; i < 3; i++) await get(emulator, ME)
    await inspected.open('journal', 1)
    await page.getByText('3 exchanges').waitFor()
    await page.getByRole('region', { name: 'Why it was answered so' }).getByText('Rules', { exact: true }).waitFor()

    front.breakOff()
    await page.getByRole('alert').filter({ hasText: 'DeskDouble does not answer' }).waitFor()
    await page.getByText('not connected').waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await inspected.exchanges()).toHaveLength(3)
    await inspected.picture('outage')

    const again = await started()
    for (let i = 0; i < 4; i++) await get(again, ASSISTANTS)
    await page.getByText('4 exchanges').waitFor()
    expect(new Set(await inspected.exchanges())).toEqual(
      new Set([1, 2, 3, 4].map((number) => `${number} GET ${ASSISTANTS} 200`)),
    )
    await page.getByText('live', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('alert').count(), { timeout: WAIT_MS }).toBe(0)
  })

  it('keeps what it was told while nobody answers', async () => {
    await started()
    await inspected.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()

    front.breakOff()
    await page.getByRole('alert').filter({ hasText: 'What is shown is what it said last.' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(3)
    expect(await page.getByRole('alert').count()).toBe(1)
  })

  it('shows what is answered so slowly that it was asked again meanwhile', async () => {
    await started()
    await page.route('**/state/genesys/assistants*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
      await route.continue()
    })
    await inspected.open('records', 'genesys', 'assistants')
    await page.getByText('2 records').waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  it('says that a world is gone, and shows the one that takes its name', async () => {
    const emulator = await started()
    const world = emulator.fork({ name: 'mine' })
    await get(world, ME)
    await page.goto(`${url}/_control/#/mine/journal`)
    await page.getByText('1 exchange', { exact: true }).waitFor()

    emulator.remove('mine')
    await page.getByRole('heading', { name: 'There is no world mine' }).waitFor()
    expect(await inspected.findings()).toEqual([])
    await inspected.picture('gone')

    const another = emulator.fork({ name: 'mine' })
    await get(another, ASSISTANTS)
    await get(another, ASSISTANTS)
    await page.getByText('2 exchanges').waitFor()

    emulator.remove('mine')
    await get(emulator.fork({ name: 'mine' }), ME)
    await page.getByText('1 exchange', { exact: true }).waitFor()

    emulator.remove('mine')
    await page.getByRole('main').getByRole('link', { name: 'default' }).click()
    await page.getByText('Nothing was asked of this world yet').waitFor()
  })
})
