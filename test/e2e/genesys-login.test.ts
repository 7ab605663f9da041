import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/index.ts'
import { emulatorWith } from '../support/genesys.ts'
import { loginPath } from '../support/genesys-login.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { type SdkApp, startSdkApp } from './genesys-app.ts'
import { followPresence } from './genesys-channel.ts'
import { listOperations, tourAssistants, tourChecklists, tourCopilots, tourQueueUsers } from './genesys-tour.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The accessibility checker, once its text has run in the page. */
declare const axe: { readonly run: () => Promise<AxeResults> }

const client = { id: 'console', name: 'Agent console', secret: 'sesame', permissions: permissions() }
const scenario = {
  organizations: [{ name: 'Harbour Lane' }],
  clients: [client],
  users: [{ name: 'Tamsin Ferrier' }, { name: 'Idris Okafor', email: 'idris@desk.example' }],
  routingQueues: [{ name: 'Billing' }, { name: 'Returns' }],
  agentChecklists: [{ name: 'Exchange', language: 'en-US', checklistItems: [{ name: 'Ask for the size' }] }],
}

/** Settings of a login, which the page of the application reads. */
interface Login {
  readonly grant: 'loginPKCEGrant' | 'loginImplicitGrant'
  readonly options?: Readonly<Record<string, string>>
  readonly persist?: boolean
}

