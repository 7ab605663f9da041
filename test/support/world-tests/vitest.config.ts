import { defineConfig } from 'vitest/config'

/** For the tests that a test runs: some of them are to fail. */
export default defineConfig({ test: { include: ['test/support/world-tests/*.case.ts'] } })
