import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import type { Options } from './tests/console.ts'

/** Path of an installed browser. If it is missing, Playwright uses its own: `npx playwright install chromium`. */
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

export default defineConfig<object, Options>({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { launchOptions: { ...(installed && { executablePath: installed }), args: ['--no-sandbox'] } },
  // The same tests run against a server, with worlds selected by base URL or by token, and without a server.
  projects: [
    { name: 'server, world by base URL', use: { backend: 'base URL' } },
    { name: 'server, world by token', use: { backend: 'token' } },
    { name: 'browser worker', use: { backend: 'worker' } },
  ],
})
