import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import type { Options } from './tests/console.ts'

/** A browser that is on the machine already; otherwise the one of `npx playwright install chromium`. */
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

export default defineConfig<object, Options>({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { launchOptions: { ...(installed && { executablePath: installed }), args: ['--no-sandbox'] } },
  // The same tests against a server, whose worlds are told apart by base URL or by token, and with no server at all.
  projects: [
    { name: 'server, world by base URL', use: { backend: 'base URL' } },
    { name: 'server, world by token', use: { backend: 'token' } },
    { name: 'browser worker alone', use: { backend: 'worker' } },
  ],
})
