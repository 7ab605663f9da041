import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Path of an installed browser. If it is missing, Playwright uses its own: `npx playwright install chromium`. */
const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Generous: only a test that hangs reaches them, on a slow machine, too.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: { launchOptions: { ...(installed && { executablePath: installed }), args: ['--no-sandbox'] } },
})
