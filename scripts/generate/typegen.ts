import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Typegen } from '../../src/cli/spec/generate/types.ts'

/** Loads openapi-typescript from its own workspace, because it requires an older TypeScript than the project. */
export function loadTypegen(): Typegen {
  const workspace = createRequire(join(import.meta.dirname, '../../tools/typegen/package.json'))
  return workspace('openapi-typescript')
}
