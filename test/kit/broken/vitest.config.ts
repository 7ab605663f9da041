import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['test/kit/broken/broken.case.ts'], testTimeout: 300_000 } })
