import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'
import { bundleOptions, PRELOADED } from '../../scripts/package/bundle-options.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A folder below the installed packages, so that the bundle finds them. */
const CACHE = join(ROOT, 'node_modules/.cache')

/**
 * Bundles the source of the commands, once for all tests that start one. Modules end in `.mjs`: a command that runs from
 * a `.js` module is a package, which keeps prepared documents in a folder of the user.
 */
export default async function bundleCommand({ provide }: TestProject): Promise<() => void> {
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(join(CACHE, 'deskdouble-'))
  const dist = join(folder, 'dist')
  await build({
    ...bundleOptions(ROOT),
    entryPoints: ['src/cli/main.ts', `src/${PRELOADED}.ts`],
    outbase: join(ROOT, 'src'),
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  })
  symlinkSync(join(ROOT, 'specs'), join(folder, 'specs'), 'junction')
  const before = process.env['NODE_COMPILE_CACHE']
  // The commands would leave the compiled code of this bundle in the temporary folder of the system.
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled')
  provide('main', join(dist, 'cli/main.mjs'))
  return () => {
    if (before === undefined) delete process.env['NODE_COMPILE_CACHE']
    else process.env['NODE_COMPILE_CACHE'] = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
