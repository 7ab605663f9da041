import { parseArgs } from 'node:util'
import { newestBuild } from './build.ts'
import { type ServerProcess, startServer } from './child.ts'
import { soakLoops } from './soak-loops.ts'
import { table } from './table.ts'

/**
 * Loads one server with writes, forks, resets, listeners, uploads and exports, and prints its memory and the longest slice
 * of its event loop every 30 seconds: `node bench/soak.ts [--minutes 10]`. Exits with 1 if memory grows after the first
 * minute, or if a slice is too long.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
if (!(minutes >= 1.5)) {
  console.error(`--minutes must be a number of at least 1.5, got "${values.minutes}"`)
  process.exit(2)
}

/** Time between two rows, in seconds. */
const INTERVAL = 30
/** The first minute includes compilation, and fills journals and worlds. */
const WARM_UP = 60
/** Growth of the memory after the first minute, as a multiple. */
const MOST_GROWTH = 1.25
/** The longest slice after the first minute, in ms of CPU time. */
const MOST_SLICE = 50

/** Figures of one interval. */
interface Row {
  readonly seconds: number
  readonly requests: number
  readonly rss: number
  readonly longest: number
}

const { name, entry } = newestBuild()
console.log(`Node ${process.version}, DeskDouble from ${name}/, ${minutes} minutes`)
const server = await startServer('./servers/soak.ts', [0, entry])
const load = soakLoops(server.url)
const rows: Row[] = []
for (let seconds = INTERVAL; seconds <= minutes * 60; seconds += INTERVAL) {
  rows.push(await nextRow(server, seconds))
  console.log(formatRow(rows.at(-1)))
}
await load.stop()
await server.stop()
report(rows)

async function nextRow({ figure }: ServerProcess, seconds: number): Promise<Row> {
  const before = load.requests()
  await figure('start')
  await Promise.race([new Promise((resolve) => setTimeout(resolve, INTERVAL * 1000)), load.failed])
  return {
    seconds,
    requests: load.requests() - before,
    rss: (await figure('rss')) / 2 ** 20,
    longest: await figure('longest'),
  }
}

function formatRow(row: Row | undefined): string {
  return row ? `${row.seconds} s, ${row.requests} requests, ${row.rss.toFixed(0)} MB, ${row.longest.toFixed(1)} ms` : ''
}

function report(all: readonly Row[]): void {
  const head = ['seconds', 'requests', 'RSS, MB', 'longest slice, ms of CPU']
  const cells = all.map((row) => [`${row.seconds}`, `${row.requests}`, row.rss.toFixed(0), row.longest.toFixed(1)])
  console.log(`\n${table(head, cells)}\n`)
  const warm = all.filter(({ seconds }) => seconds >= WARM_UP)
  const growth = Math.max(...warm.map(({ rss }) => rss)) / (warm[0]?.rss ?? Number.NaN)
  const longest = Math.max(...warm.map((row) => row.longest))
  console.log(`memory after the first minute: × ${growth.toFixed(2)} (at most ${MOST_GROWTH.toFixed(2)})`)
  console.log(`longest slice after the first half minute: ${longest.toFixed(1)} ms (at most ${MOST_SLICE})`)
  if (growth > MOST_GROWTH || longest > MOST_SLICE) process.exitCode = 1
}
