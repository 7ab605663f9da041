import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Tests in their own process. A server replaces the global `Response`, which Mock Service Worker does not recognise. The
 * tests of transport faults count the timers of the process.
 */
const ALONE = ['test/adapters/msw.test.ts', 'test/adapters/transport-faults.test.ts']

/** Tests of clients in environments with a document. */
const DOM = 'test/dom/*.test.ts'

export default defineConfig({
  test: {
    // Generous: only a test that hangs reaches them, on a slow machine, too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // More than the processors, because many tests wait for processes that they start.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // These files leave no state behind in their process, so they share one.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, DOM],
          isolate: false,
          globalSetup: 'test/support/bundle-command.ts',
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'jsdom', environment: 'jsdom', include: [DOM] } },
      { extends: true, test: { name: 'happy-dom', environment: 'happy-dom', include: [DOM] } },
    ],
  },
})
