/**
 * Puts what tsc made of src/ together: a file for each door, and one for each part that is loaded later. A process
 * that has to open a hundred and fifty files starts a third later. The declarations stay as tsc wrote them.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { LICENCES_FILE, writeLicences } from './bundle/licences.ts'
import { packagesIn } from './generate/bundled-packages.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

const { outputFiles, metafile } = await build({
  entryPoints: doors(),
  outdir: DIST,
  outbase: DIST,
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  format: 'esm',
  // Nobody's own: what is loaded later may be Node's, and what is loaded first must run anywhere.
  platform: 'neutral',
  target: 'es2023',
  external: ['node:*', ...installedPackages().flatMap((name) => [name, `${name}/*`])],
  legalComments: 'none',
})
for (const file of globSync('**/*.js', { cwd: DIST })) rmSync(join(DIST, file))
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, contents)
}

const generated: string[] = JSON.parse(readFileSync(join(ROOT, 'src/generated/bundled-packages.json'), 'utf8'))
const bundled = [...packagesIn(metafile), ...generated]
writeFileSync(join(DIST, LICENCES_FILE), writeLicences(bundled, join(ROOT, 'node_modules')))

/** Returns the packages that a user's install brings or may bring; the code of all others becomes part of dist/. */
function installedPackages(): string[] {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return Object.keys({ ...dependencies, ...peerDependencies })
}

/** The files that package.json leads to: what is exported and what is run. */
function doors(): string[] {
  const { exports, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const exported = Object.values<{ default?: string }>(exports).flatMap((door) => door.default ?? [])
  return [...exported, ...Object.values<string>(bin)].map((door) => join(ROOT, door))
}
