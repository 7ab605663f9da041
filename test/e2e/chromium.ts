import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = ['--no-first-run', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync']

/** Path of a Chromium on this machine. CI must have one. */
export const chromiumPath = process.env['CHROMIUM'] ?? PATHS.find((path) => existsSync(path))

/** True if browser tests are skipped, because a developer's machine has no Chromium. */
export const noBrowser = chromiumPath === undefined && process.env['CI'] === undefined

/** A browser with its own profile. `close` closes the browser and deletes the profile. */
export interface Browser {
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

/**
 * Starts a browser that resolves these host names to this machine.
 * @param archive file of an HTTP Archive that is written when the browser is closed
 */
export async function startBrowser(hosts: readonly string[], archive?: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'deskdouble-browser-'))
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    headless: true,
    ...(archive !== undefined && { recordHar: { path: archive } }),
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
