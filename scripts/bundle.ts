/**
 * Bundles the JavaScript that tsc wrote to dist/ into one file for each entry point, a few for what entry points load
 * at their start, and one for each part that is loaded later: a process that opens a hundred files takes a third longer
 * to start. Then deletes the declarations that no entry point reaches.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { type OutputChunk, type RolldownOutput, rolldown } from 'rolldown'
import { packageOf } from './generate/bundled-packages.ts'
import { installedPackages, PRELOADED } from './package/bundle-options.ts'
import { pruneDeclarations } from './package/declarations.ts'
import { entryPointsOf } from './package/entry-points.ts'
import { LICENCES_FILE, writeLicences } from './package/licences.ts'
import { startChunks } from './package/start-chunks.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const GENERATED = join(DIST, 'generated/')
/** Minified code is broken into lines, because Node prints the line that an uncaught error comes from. */
const LINE_LIMIT = 160

const { modules, declarations } = entryPointsOf(ROOT)
const entries = [...modules, join(DIST, `${PRELOADED}.js`)]
const chunks = (await bundle()).output.filter((output) => output.type === 'chunk')
for (const file of globSync('**/*.js', { cwd: DIST })) rmSync(join(DIST, file))
for (const chunk of chunks) await writeChunk(chunk)
pruneDeclarations(DIST, declarations)
// Nobody reads their indentation, which is a third of them.
for (const file of globSync('**/*.d.ts', { cwd: GENERATED }).map((name) => join(GENERATED, name))) {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^ +/gm, ''))
}
const generated: string[] = JSON.parse(readFileSync(join(ROOT, 'src/generated/bundled-packages.json'), 'utf8'))
const bundled = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageOf(id) ?? []))
const licences = writeLicences([...bundled, ...generated], join(ROOT, 'node_modules'))
writeFileSync(join(DIST, LICENCES_FILE), licences)

async function bundle(): Promise<RolldownOutput> {
  const input = Object.fromEntries(entries.map((file) => [file.slice(DIST.length + 1, -'.js'.length), file]))
  const build = await rolldown({
    cwd: ROOT,
    input,
    // The entry points run in any runtime; only parts that are loaded later may use Node.
    platform: 'neutral',
    preserveEntrySignatures: 'allow-extension',
    external: [/^(?:node|cloudflare):/, ...installedPackages(ROOT).map((name) => new RegExp(`^${name}(?:/|$)`))],
  })
  return build.generate({
    dir: DIST,
    format: 'esm',
    entryFileNames: '[name].js',
    // As deep as the modules of commands in src/, which name other files by relative paths.
    chunkFileNames: 'cli/parts/[name]-[hash].js',
    codeSplitting: {
      // A module belongs to the file that its own name says, whatever imports it.
      includeDependenciesRecursively: false,
      groups: [{ debugName: 'start', name: startChunks({ dist: DIST, generated: GENERATED, entries }) }],
    },
  })
}

async function writeChunk({ fileName, code, moduleIds }: OutputChunk): Promise<void> {
  const file = join(DIST, fileName)
  const isGenerated = moduleIds.length > 0 && moduleIds.every((id) => id.startsWith(GENERATED))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, await withoutComments(code, isGenerated))
}

/** Returns code without comments and, if it can be, in ASCII: V8 reads that twice as fast. */
async function withoutComments(code: string, minifyWhitespace: boolean): Promise<string> {
  const options = { format: 'esm', target: 'es2023', charset: 'ascii', legalComments: 'none' } as const
  const lines = minifyWhitespace ? { minifyWhitespace, lineLimit: LINE_LIMIT } : {}
  return (await transform(code, { ...options, ...lines })).code
}