describe.skipIf(noBrowser)("the vendor's SDK in a real browser", () => {
  const emulator = emulatorWith(scenario, { auth: 'strict' })
  let desk: Listening
  let app: SdkApp
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    desk = await emulator.listen({ port: 0 })
    app = await startSdkApp(desk.url)
    browser = await startBrowser([])
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
    await desk.close()
  })
  beforeEach(async () => {
    emulator.reset()
    page = await browser.context.newPage()
    await page.goto(app.url)
    await page.evaluate('localStorage.clear()')
  })
  afterEach(() => page.close())

  /** Opens the application so that it logs in. */
  async function start(login: Login): Promise<void> {
    await page.evaluate((text) => sessionStorage.setItem('login', text), JSON.stringify(login))
    await page.reload()
  }

  /** Waits until the browser is back in the application, and returns the result of the login. */
  async function outcome(): Promise<{ accessToken?: string; state?: string; error?: string }> {
    await page.waitForURL((url) => url.href.startsWith(app.url))
    return page.evaluate('window.outcome')
  }

  /** Logs in the first user without the login page. */
  async function logInAtOnce(): Promise<void> {
    emulator.genesys.setProfile({ login: 'auto' })
    await start({ grant: 'loginPKCEGrant' })
    await page.waitForURL(app.url)
    await outcome()
  }

  async function chooseUser(name: string): Promise<void> {
    await page.waitForURL(/\/login\/oauth\/authorize\?/)
    await page.getByRole('button', { name }).click()
  }

  const userName = (): Promise<string> => page.evaluate('new sdk.UsersApi().getUsersMe().then(({ name }) => name)')

  it.each(['loginPKCEGrant', 'loginImplicitGrant'] as const)('logs in through the login page: %s', async (grant) => {
    const state = 'a b+c&d=50% %41#ü'
    await start({ grant, options: { state } })
    await chooseUser('Idris Okafor')

    const { accessToken, ...others } = await outcome()

    expect(others).toEqual({ state })
    expect(accessToken).toMatch(/./)
    expect(await userName()).toBe('Idris Okafor')
    expect(page.url()).toBe(app.url)
  })

  it.each(['loginPKCEGrant', 'loginImplicitGrant'] as const)('logs in without a page: %s', async (grant) => {
    emulator.genesys.setProfile({ login: 'auto' })
    await start({ grant, options: { login_hint: 'idris@desk.example:Harbour Lane' } })
    await page.waitForURL(app.url)

    await outcome()

    expect(await userName()).toBe('Idris Okafor')
  })

  it.each(['loginPKCEGrant', 'loginImplicitGrant'] as const)('reports a cancelled login: %s', async (grant) => {
    await start({ grant })
    await page.waitForURL(/\/login\/oauth\/authorize\?/)
    await page.getByRole('button', { name: 'Cancel' }).click()

    expect(await outcome()).toEqual({ error: '[access_denied] The user cancelled the login' })
  })

  it.each(['light', 'dark'] as const)(
    'shows a login page without accessibility violations: %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      for (const path of [loginPath({ redirect_uri: app.url }), loginPath({ redirect_uri: '/' }), '/logout']) {
        await page.goto(desk.url + path)
        await page.evaluate(AXE)
        expect((await page.evaluate(() => axe.run())).violations).toEqual([])
      }
    },
  )

  it('logs in with the keyboard', async () => {
    await start({ grant: 'loginPKCEGrant' })
    await page.waitForURL(/\/login\/oauth\/authorize\?/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await outcome()

    expect(await userName()).toBe('Tamsin Ferrier')
  })

  it('keeps a token in the browser until it is revoked', async () => {
    await start({ grant: 'loginPKCEGrant', persist: true })
    await chooseUser('Tamsin Ferrier')
    const { accessToken } = await outcome()

    await page.reload()
    expect((await outcome()).accessToken).toBe(accessToken)

    await page.evaluate('new sdk.TokensApi().deleteTokensMe()')
    await page.reload()
    await chooseUser('Idris Okafor')
    expect((await outcome()).accessToken).not.toBe(accessToken)
  })

  it('logs out to the application or to a page of its own', async () => {
    await start({ grant: 'loginImplicitGrant' })
    await chooseUser('Tamsin Ferrier')
    await outcome()
    await page.evaluate('sessionStorage.clear()')

    await page.evaluate('client.logout(redirectUri + "?bye=1")')
    await page.waitForURL(`${app.url}?bye=1`)
    await page.evaluate('client.clientId = "console"; client.logout()')
    await page.getByRole('heading', { name: 'You are logged out' }).waitFor()

    expect(new URL(page.url()).searchParams.get('logout')).toBe('true')
  })

  it('carries out every operation of assistants, copilots and variations', async () => {
    await logInAtOnce()

    expect(await page.evaluate(tourAssistants)).toMatchObject({
      names: ['Second line', 'Second line', 'Second line'],
      queues: [2, 1, 0],
      missing: { status: 404, code: 'not.found' },
      headers: expect.arrayContaining(['inin-correlation-id', 'inin-ratelimit-count']),
    })
    expect(await page.evaluate(tourChecklists)).toEqual({
      name: 'Rücksendung & Tausch',
      items: ['Bestellnummer erfragen'],
      lists: [['Rücksendung & Tausch', 'Exchange'], ['Rücksendung & Tausch'], ['Rücksendung & Tausch'], ['Exchange']],
      languages: expect.arrayContaining([{ language: 'de-DE' }]),
    })
    expect(await page.evaluate(tourQueueUsers)).toEqual({
      automatic: { status: 409, code: 'general.conflict' },
      job: ['InProgress', 'Succeeded'],
      errors: [0],
      counts: [0, 1, 0],
      served: 'Support',
    })
    expect(await page.evaluate(tourCopilots)).toEqual({
      languages: ['en-US', 'en-US', 'de-DE'],
      features: ['fr-FR'],
      names: ['Rücksendungen', 'Rücksendungen'],
      counts: [1, 0],
    })
    const operations = await page.evaluate(listOperations)
    const done = emulator.exchanges().filter(({ response }) => response.status < 300)
    const called = new Set(done.map(({ operation }) => operation))
    expect(operations).toContain('putAssistantVariation')
    expect(operations.filter((operation) => !called.has(operation))).toEqual([])
  })

  it('receives the presence of a user over the WebSocket of a channel', async () => {
    await logInAtOnce()
    const user = await page.evaluate(followPresence)

    const presence = { presenceDefinition: { id: 'p1', systemPresence: 'Busy' }, primary: true }
    emulator.genesys.records.users.update(user, { presence })

    const event = { topicName: `v2.users.${user}.presence`, eventBody: presence }
    await expect.poll(() => page.evaluate('messages')).toEqual([expect.objectContaining(event)])
  })
})

function permissions(): string[] {
  const entities = ['assistant', 'queue', 'agentchecklist', 'copilot', 'queueUserAssignment', 'queueUserJob']
  return ['add', 'delete', 'edit', 'view'].flatMap((action) => [
    ...entities.map((entity) => `assistants:${entity}:${action}`),
    `routing:queue:${action}`,
  ])
}
