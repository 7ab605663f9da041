import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Project } from './project.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Sources of the entry points that programs with a compiler of their own import. */
const SOURCES = {
  '.': 'src/index.ts',
  './playwright': 'src/adapters/playwright.ts',
  './vitest': 'src/adapters/vitest.ts',
}

/** Replaces the sources in a project by bundles, because Jest cannot read them, and Playwright and Vitest compile each file. */
export async function bundlePackage({ folder, write }: Project): Promise<void> {
  const outdir = join(folder, 'node_modules/deskdouble')
  await rm(outdir, { recursive: true })
  await build({
    entryPoints: Object.values(SOURCES).map((file) => join(ROOT, file)),
    outdir,
    outbase: join(ROOT, 'src'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  })
  const exports = Object.entries(SOURCES).map(([entry, file]) => [entry, file.replace(/^src(.*)ts$/, '.$1js')])
  await write(
    'node_modules/deskdouble/package.json',
    JSON.stringify({ type: 'module', exports: Object.fromEntries(exports) }),
  )
}
