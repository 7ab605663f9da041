import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { build } from 'esbuild'
import type { LinkModules } from '../../src/cli/spec/generate/table-module.ts'
import { noteBundledPackages } from './bundled-packages.ts'

/**
 * Code after the formats of Ajv: accepts the usual spelling of a date-time, which most records have twice, with one
 * pattern. All others are left to the format itself.
 */
const QUICK_DATE_TIME = `
const dateTime = exports.fullFormats['date-time']
const validateAny = dateTime.validate
const USUAL = /^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z$/
dateTime.validate = (text) => USUAL.test(text) || validateAny(text)
`

/** Bundles modules that exist only as text, with the functions of Ajv that they call. */
export const bundle: LinkModules = async ({ main, ...modules }) => {
  const result = await build({
    stdin: { contents: main, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    metafile: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [
      {
        name: 'text-modules',
        setup(building) {
          building.onResolve({ filter: /^(kept|requests|responses)$/ }, ({ path }) => ({ path, namespace: 'text' }))
          building.onLoad({ filter: /ajv-formats[\\/]dist[\\/]formats\.js$/ }, async ({ path }) => {
            return { contents: (await readFile(path, 'utf8')) + QUICK_DATE_TIME, resolveDir: dirname(path) }
          })
          building.onLoad({ filter: /.*/, namespace: 'text' }, ({ path }) => {
            return { contents: modules[path] ?? '', resolveDir: import.meta.dirname }
          })
        },
      },
    ],
  })
  noteBundledPackages(result.metafile)
  const [output] = result.outputFiles
  if (!output) throw new Error('esbuild returned no output')
  return output.text
}
