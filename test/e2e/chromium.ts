import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = ['--no-first-run', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync']

/** Where a Chromium is on this machine. In CI there has to be one. */
const chromiumPath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path))

/** Whether tests in a browser are left out: on a developer's machine that has none. */
export const noBrowser = chromiumPath === undefined && process.env['CI'] === undefined

/** A browser with a profile of its own, and how to end both. */
export interface Browser {
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

/** Starts a browser to which these host names lead to this machine. */
export async function startBrowser(hosts: readonly string[]): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'deskdouble-browser-'))
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    headless: true,
    args: ['--no-sandbox', `--host-resolver-rules=${rules}`, ...QUIET],
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
