import { format } from 'node:util'
import { vi } from 'vitest'
import { FILTERED } from '../../src/cli/is-filtered.ts'
import { run } from '../../src/cli/run.ts'
import type { CommandResult, RunOptions } from './command-line.ts'

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs `deskdouble` in this process, one command at a time. Other programs that it starts, and the official verifier,
 * write past its output.
 */
export function deskdoubleInProcess(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  const result = last.then(() => runCaptured(args, options))
  last = result.catch(() => undefined)
  return result
}

async function runCaptured(args: readonly string[], { folder, env = {} }: RunOptions): Promise<CommandResult> {
  const [stdout, stderr]: [string[], string[]] = [[], []]
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...texts) => void stdout.push(`${format(...texts)}\n`)),
    vi.spyOn(console, 'error').mockImplementation((...texts) => void stderr.push(`${format(...texts)}\n`)),
    vi.spyOn(console, 'warn').mockImplementation((...texts) => void stderr.push(`${format(...texts)}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => stdout.push(String(text)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0),
  ]
  const [environment, cwd] = [{ ...process.env }, process.cwd()]
  Object.assign(process.env, { NO_COLOR: '1', [FILTERED]: '1', ...env })
  if (folder !== undefined) process.chdir(folder)
  try {
    const code = await run(['node', 'deskdouble', ...args]).catch((error: unknown) => {
      stderr.push(error instanceof Error ? `${error.stack}\n` : String(error))
      return 1
    })
    return { code, stdout: stdout.join(''), stderr: stderr.join('') }
  } finally {
    process.chdir(cwd)
    restoreEnvironment(environment)
    for (const spy of spies) spy.mockRestore()
  }
}

/** Commands prepare the environment for the programs that they start. */
function restoreEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
}
