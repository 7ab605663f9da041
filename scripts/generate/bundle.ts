import { build } from 'esbuild'
import type { LinkModules } from '../../src/cli/spec/generate/table-module.ts'
import { noteBundledPackages } from './bundled-packages.ts'

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
