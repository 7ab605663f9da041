import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerCommand } from './processes.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = join(ROOT, 'src/cli/main.ts')
const PACKAGE = join(ROOT, 'dist/cli/main.js')

/** Builds the package, whose start is what a user waits for. */
export function buildPackage(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
}

/**
 * Returns the way in which a document is served as a user would.
 * @param main the built package, or the source
 * @param folder for prepared documents; `off` for none
 */
export function serveProduct(main: 'package' | 'source', folder = 'off') {
  const program = main === 'package' ? PACKAGE : SOURCE
  return (file: string, probe: string): ServerCommand => ({
    command: process.execPath,
    args: [program, 'serve', '--spec', file, '--port', '0', '--quiet'],
    env: { DESKDOUBLE_CACHE: folder },
    probe,
  })
}

/** Returns the model of a document as `deskdouble spec model` prints it. */
export async function printModel(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [SOURCE, 'spec', 'model', file], { maxBuffer: 1e9 })
  return stdout
}
