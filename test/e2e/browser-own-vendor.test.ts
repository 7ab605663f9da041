import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSite, openSite } from '../support/browser-worker/open-site.ts'
import type { OwnResponse } from '../support/browser-worker/own-vendor.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'
import { noBrowser } from './chromium.ts'

const ROOT = join(import.meta.dirname, '../..')
const MUSEUM = join(ROOT, 'test/specs/documents/museum.yaml')
/** A policy that forbids `eval` and everything from other servers. */
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'"

/** The object that the test page provides as `window.own`. */
declare const own: {
  readonly send: (method: string, path: string, body?: object) => Promise<OwnResponse>
  readonly violations: readonly string[]
}

describe.skipIf(noBrowser)('a vendor made from generated modules, in a page that forbids eval', () => {
  let site: OpenSite
  let page: Page

  beforeAll(async () => {
    site = await openSite({ script: await museumScript(), policy: POLICY })
    page = site.page
  })
  afterAll(() => site.close())

  it('creates, lists and deletes a record', async () => {
    const results = await page.evaluate(async () => {
      const event = { name: 'Moon', location: 'Roof', eventDescription: 'Night', dates: ['2026-01-15'], price: 3 }
      const created = await own.send('POST', '/special-events', event)
      const { eventId } = created.body as { readonly eventId: string }
      const listed = await own.send('GET', '/special-events')
      const deleted = await own.send('DELETE', `/special-events/${eventId}`)
      const read = await own.send('GET', `/special-events/${eventId}`)
      return [created.status, JSON.stringify(listed.body).includes(eventId), deleted.status, read.status]
    })
    expect(results).toEqual([201, true, 204, 404])
  })

  it('rejects a request that violates the document', async () => {
    const status = await page.evaluate(async () => (await own.send('POST', '/special-events', { name: 7 })).status)
    expect(status).toBe(400)
  })

  it('evaluates no code', async () => {
    expect(await page.evaluate(() => own.violations)).toEqual([])
    expect(site.errors).toEqual([])
  })
})

/** Generates modules of the museum and bundles them with the page. Fails if a part imports a module of Node. */
function museumScript(): Promise<string> {
  return withFolder({}, async (folder) => {
    const { code, stderr } = await deskdouble(['spec', 'generate', MUSEUM, '--validators-only'], { folder })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { startOwnVendor } from './test/support/browser-worker/own-vendor.ts'
          import { spec } from ${JSON.stringify(join(folder, 'generated/spec.ts'))}
          await startOwnVendor(spec)`,
        resolveDir: ROOT,
      },
      alias: { 'deskdouble/kit': join(ROOT, 'src/kit.ts') },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'error',
    })
    return outputFiles[0]?.text ?? ''
  })
}
