import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import {
  descendantsOf,
  endAll,
  type ProcessTree,
  processesWith,
  processGroup,
  windowsProcesses,
} from './child-processes.ts'
import { spawnArguments } from './spawn-arguments.ts'
import { UsageError } from './usage-error.ts'

/** Base of the exit code for a command that a signal ended; shells add the signal's number. */
const SIGNAL_EXIT_CODE = 128
/** File descriptor of standard error. */
const STDERR = 2
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a command in the user's terminal and forwards signals to all its processes. A second signal kills them. No
 * process that the command started runs on after it.
 * @param environment variables to add to the command's environment; DESKDOUBLE_URL is unique to this run
 * @param output stream that the command's standard output goes to. Defaults to that of this process
 * @returns its exit code; 128 plus the signal's number, as in a shell, if a signal ended it
 * @throws UsageError if it cannot be started
 */
export async function runCommand(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  output: 'stdout' | 'stderr' = 'stdout',
): Promise<number> {
  const hasTerminal = process.stdin.isTTY
  const env = { ...process.env, ...environment }
  const { file, args, options } = spawnArguments(command, {
    platform: process.platform,
    env,
    hasTerminal,
    exists: existsSync,
  })
  const child = spawn(file, args, {
    stdio: ['inherit', output === 'stdout' ? 'inherit' : STDERR, 'inherit'],
    env,
    ...options,
  })
  const processes = processesOf(child, hasTerminal)
  let signals = 0
  const forward = (signal: NodeJS.Signals) => {
    signals++
    if (signals > 1) void processes.signal('SIGKILL')
    // On Ctrl+C a terminal sends SIGINT to the command itself; a forwarded one would be the second.
    else if (signal !== 'SIGINT' || !hasTerminal) void processes.signal(signal)
  }
  for (const signal of FORWARDED) process.on(signal, forward)
  try {
    return await exitCodeOf(child, command[0] ?? '')
  } finally {
    await endAll(processes)
    await endAll(processesWith('DESKDOUBLE_URL', environment['DESKDOUBLE_URL'] ?? ''))
    for (const signal of FORWARDED) process.off(signal, forward)
  }
}

function processesOf({ pid }: ChildProcess, hasTerminal: boolean): ProcessTree {
  if (pid === undefined) return { signal: async () => undefined, isRunning: () => false }
  if (process.platform === 'win32') return windowsProcesses(pid)
  return hasTerminal ? descendantsOf(pid) : processGroup(pid)
}

function exitCodeOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new UsageError(formatStartError(error, program))))
    child.once('exit', (code, signal) => {
      resolve(code ?? SIGNAL_EXIT_CODE + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

function formatStartError(error: Error, program: string): string {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `Command "${program}" not found: install it or add it to the PATH.`
  if (code === 'EACCES') return `Failed to run "${program}": make the file executable.`
  return `Failed to run "${program}": ${error.message}`
}
