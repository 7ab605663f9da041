import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deskdoubleInProcess } from './in-process.ts'
import { MAIN } from './main.ts'

/** The output and the exit code of a command. */
export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

/** Options of {@link deskdouble}. */
export interface RunOptions {
  /** working directory; defaults to the current one */
  readonly folder?: string
  /** environment variables in addition to those of this process */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Runs `deskdouble` without a terminal and waits until it exits: in this process, which costs a tenth of the time, unless
 * the command needs one of its own.
 */
export function deskdouble(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return needsProcess(args, options) ? spawnDeskdouble(args, options) : deskdoubleInProcess(args, options)
}

/** Commands that serve, start other programs, or print what a library writes past them. */
const IN_OWN_PROCESS = ['serve', 'exec', 'proxy', 'complete', 'environments']

function needsProcess(args: readonly string[], { env = {} }: RunOptions): boolean {
  const isRead = Object.keys(env).some((name) => /proxy|^node_|color|^term$|^path$|^home$/i.test(name))
  return isRead || args.slice(0, 2).some((word) => IN_OWN_PROCESS.includes(word))
}

/** Runs `deskdouble` in its own process, without a terminal, and waits until it exits. */
export function spawnDeskdouble(
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
