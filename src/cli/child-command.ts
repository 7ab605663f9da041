import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { UsageError } from './usage-error.ts'

/** Base of the exit code for a command that a signal ended; shells add the signal's number. */
const SIGNAL_EXIT_CODE = 128
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a command in the user's terminal and forwards signals to it. A second signal kills it.
 * @param environment variables to add to the command's environment
 * @returns its exit code; 128 plus the signal's number, as in a shell, if a signal ended it
 * @throws UsageError if it cannot be started
 */
export function runCommand(command: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...environment } })
    let signals = 0
    const forward = (signal: NodeJS.Signals) => {
      signals++
      if (signals > 1) child.kill('SIGKILL')
      // On Ctrl+C a terminal sends SIGINT to the command itself; a forwarded one would be the second.
      else if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of FORWARDED) process.on(signal, forward)
    const stopForwarding = () => {
      for (const signal of FORWARDED) process.off(signal, forward)
    }
    child.once('error', (error) => {
      stopForwarding()
      reject(new UsageError(formatStartError(error, program)))
    })
    child.once('exit', (code, signal) => {
      stopForwarding()
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
