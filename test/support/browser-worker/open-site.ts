import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { startBrowser } from '../../e2e/chromium.ts'
import { type Site, serveSite } from './site.ts'

/** A page that is open in a browser. `close` closes the browser and stops the server. */
export interface OpenSite {
  readonly page: Page
  /** messages of the exceptions that the page did not catch */
  readonly errors: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves a page, opens it in a browser, and waits until its script sets the title `ready`. */
export async function openSite(site: Site): Promise<OpenSite> {
  const server = await serveSite(site)
  const browser = await startBrowser([])
  const page = await browser.context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(addressOf(server))
  await page.waitForFunction(() => document.title === 'ready')
  const close = async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
  return { page, errors, close }
}

function addressOf(server: Server): string {
  // A server listens on a port, so its address has one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
