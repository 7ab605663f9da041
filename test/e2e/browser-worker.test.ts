import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSite, openSite } from '../support/browser-worker/open-site.ts'
import { noBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

interface PageResponse {
  readonly status: number
  readonly body: { readonly entities?: readonly { readonly name: string }[] }
}

/** The object that the test page provides as `window.desk`. */
declare const desk: {
  readonly emulator: ReturnType<typeof import('../../src/adapters/msw.ts').createEmulator>
  readonly send: (path: string, init?: RequestInit) => Promise<PageResponse>
  readonly showPanel: () => Promise<void>
  readonly hidePanel: () => void
}

describe.skipIf(noBrowser)('the emulator in a service worker', () => {
  const requested: string[] = []
  let site: OpenSite
  let page: Page

  beforeAll(async () => {
    site = await openSite({ script: await deskScript(), onRequest: (path) => requested.push(path) })
    page = site.page
  })
  afterAll(() => site.close())

  it('answers without a server and keeps created records', async () => {
    const names = await page.evaluate(async () => {
      const body = JSON.stringify({ name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } })
      await desk.send('/api/v2/assistants', { method: 'POST', body })
      return (await desk.send('/api/v2/assistants')).body.entities?.map(({ name }) => name)
    })
    expect(names).toEqual(['Workshop helper', 'Shop trial', 'Till'])
    expect(requested.filter((path) => path.startsWith('/api'))).toEqual([])
  })

  it("answers at a vendor's real address", async () => {
    const status = await page.evaluate(
      async () => (await desk.send('https://api.mypurecloud.com/api/v2/users/me')).status,
    )
    expect(status).toBe(200)
  })

  it('supports worlds, faults and the clock', async () => {
    const results = await page.evaluate(async () => {
      const { emulator, send } = desk
      const world = emulator.fork({ name: 'empty', scenario: 'empty-organisation' })
      world.fail('getUsersMe', { status: 503 })
      world.clock.advance('1h')
      const headers = { 'x-world': 'empty' }
      const failing = (await send('/api/v2/users/me', { headers })).status
      const listing = (await send('/api/v2/assistants', { headers })).body.entities?.length
      return [failing, listing, (await send('/api/v2/users/me')).status, world.clock.now()]
    })
    expect(results).toEqual([503, 0, 200, '2026-01-15T10:00:00.000Z'])
  })

  it('fails the connection for the fault reset', async () => {
    const failed = await page.evaluate(async () => {
      desk.emulator.fail('getUsersMe', { transport: 'reset', times: 1 })
      return desk.send('/api/v2/users/me').then(
        () => 'answered',
        (error: Error) => error.name,
      )
    })
    expect(failed).toBe('TypeError')
  })

  it('shows the inspector in a frame of the page', async () => {
    await page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: '/_control/' })
      document.body.append(frame)
    })
    const frame = page.frameLocator('iframe')
    await frame.getByRole('link', { name: 'postAssistants, POST /api/v2/assistants 200' }).waitFor()
    await page.evaluate(() => document.querySelector('iframe')?.remove())
  })

  it('shows the inspector in a panel of the page, which keeps its URL', async () => {
    const url = page.url()
    await page.evaluate(() => desk.showPanel())
    await page.getByRole('link', { name: 'postAssistants, POST /api/v2/assistants 200' }).click()
    await page.getByRole('heading', { name: 'POST postAssistants → 200' }).waitFor()
    await page.keyboard.press('2')
    await page.getByRole('heading', { name: 'Records' }).waitFor()
    await page.getByRole('link', { name: /^routingQueues/ }).click()
    await page.getByRole('heading', { name: /^genesys routingQueues/ }).waitFor()
    expect(await new InspectorPage(page, url).issuesInAllForms('panel')).toEqual([])
    expect(page.url()).toBe(url)
    await page.evaluate(() => desk.hidePanel())
    expect(await page.getByRole('heading', { name: 'DeskDouble' }).count()).toBe(0)
  })

  it('says in another tab where the inspector runs', async () => {
    const answer = await page.evaluate(async () => (await fetch('/_control/')).text())
    const tab = await page.context().newPage()
    await tab.setContent(answer)
    expect(await tab.getByRole('heading').textContent()).toBe('The inspector cannot run in this tab')
    await tab.close()
  })

  it('logs no error in the page', () => {
    expect(site.errors).toEqual([])
  })
})

/** Bundles the script of the page. */
async function deskScript(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, '../support/browser-worker/page.ts')]
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'esm', logLevel: 'error' })
  return outputFiles[0]?.text ?? ''
}
