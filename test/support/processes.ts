import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { MAIN, SOURCE } from './main.ts'

/** A `deskdouble` process that runs until the test ends it. */
export interface RunningCommand {
  readonly child: ChildProcess
  /** standard output and standard error so far */
  readonly printed: () => string
  readonly code: Promise<number | null>
}

/** Starts `deskdouble` without a terminal. Kills it after the test. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCommand {
  return startProgram(MAIN, args, env)
}

/** Starts the source of `deskdouble` like {@link startCommand}, for tests of the modules that it loads. */
export function startSource(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCommand {
  return startProgram(SOURCE, args, env)
}

function startProgram(main: string, args: readonly string[], env: Readonly<Record<string, string>>): RunningCommand {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  const code = once(child, 'close').then(([exitCode]) => exitCode)
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, printed: () => text, code }
}

/** Returns whether a process runs. One that has ended stays in the list until its parent notices. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
