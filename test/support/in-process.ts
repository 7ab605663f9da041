import { vi } from 'vitest'
import { FILTERED } from '../../src/cli/is-filtered.ts'
import { run } from '../../src/cli/run.ts'
import type { CommandResult } from './command-line.ts'

/**
 * Runs `deskdouble` in this process, which costs a tenth of a process of its own. Other programs that it starts, and the
 * official verifier, write past its output.
 * @param env environment variables in addition to those of this process
 */
export async function deskdoubleInProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const [stdout, stderr]: [string[], string[]] = [[], []]
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void stdout.push(`${text}\n`))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void stderr.push(`${text}\n`))
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0)
  for (const [name, value] of Object.entries({ NO_COLOR: '1', [FILTERED]: '1', ...env })) vi.stubEnv(name, value)
  try {
    const code = await run(['node', 'deskdouble', ...args])
    return { code, stdout: stdout.join(''), stderr: stderr.join('') }
  } finally {
    vi.unstubAllEnvs()
    log.mockRestore()
    error.mockRestore()
    write.mockRestore()
  }
}
