import { defineConfig } from '@playwright/test'

/** Configuration of the tests that test/adapters/playwright.test.ts runs. Some of them must fail. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.case.ts',
  fullyParallel: true,
  timeout: 300_000,
})
