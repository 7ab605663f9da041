import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing here leaves anything behind in its process, so files may share one.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
