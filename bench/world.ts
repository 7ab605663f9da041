import { createEmulator, type WorldHandle } from '../src/index.ts'
import { encodeCursor } from '../src/world/page.ts'
import { CONFIG } from './assistants.ts'
import { median } from './median.ts'

// One world of as many assistants as the argument says, in a process of its own. It needs --expose-gc.

const COUNT = Number(process.argv[2] ?? 1000)
const TIMES = 1000
const FORKS = 1000
const NOW = '2026-01-15T09:00:00.000Z'
const PATH = '/api/v2/assistants'
/** What the listing's cursors carry: its name and filters. If it is another, the cursors are refused, and this fails. */
const SCOPE = JSON.stringify(['assistants', undefined, 'exact'])

const scenario = { scenario: 'big', seed: 7, clock: NOW, genesys: { generate: { assistants: COUNT } } }
const empty = heap()
const begun = performance.now()
const emulator = createEmulator({ scenario })
const make = performance.now() - begun
const bytes = heap() - empty

const { assistants } = emulator.genesys.records
const { headers } = emulator.genesys.credentials
const some = Array.from({ length: 100 }, (_, i) => recordAt(Math.floor((i * COUNT) / 100)))
const start = emulator.snapshot()
let made = 0

// What is measured first must not pay for the compiler.
for (const warmUp of [pageAt(0), pageAt(COUNT / 2), () => create()]) await timeOf(warmUp)
emulator.reset()

/** Times are medians in ms, but for `make`, which is one. */
const results = {
  records: COUNT,
  make,
  first: await timeOf(pageAt(0), touch),
  middle: await timeOf(pageAt(COUNT / 2), touch),
  last: await timeOf(pageAt(COUNT - 25), touch),
  one: await timeOf((i) => ask(`/${some[i % some.length]?.id}`)),
  name: await timeOf((i) => ask(`?name=${encodeURIComponent(some[i % some.length]?.name ?? '')}`)),
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

/** The median time of many calls, after as many to warm up. @param before what precedes each and is not timed */
async function timeOf(call: (i: number) => unknown, before?: () => unknown): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < 2 * TIMES; i++) {
    if (before) await before()
    const begun = performance.now()
    await call(i)
    if (i >= TIMES) taken.push(performance.now() - begun)
  }
  return median(taken)
}

/** Forks lie idle first; then each is asked once, which copies what it changes. */
async function forkMany() {
  const taken: number[] = []
  const before = heap()
  const forks = Array.from({ length: FORKS }, (_, i) => {
    const begun = performance.now()
    const fork = emulator.fork({ name: `fork-${i}` })
    taken.push(performance.now() - begun)
    return fork
  })
  const idle = heap()
  for (const fork of forks) await create(fork)
  const used = heap()
  const kilobytes = (bytes: number) => bytes / FORKS / 1024
  return {
    fork: median(taken),
    heapKBPerFork: kilobytes(idle - before),
    heapKBPerUsedFork: kilobytes(used - before),
  }
}

/** A page of 25 from the nth record on. The clock stands still, so that records differ in their number only. */
function pageAt(n: number): () => Promise<unknown> {
  const cursor = encodeCursor({ order: NOW, seq: Math.floor(n) - 1 }, SCOPE)
  return () => ask(n === 0 ? '?pageSize=25' : `?pageSize=25&after=${cursor}`)
}

/** A page is remembered until a record changes: without this, the second of the same page would cost nothing. */
function touch(): void {
  const [any] = some
  if (any) assistants.update(any.id, {})
}

function create(world: WorldHandle = emulator): Promise<unknown> {
  const body = JSON.stringify({ name: `Made ${made++}`, ...CONFIG })
  return ask('', { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }, world)
}

async function ask(rest: string, init: RequestInit = {}, world: WorldHandle = emulator): Promise<string> {
  const response = await world.genesys.fetch(`${PATH}${rest}`, { headers, ...init })
  const text = await response.text()
  if (!response.ok) throw new Error(`${PATH}${rest} was answered ${response.status}: ${text}`)
  return text
}

function recordAt(n: number) {
  return assistants.page({ size: 1, after: { order: NOW, seq: n - 1 } }).records[0]
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
