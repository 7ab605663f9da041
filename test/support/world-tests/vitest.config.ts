import { defineConfig } from 'vitest/config'

/** Configuration of the tests that test/adapters/vitest.test.ts runs. Some of them must fail. */
export default defineConfig({ test: { include: ['test/support/world-tests/*.case.ts'] } })
