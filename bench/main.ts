import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { workerSize } from '../test/support/workerd.ts'
import { blocksBudgets, blocksTable, measureBlocks } from './blocks.ts'
import { formatBudget, isMet } from './budget.ts'
import { newestBuild } from './build.ts'
import { createsBudget, createsTable, measureCreates } from './creates.ts'
import { durableBudgets, durableTables, measureDurable } from './durable.ts'
import { inProcessBudget, inProcessTable, measureInProcess } from './in-process.ts'
import { loadAll, loadBudgets, memoryTable, rateTable, userTable } from './load.ts'
import { writeBudgets, writeTable } from './page.ts'
import { PEER_COLUMNS, peerFailures, peerRows } from './peer-table.ts'
import { measurePeers } from './peers.ts'
import { measurePlanting, plantingBudget, plantingTable } from './planting.ts'
import { startAll, startBudget, startTable } from './startup.ts'
import { table } from './table.ts'
import { measureWorkers, WORKERS_COLUMNS, workersBudgets, workersRows } from './workers.ts'
import { measureWorlds, worldBudgets, worldTable } from './worlds.ts'
import { wrkVersion } from './wrk.ts'

const USAGE =
  'node bench/main.ts [--short | --smoke] [--rounds 5] [--seconds 3] [--before dist/index.js] [--write] | --blocks | --durable | --workers | --size | --peers'
const FULL = {
  rounds: 5,
  seconds: 3,
  runs: 9,
  passes: 12,
  creates: 100_000,
  sizes: [1000, 100_000, 1_000_000],
  plantings: 3,
}
const SHORT = { rounds: 3, seconds: 1, runs: 5, passes: 4, creates: 10_000, sizes: [1000, 100_000], plantings: 3 }
/** Shows that everything runs; its figures mean nothing. */
const SMOKE = {
  rounds: 1,
  seconds: 1,
  runs: 1,
  passes: 1,
  creates: 1000,
  sizes: [1000, 100_000],
  plantings: 1,
  operations: ['one', 'create', 'worlds'],
} as const
const BLOCKS_RECORDS = { full: 100_000, short: 10_000 }

const { values: options } = readOptions()
if (options.blocks) {
  const records = options.short ? BLOCKS_RECORDS.short : BLOCKS_RECORDS.full
  const blocked = await measureBlocks({ entry: newestBuild().entry, records })
  console.log(`${blocksTable(blocked)}\n\n${blocksBudgets(blocked).map(formatBudget).join('\n')}`)
  process.exit()
}
if (options.size) {
  console.log(`worker with the four vendors, minified and compressed: ${await workerSize()} bytes`)
  process.exit()
}
const wrk = wrkVersion()
if (wrk === undefined) {
  console.error(
    'The benchmark needs wrk on the PATH: apt-get install wrk (Debian, Ubuntu) or brew install wrk (macOS).',
  )
  process.exit(2)
}
const plan = readPlan()
const { name, entry } = newestBuild()
if (options.durable) {
  const durable = await measureDurable({ ...plan, entry })
  print(...durableTables(durable))
  console.log(durableBudgets(durable).map(formatBudget).join('\n'))
  if (plan.write) writeBudgets(durableBudgets(durable), 'durable.md')
  process.exit()
}
if (options.workers) {
  const workers = await measureWorkers({ ...plan, entry })
  const rows = workersRows(workers)
  print(table([...WORKERS_COLUMNS], rows))
  console.log(workersBudgets(workers).map(formatBudget).join('\n'))
  if (plan.write) writeTable({ block: 'figures of workers', page: 'workers.md' }, WORKERS_COLUMNS, rows)
  process.exit()
}
if (options.peers) {
  const peers = await measurePeers({ ...plan, entry })
  const rows = peerRows(peers)
  console.log([table(PEER_COLUMNS, rows), ...peerFailures(peers)].join('\n'))
  if (plan.write) writeTable({ block: 'figures of peers', page: 'speed.md' }, PEER_COLUMNS, rows)
  process.exit()
}
const [cpu] = cpus()
const machine = { node: process.version, cores: availableParallelism(), cpu: cpu?.model, wrk, build: name }
console.log(
  `Node ${machine.node}, ${machine.cores} cores, ${plan.rounds} rounds of ${plan.seconds} s, DeskDouble from ${name}/\n`,
)

const loaded = await loadAll({ ...plan, entry })
print(rateTable(loaded), userTable(loaded), memoryTable(loaded))
const creates = await measureCreates({ ...plan, entry })
print(createsTable(creates))
const inProcess = await measureInProcess({ ...plan, entry })
print(inProcessTable(inProcess))
if (plan.before !== undefined)
  print(`before: ${inProcessTable(await measureInProcess({ ...plan, entry: plan.before }))}`)
const started = await startAll({ ...plan, entry })
print(startTable(started))
const planted = await measurePlanting(plan.plantings)
print(plantingTable(planted))
const worlds = await measureWorlds(plan.sizes)
print(worldTable(worlds))

const budgets = [
  ...loadBudgets(loaded),
  createsBudget(creates),
  inProcessBudget(inProcess),
  startBudget(started),
  plantingBudget(planted),
  ...worldBudgets(worlds),
]
console.log(budgets.map(formatBudget).join('\n'))
console.log(`\n${budgets.filter(isMet).length} of ${budgets.length} budgets met`)
if (name === 'src')
  console.log('dist/ is missing or older than src/, so the start includes stripping types. Run: npm run build')
const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
const met = budgets.map((one) => ({ ...one, met: isMet(one) }))
const report = { machine, plan, loaded, creates, inProcess, started, planted, worlds, budgets: met }
writeFileSync(new URL('latest.json', results), `${JSON.stringify(report, null, 2)}\n`)
if (plan.write) writeBudgets(budgets)

function print(...tables: string[]): void {
  for (const one of tables) console.log(`${one}\n`)
}

function readPlan() {
  const plan = options.smoke ? SMOKE : options.short ? SHORT : FULL
  return {
    ...plan,
    rounds: wholeNumber('rounds', options.rounds, plan.rounds),
    seconds: wholeNumber('seconds', options.seconds, plan.seconds),
    before: options.before === undefined ? undefined : pathToFileURL(options.before).href,
    write: options.write === true,
  }
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        short: { type: 'boolean' },
        smoke: { type: 'boolean' },
        blocks: { type: 'boolean' },
        durable: { type: 'boolean' },
        workers: { type: 'boolean' },
        size: { type: 'boolean' },
        peers: { type: 'boolean' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        before: { type: 'string' },
        write: { type: 'boolean' },
      },
    })
  } catch (error) {
    return exitWithUsage(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, value: string | undefined, fallback: number): number {
  const number = value === undefined ? fallback : Number(value)
  return Number.isInteger(number) && number > 0
    ? number
    : exitWithUsage(`--${name} must be a whole number of at least 1, got "${value}"`)
}

function exitWithUsage(message: string): never {
  console.error(`${message}\nUsage: ${USAGE}`)
  process.exit(2)
}
