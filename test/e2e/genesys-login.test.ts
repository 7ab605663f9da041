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
import { tourAssistants } from './genesys-tour.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The accessibility checker, once its text has run in the page. */
declare const axe: { readonly run: () => Promise<AxeResults> }

const client = { id: 'console', name: 'Agent console', secret: 'sesame', permissions: permissions() }
const scenario = {
  organizations: [{ name: 'Harbour Lane' }],
  clients: [client],
  users: [{ name: 'Tamsin Ferrier' }, { name: 'Idris Okafor', email: 'idris@desk.example' }],
  routingQueues: [{ name: 'Billing' }, { name: 'Returns' }],
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

  it('carries out every operation of the assistants', async () => {
    emulator.genesys.setProfile({ login: 'auto' })
    await start({ grant: 'loginPKCEGrant' })
    await page.waitForURL(app.url)
    await outcome()

    const tour = await page.evaluate(tourAssistants)

    expect(tour).toMatchObject({
      names: ['Second line', 'Second line', 'Second line'],
      queues: [2, 1, 0],
      missing: { status: 404, code: 'not.found' },
      headers: expect.arrayContaining(['inin-correlation-id', 'inin-ratelimit-count']),
    })
    const called = new Set(emulator.exchanges().map(({ operation }) => operation))
    expect(OPERATIONS.filter((operation) => !called.has(operation))).toEqual([])
  })
})

/** The operations of assistants and their queues. */
const OPERATIONS = [
  'getAssistants',
  'postAssistants',
  'getAssistantsQueues',
  'getAssistant',
  'patchAssistant',
  'deleteAssistant',
  'getAssistantQueues',
  'patchAssistantQueues',
  'deleteAssistantQueues',
  'getAssistantQueue',
  'putAssistantQueue',
  'deleteAssistantQueue',
]

function permissions(): string[] {
  return ['add', 'delete', 'edit', 'view'].flatMap((action) => [
    `assistants:assistant:${action}`,
    `assistants:queue:${action}`,
    `routing:queue:${action}`,
  ])
}
