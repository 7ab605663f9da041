import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { FILTERED } from '../is-filtered.ts'
import { isJson, isQuiet } from '../output-options.ts'
import { wantsColours } from '../style.ts'
import { OutputFilter } from './output-filter.ts'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** File descriptor for the result of a process whose standard output is not printed. */
const RESULT = 3

/**
 * Runs this command again in another process and filters its output. The official verifier writes to standard output
 * past Node: always in colour, and with the descriptions of pacts as they are. With `--json` or `--quiet`, only the
 * result is printed, and the verifier's output only if there is no result.
 * @returns the exit code
 */
export function runFiltered(): Promise<number> {
  const separate = isJson() || isQuiet()
  const colours = wantsColours(process.stdout, process.env)
  const filter = new OutputFilter(colours)
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env
  const env = {
    ...rest,
    [FILTERED]: String(separate ? RESULT : 1),
    ...(colours ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  }
  const args = [...process.execArgv, ...process.argv.slice(1)]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit', 'pipe'], env })
    const output = child.stdout
    const result = child.stdio[RESULT]
    let [printed, isUseful] = ['', false]
    const print = (text: string) => {
      if (separate) printed += text
      else process.stdout.write(text)
    }
    output?.setEncoding('utf8').on('data', (chunk: string) => print(filter.add(chunk)))
    result?.on('data', (chunk: Buffer) => {
      isUseful = true
      process.stdout.write(chunk)
    })
    const forward = (signal: NodeJS.Signals) => void child.kill(signal)
    for (const signal of FORWARDED) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward)
      print(filter.end())
      if (code !== 0 && !isUseful) process.stderr.write(printed)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
