import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { FILTERED } from '../is-filtered.ts'
import { wantsColours } from '../style.ts'
import { OutputFilter } from './output-filter.ts'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs this command again in another process and filters its output. The official verifier writes to standard output
 * past Node: always in colour, and with the descriptions of pacts as they are.
 * @returns the exit code
 */
export function runFiltered(): Promise<number> {
  const colours = wantsColours(process.stdout, process.env)
  const filter = new OutputFilter(colours)
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env
  const env = { ...rest, [FILTERED]: '1', ...(colours ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
  const args = [...process.execArgv, ...process.argv.slice(1)]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit'], env })
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => void process.stdout.write(filter.add(chunk)))
    const forward = (signal: NodeJS.Signals) => void child.kill(signal)
    for (const signal of FORWARDED) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward)
      process.stdout.write(filter.end())
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
