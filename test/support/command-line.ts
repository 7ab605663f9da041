import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

/** The output and the exit code of a command. */
export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

interface RunOptions {
  /** working directory; defaults to the current one */
  readonly folder?: string
  /** environment variables in addition to those of this process */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs `deskdouble` in its own process, without a terminal, and waits until it exits. */
export function deskdouble(
  args: readonly string[],
  { folder = '.', env = {} }: RunOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, NO_COLOR: '1', ...env }
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ stdout, stderr, code: code ?? -1 }))
  })
}

/** Calls `run` with a temporary folder that contains these files, then deletes the folder. */
export async function withFolder<T>(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-folder-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
