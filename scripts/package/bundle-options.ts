import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'

/** Options with which the commands and the library are bundled, whatever the place of their modules. */
export function bundleOptions(root: string) {
  return {
    absWorkingDir: root,
    // As deep as the modules of commands in src/, which name other files by relative paths.
    chunkNames: 'cli/parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    // The entry points run in any runtime; only parts that are loaded later may use Node.
    platform: 'neutral',
    target: 'es2023',
    external: ['node:*', 'cloudflare:*', ...installedPackages(root).flatMap((name) => [name, `${name}/*`])],
    legalComments: 'none',
  } as const satisfies BuildOptions
}

/** Module that `pact record --reads auto` loads into the processes of a client, below src/ or dist/. */
export const PRELOADED = 'adapters/pact/observe-fetch'

/** Returns the packages that a user's install brings or may bring; the code of all others becomes part of dist/. */
export function installedPackages(root: string): string[] {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys({ ...dependencies, ...peerDependencies })
}
