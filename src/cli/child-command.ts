import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { UsageError } from './usage-error.ts'

/** What a shell adds to the number of the signal that ended a command. */
const SIGNALLED = 128
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a command in the user's own terminal, with more in its environment, and passes signals on to it; a second one
 * ends it at once.
 * @returns its exit code, or 128 and the number of the signal that ended it, as shells tell it
 * @throws UsageError when it cannot be started
 */
export function runCommand(command: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const [program = '', ...given] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, { stdio: 'inherit', env: { ...process.env, ...environment } })
    let signals = 0
    const passOn = (signal: NodeJS.Signals) => {
      signals++
      if (signals > 1) child.kill('SIGKILL')
      // A terminal has sent its Ctrl+C to the command as well: twice would be one too many.
      else if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of PASSED_ON) process.on(signal, passOn)
    const done = () => {
      for (const signal of PASSED_ON) process.off(signal, passOn)
    }
    child.once('error', (error) => {
      done()
      reject(new UsageError(whyNotStarted(error, program)))
    })
    child.once('exit', (code, signal) => {
      done()
      resolve(code ?? SIGNALLED + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

function whyNotStarted(error: Error, program: string): string {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `There is no command "${program}" here: is it installed, and on the PATH?`
  if (code === 'EACCES') return `The command "${program}" may not be run: is it executable?`
  return `The command "${program}" cannot be run: ${error.message}`
}
