/**
 * Kills a server with a data folder again and again while clients change its worlds, and compares what it has after each
 * restart with what it acknowledged: `npm run kills -- [--kills 200] [--within 1000] [--seed 1]`. `--lose` makes the
 * server write too late, which must be found.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killLoop, startServe } from '../test/support/kill-loop.ts'

const USAGE = 'npm run kills -- [--kills 200] [--within 1000] [--seed 1] [--lose]'
const MAIN = join(import.meta.dirname, '../src/cli/main.ts')
const LOSE = join(import.meta.dirname, '../test/support/lose-writes.mjs')

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    within: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    lose: { type: 'boolean', default: false },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'deskdouble-kills-'))
const recoveries: number[] = []
const env = values.lose ? { NODE_OPTIONS: `--import ${LOSE}` } : {}
const { acknowledged, lost } = await killLoop({
  // Small logs, so that many kills meet a checkpoint that is being written.
  start: () => startServe({ main: MAIN, folder, args: ['--data-compact', '1000000'], env }),
  kills: wholeNumber('kills', values.kills),
  within: wholeNumber('within', values.within),
  seed: wholeNumber('seed', values.seed),
  onKill: ({ kill, recovery, ...counts }) => {
    recoveries.push(recovery)
    console.log(`kill ${kill}: ${counts.acknowledged} changes acknowledged, ${counts.lost.length} lost`)
  },
})
rmSync(folder, { recursive: true, force: true })
const median = recoveries.toSorted((a, b) => a - b)[Math.floor(recoveries.length / 2)] ?? 0
console.log(
  `${acknowledged} changes acknowledged, ${lost.length} lost, start after a kill ${Math.round(median)} ms (median)`,
)
for (const one of lost.slice(0, 20)) console.log(one.slice(0, 300))
process.exitCode = lost.length > 0 === values.lose ? 0 : 1

function wholeNumber(name: string, value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  console.error(`--${name} must be a whole number of at least 1, got "${value}"\nUsage: ${USAGE}`)
  return process.exit(2)
}
