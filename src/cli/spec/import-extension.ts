import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Settings of TypeScript with which a project imports modules by the names of their files. */
const IMPORTS_TS = /"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/

/** Returns how modules below a folder import each other, by the nearest tsconfig.json. Without one, Node runs `.ts`. */
export function importExtension(folder: string): '.ts' | '.js' {
  const outer = resolve(folder)
  const file = join(outer, 'tsconfig.json')
  if (existsSync(file)) return IMPORTS_TS.test(readFileSync(file, 'utf8')) ? '.ts' : '.js'
  return dirname(outer) === outer ? '.ts' : importExtension(dirname(outer))
}
