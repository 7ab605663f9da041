import { join } from 'node:path'
import { inject } from 'vitest'

/** Main module of the commands as source. */
export const SOURCE = join(import.meta.dirname, '../../src/cli/main.ts')

/** Main module of the commands that tests start: bundled like the package, which starts in half the time. */
export const MAIN = inject('main')

declare module 'vitest' {
  interface ProvidedContext {
    /** path of the bundled main module */
    readonly main: string
  }
}
