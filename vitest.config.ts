import { defineConfig } from 'vitest/config'

/** A server replaces the global `Response` of its process by a faster one, which Mock Service Worker does not know. */
const ALONE = ['test/adapters/msw.test.ts']

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // Nothing here leaves anything behind in its process, so files may share one.
      { extends: true, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
