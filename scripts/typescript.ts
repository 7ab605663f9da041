import { createRequire } from 'node:module'
import { join } from 'node:path'
import type ts from '../tools/typegen/node_modules/typescript/lib/typescript.js'

export type { default as ts } from '../tools/typegen/node_modules/typescript/lib/typescript.js'

/** Loads the compiler API of the TypeScript in `tools/typegen`: the newer one of the project does not have it. */
export function loadTypeScript(): typeof ts {
  return createRequire(join(import.meta.dirname, '../tools/typegen/package.json'))('typescript')
}
