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

/** Most records of a collection that a scenario generates; the others are copies of them. */
const MOST_GENERATED = 100_000
const assistantsOf = Math.min(COUNT, MOST_GENERATED)
const scenario = { scenario: 'big', seed: 7, clock: NOW, genesys: { generate: { assistants: assistantsOf } } }
const empty = heap()
const startedAt = performance.now()
const emulator = createEmulator({ scenario, limits: { worlds: FORKS + 3 } })
const world = COUNT === assistantsOf ? emulator : emulator.fork({ name: 'copies' })
if (world !== emulator) copyRecords()
// The copies belong to the initial state of the world that is measured.
const measured: WorldHandle = world === emulator ? world : emulator.fork({ name: 'measured', from: 'copies' })
const createMillis = performance.now() - startedAt
const bytes = heap() - empty

const { assistants } = measured.genesys.records
const { headers } = measured.genesys.credentials
const some = Array.from({ length: 100 }, (_, i) => recordAt(Math.floor((i * COUNT) / 100)))
const start = measured.snapshot()
let created = 0

// Warms up, so that the first measurement does not include compilation.
for (const warmUp of [pageAt(0), pageAt(COUNT / 2), () => create()]) await timeOf(warmUp)
measured.reset()

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
  snapshot: await timeOf(() => measured.snapshot()),
  restore: await timeOf(
    () => measured.restore(start),
    () => create(),
  ),
  reset: await timeOf(
    () => measured.reset(),
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
    const fork = emulator.fork({ name: `fork-${i}`, from: measured.name })
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

function create(inside: WorldHandle = measured): Promise<unknown> {
  const body = JSON.stringify({ name: `New ${created++}`, ...CONFIG })
  return send('', { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }, inside)
}

async function send(rest: string, init: RequestInit = {}, inside: WorldHandle = measured): Promise<string> {
  const response = await inside.genesys.fetch(`${PATH}${rest}`, { headers, ...init })
  const text = await response.text()
  if (!response.ok) throw new Error(`${PATH}${rest} answered ${response.status}: ${text}`)
  return text
}

/** Copies generated records until the world has as many as it should. */
function copyRecords(): void {
  const originals = world.genesys.records.assistants.list()
  for (let n = originals.length; n < COUNT; n++) {
    const original = originals[n % originals.length]
    const id = `cccccccc-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
    if (original) world.genesys.records.assistants.insert({ ...original, id, name: `${original.name} ${n}` })
  }
}

function recordAt(n: number) {
  return assistants.page({ size: 1, after: { order: NOW, seq: n - 1 } }).records[0]
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
