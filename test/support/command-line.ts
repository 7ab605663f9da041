import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

/** How a command ended. */
export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

interface RunOptions {
  /** the folder that it runs in; that of the project unless given */
  readonly folder?: string
  /** what its environment has beside ours */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs `deskdouble` in a process of its own, without a terminal, until it ends. */
export function deskdouble(args: readonly string[], { folder = '.', env = {} }: RunOptions = {}): Promise<CommandResult> {
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

/** A folder of a test's own, with these files in it, for as long as the test runs. */
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
