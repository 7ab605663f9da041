import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerCommand } from './processes.ts'

const ROOT = join(import.meta.dirname, '../..')
const MAIN = join(ROOT, 'src/cli/main.ts')

/** Returns the command that serves a document as a user would. */
export function serveProduct(file: string, probe: string): ServerCommand {
  return { command: process.execPath, args: [MAIN, 'serve', '--spec', file, '--port', '0', '--quiet'], probe }
}

/** Returns the model of a document as `deskdouble spec model` prints it. */
export async function printModel(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'spec', 'model', file], { maxBuffer: 1e9 })
  return stdout
}
