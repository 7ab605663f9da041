import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'
import { get, NOW } from '../support/genesys.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'

const WORLD = '/_control/worlds/default'

describe.skipIf(noBrowser)('the control API in a real browser', () => {
  const emulator = createEmulator({ clock: NOW })
  let desk: Listening
  let site: Server
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    desk = await emulator.listen({ port: 0 })
    site = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>'),
    )
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    browser = await startBrowser(['elsewhere.test', 'rebound.test'])
  })
  afterAll(async () => {
    await browser.close()
    site.closeAllConnections()
    site.close()
    await desk.close()
  })
  beforeEach(async () => {
    emulator.reset()
    await get(emulator, '/api/v2/users/me')
    page = await browser.context.newPage()
    // A server listens on a port, so its address has one.
    await page.goto(`http://elsewhere.test:${(site.address() as AddressInfo).port}/`)
  })

  it('a form on a foreign page does not reset a world', async () => {
    const arrived = page.waitForResponse((response) => response.url().includes('/reset'))
    await page.setContent(`<form method="post" action="${desk.url}${WORLD}/reset"><button>Win</button></form>`)
    await page.click('button')
    expect((await arrived).status()).toBe(403)
    expect(emulator.exchanges('getUsersMe')).toHaveLength(1)
  })

  it.each([
    ['POST', '/reset', undefined],
    ['PATCH', '/clock', '{"advance":"1d"}'],
    ['DELETE', '/faults', undefined],
  ])('a foreign script cannot %s %s', async (method, path, body) => {
    const outcome = await page.evaluate(tryToSend, {
      url: `${desk.url}${WORLD}${path}`,
      init: { method, ...(body && { body }) },
    })
    expect(outcome).toEqual({ asJson: 'rejected', without: 'rejected' })
    expect(emulator.exchanges('getUsersMe')).toHaveLength(1)
    expect(emulator.clock.now()).toBe(NOW)
  })

  it.each(['/state/genesys/tokens', '/journal', '/journal/har', '/diff'])(
    'a foreign script cannot read %s',
    async (path) => {
      const outcome = await page.evaluate(tryToSend, { url: `${desk.url}${WORLD}${path}`, init: {} })
      expect(outcome).toEqual({ asJson: 'rejected', without: 'rejected' })
    },
  )

  it.each(['/state/genesys/tokens', '/journal', '/journal/events'])(
    'a page whose name was bound to this machine cannot read %s',
    async (path) => {
      await page.goto(`http://rebound.test:${desk.port}/`)
      const outcome = await page.evaluate(async (url) => {
        const response = await fetch(url)
        return { status: response.status, text: await response.text() }
      }, `${WORLD}${path}`)
      expect(outcome.status).toBe(403)
      expect(outcome.text).toContain('is not a name of this machine')
    },
  )

  it('answers a page of its own origin', async () => {
    await page.goto(`${desk.url}/`)
    const status = await page.evaluate(async (url) => (await fetch(url, { method: 'POST' })).status, `${WORLD}/reset`)
    expect(status).toBe(204)
    expect(emulator.exchanges('getUsersMe')).toEqual([])
  })
})

/** Runs in the page: sends a request as JSON, and once in the mode no-cors, which cannot read the response. */
async function tryToSend({ url, init }: { url: string; init: RequestInit }) {
  const send = async (more: RequestInit) => {
    try {
      const response = await fetch(url, { ...init, ...more })
      return response.type === 'opaque' ? 'opaque' : `read ${await response.text()}`
    } catch {
      return 'rejected'
    }
  }
  return {
    asJson: await send({ headers: { 'content-type': 'application/json' } }),
    without: await send({ mode: 'no-cors' }),
  }
}
