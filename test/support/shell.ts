import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a script in bash, which ends at the first command that fails. Returns the exit code and everything printed. */
export async function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const options = { cwd, env: { ...process.env, ...env } }
  const result = promisify(execFile)('bash', ['-eo', 'pipefail', '-c', script], options)
  return result.then(
    ({ stdout, stderr }) => ({ code: 0, printed: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), printed: `${stdout}${stderr}` }),
  )
}
