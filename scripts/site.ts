/**
 * Builds the site of the documentation in site/dist and checks its links. Installs the generator first if necessary.
 * `--serve` then serves the site at http://127.0.0.1:4173. `--base PATH` is the path of the site on its server, and
 * defaults to `/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
const SITE = join(ROOT, 'site')
const GENERATOR = join(SITE, 'node_modules/vitepress/bin/vitepress.js')

const { values } = parseArgs({
  options: { serve: { type: 'boolean', default: false }, base: { type: 'string', default: '/' } },
})
const base = `/${values.base}/`.replaceAll(/\/+/g, '/')
if (!isInstalled()) run('npm', ['ci', '--prefix', SITE, '--ignore-scripts', '--no-audit', '--no-fund'])
run('tsc', ['-p', SITE])
run(process.execPath, [GENERATOR, 'build', SITE, '--base', base])
run(process.execPath, [join(SITE, 'check.ts'), base])
if (values.serve) {
  const { serve } = await import(new URL('../site/serve.ts', import.meta.url).href)
  await serve(base)
}

/** Returns true if the installed packages are not older than the lockfile. */
function isInstalled(): boolean {
  const installed = join(SITE, 'node_modules/.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(SITE, 'package-lock.json')).mtimeMs
}

/** Runs a program in the root of the repository. Ends this process if the program fails. */
function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}
