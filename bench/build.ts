import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)

/**
 * What of DeskDouble is measured: `dist`, as users run it, where it is newer than every file of `src`; else `src`,
 * which Node has to strip of its types first, so that it starts more slowly.
 */
export function newestBuild(): { readonly name: 'dist' | 'src'; readonly entry: string } {
  const dist = new URL('dist/index.js', ROOT)
  const built = statSync(dist, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const files = globSync('src/**/*.ts', { cwd: fileURLToPath(ROOT) })
  const written = Math.max(...files.map((file) => statSync(new URL(file, ROOT)).mtimeMs))
  return built > written
    ? { name: 'dist', entry: dist.href }
    : { name: 'src', entry: new URL('src/index.ts', ROOT).href }
}
