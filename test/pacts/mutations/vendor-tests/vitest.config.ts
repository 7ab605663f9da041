import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const MUTATED = join(import.meta.dirname, 'handle-request.ts')

/** Imports the module of a copy wherever the emulator imports the engine's. */
const mutate: Plugin = {
  name: 'mutate',
  enforce: 'pre',
  resolveId(source, importer) {
    const isEntry = source.startsWith('.') && source.endsWith('/exchange/handle-request.ts') && importer !== MUTATED
    return isEntry ? MUTATED : undefined
  },
}

/** The files that take longest. They run last, because the first failed test ends the run. */
const SLOW = ['common.test.ts', 'any-input.test.ts']

class SlowLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => SLOW.findIndex((name) => moduleId.endsWith(`/${name}`))
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  plugins: [mutate],
  test: {
    include: ['test/vendors/kore/*.test.ts'],
    testTimeout: 300_000,
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: SlowLast },
  },
})
