import { createMeasured, LIGHT_EXCHANGES, openExchanges, sendMany } from './light-exchanges.ts'

// Sends the bytes of heap that a request allocates, without a socket. Argument: the entry point of the build. Start it with
// the flags of `bench/in-process.ts`: the heap is read before and after requests that no collection interrupts.

const [entry = ''] = process.argv.slice(2)
const WARM_UP = 20_000
const REQUESTS = 2000

const exchanges = await openExchanges(await createMeasured(entry))
const bytes: Record<string, number> = {}
for (const name of LIGHT_EXCHANGES) {
  await sendMany(exchanges[name], WARM_UP)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  await sendMany(exchanges[name], REQUESTS)
  bytes[name] = (process.memoryUsage().heapUsed - before) / REQUESTS
}
await exchanges.close()

process.send?.(bytes)
