import { defineConfig } from 'vitest/config'

const include = ['test/support/dom-tests/*.case.ts']

/** Configuration of the tests that test/adapters/dom.test.ts runs in each environment with a document. */
export default defineConfig({
  test: {
    testTimeout: 300_000,
    projects: ['jsdom', 'happy-dom'].map((environment) => ({ test: { name: environment, environment, include } })),
  },
})
