import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './child.ts'

/** Manifest and lockfile of the mock servers that the corpus is compared with. They pin all versions. */
const PINNED = join(import.meta.dirname, '../tools/corpus/peers')

/**
 * Installs the pinned mock servers into a temporary folder, which is deleted when this process ends.
 * @throws Error if npm cannot install them
 */
export async function installPeers(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-peers-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(PINNED, file), join(folder, file))
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
  await runProgram('npm', ['ci', ...options]).catch((cause: unknown) => {
    throw new Error('npm could not install the mock servers, for the reason that it printed above', { cause })
  })
  return folder
}
