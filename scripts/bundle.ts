/**
 * Bundles the JavaScript that tsc wrote to dist/ into one file for each entry point and one for each part that is
 * loaded later: a process that opens a hundred and fifty files takes a third longer to start. Then deletes the
 * declarations that no entry point reaches.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, type Metafile, transform } from 'esbuild'
import { packagesIn } from './generate/bundled-packages.ts'
import { bundleOptions, PRELOADED } from './package/bundle-options.ts'
import { pruneDeclarations } from './package/declarations.ts'
import { entryPointsOf } from './package/entry-points.ts'
import { LICENCES_FILE, writeLicences } from './package/licences.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const GENERATED = 'dist/generated/'
/** Minified code is broken into lines, because Node prints the line that an uncaught error comes from. */
const LINE_LIMIT = 160

const { modules, declarations } = entryPointsOf(ROOT)
const { outputFiles, metafile } = await build({
  ...bundleOptions(ROOT),
  entryPoints: [...modules, join(DIST, `${PRELOADED}.js`)],
  outdir: DIST,
  outbase: DIST,
  write: false,
})
for (const file of globSync('**/*.js', { cwd: DIST })) rmSync(join(DIST, file))
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, isGenerated(metafile, path) ? await minified(text) : text)
}
pruneDeclarations(DIST, declarations)
const generated: string[] = JSON.parse(readFileSync(join(ROOT, 'src/generated/bundled-packages.json'), 'utf8'))
const licences = writeLicences([...packagesIn(metafile), ...generated], join(ROOT, 'node_modules'))
writeFileSync(join(DIST, LICENCES_FILE), licences)

/** Returns whether all code of a bundled file is generated. */
function isGenerated({ outputs }: Metafile, path: string): boolean {
  const inputs = Object.keys(outputs[relative(ROOT, path).replaceAll('\\', '/')]?.inputs ?? {})
  return inputs.length > 0 && inputs.every((input) => input.startsWith(GENERATED))
}

async function minified(code: string): Promise<string> {
  const options = { format: 'esm', target: 'es2023', minifyWhitespace: true, lineLimit: LINE_LIMIT } as const
  return (await transform(code, options)).code
}
