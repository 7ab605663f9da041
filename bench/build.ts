import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)

/**
 * Returns the build to measure: `dist`, as users run it, if it is newer than every file of `src`; otherwise `src`,
 * which starts more slowly because Node strips its types first.
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
