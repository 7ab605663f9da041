import { createEmulator, type WorldHandle } from '../src/index.ts'
import { encodeCursor } from '../src/world/page.ts'
import { CONFIG } from './assistants.ts'
import { median } from './median.ts'

// Measures one world in its own process. The argument is the number of assistants. Requires --expose-gc.

const COUNT = Number(process.argv[2] ?? 1000)
const TIMES = 1000
const FORKS = 1000
const NOW = '2026-01-15T09:00:00.000Z'
const PATH = '/api/v2/assistants'
/** The scope of the listing's cursors: its name and filters. With another scope, the cursors would be rejected. */
const SCOPE = JSON.stringify(['assistants', undefined, undefined, 'exact'])

const scenario = { scenario: 'big', seed: 7, clock: NOW, genesys: { generate: { assistants: COUNT } } }
const empty = heap()
const startedAt = performance.now()
const emulator = createEmulator({ scenario })
const createMillis = performance.now() - startedAt
const bytes = heap() - empty

const { assistants } = emulator.genesys.records
const { headers } = emulator.genesys.credentials
const some = Array.from({ length: 100 }, (_, i) => recordAt(Math.floor((i * COUNT) / 100)))
const start = emulator.snapshot()
let created = 0

// Warms up, so that the first measurement does not include compilation.
for (const warmUp of [pageAt(0), pageAt(COUNT / 2), () => create()]) await timeOf(warmUp)
emulator.reset()

/** The results. Times are medians in ms, except `load`, which is measured once. */
const results = {
  records: COUNT,
  load: createMillis,
  first: await timeOf(pageAt(0), touch),
  middle: await timeOf(pageAt(COUNT / 2), touch),
  last: await timeOf(pageAt(COUNT - 25), touch),
  one: await timeOf((i) => send(`/${some[i % some.length]?.id}`)),
  name: await timeOf((i) => send(`?name=${encodeURIComponent(some[i % some.length]?.name ?? '')}`)),
  create: await timeOf(() => create()),
  snapshot: await timeOf(() => emulator.snapshot()),
  restore: await timeOf(
    () => emulator.restore(start),
    () => create(),
  ),
  reset: await timeOf(
    () => emulator.reset(),
    () => create(),
  ),
  ...(await forkMany()),
  heapMB: bytes / 2 ** 20,
  bytesPerRecord: bytes / COUNT,
}
process.send?.(results)

/** Returns the median time of many calls, after as many warm-up calls. @param before called before each call, untimed */
async function timeOf(call: (i: number) => unknown, before?: () => unknown): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 2 * TIMES; i++) {
    if (before) await before()
    const begun = performance.now()
    await call(i)
    if (i >= TIMES) times.push(performance.now() - begun)
  }
  return median(times)
}

/** Measures forks while idle, and again after one write to each, which copies what it changes. */
async function forkMany() {
  const times: number[] = []
  const before = heap()
  const forks = Array.from({ length: FORKS }, (_, i) => {
    const begun = performance.now()
    const fork = emulator.fork({ name: `fork-${i}` })
    times.push(performance.now() - begun)
    return fork
  })
  const idle = heap()
  for (const fork of forks) await create(fork)
  const used = heap()
  const kilobytes = (bytes: number) => bytes / FORKS / 1024
  return {
    fork: median(times),
    heapKBPerFork: kilobytes(idle - before),
    heapKBPerUsedFork: kilobytes(used - before),
  }
}

/** Requests 25 records after the nth one. The clock is frozen, so the position is the sequence number only. */
function pageAt(n: number): () => Promise<unknown> {
  const cursor = encodeCursor({ order: NOW, seq: Math.floor(n) - 1 }, SCOPE)
  return () => send(n === 0 ? '?pageSize=25' : `?pageSize=25&after=${cursor}`)
}

/** Updates a record, because an unchanged collection returns a memoised page at no cost. */
function touch(): void {
  const [any] = some
  if (any) assistants.update(any.id, {})
}

function create(world: WorldHandle = emulator): Promise<unknown> {
  const body = JSON.stringify({ name: `New ${created++}`, ...CONFIG })
  return send('', { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }, world)
}

async function send(rest: string, init: RequestInit = {}, world: WorldHandle = emulator): Promise<string> {
  const response = await world.genesys.fetch(`${PATH}${rest}`, { headers, ...init })
  const text = await response.text()
  if (!response.ok) throw new Error(`${PATH}${rest} answered ${response.status}: ${text}`)
  return text
}

function recordAt(n: number) {
  return assistants.page({ size: 1, after: { order: NOW, seq: n - 1 } }).records[0]
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
