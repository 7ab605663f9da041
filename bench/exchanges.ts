import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { assistant } from './assistants.ts'
import { createMeasured, ORIGIN, openExchanges, sendMany } from './light-exchanges.ts'
import { HEADERS, PATHS } from './wrk.ts'

// Sends the user CPU time per request in µs, without a socket. Arguments: the entry point of the build, and the passes.

const [entry = '', PASSES = '8'] = process.argv.slice(2)
const REQUESTS = 10_000

const emulator = await createMeasured(entry)
const byFetch = await bestOf(() => emulator.fetch(PATHS.one, { headers: HEADERS }))

const server = setupServer(http.get(`${ORIGIN}/api/v2/assistants/:id`, () => HttpResponse.json(assistant(500))))
server.listen()
const msw = await bestOf(() => fetch(`${ORIGIN}${PATHS.one}`, { headers: HEADERS }), REQUESTS / 50)
server.close()

const exchanges = await openExchanges(emulator)
const one = await bestOf(exchanges.one)
const list = await bestOf(exchanges.list)
const patch = await bestOf(exchanges.patch)
const create = await bestOf(exchanges.create)
await exchanges.close()

process.send?.({ one, list, fetch: byFetch, msw, create, patch })

/** Returns the least user CPU time of a request in µs, of several passes. */
async function bestOf(send: () => Response | Promise<Response>, requests = REQUESTS): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  // The first passes let the runtime compile what is used.
  for (let pass = -2; pass < Number(PASSES); pass++) {
    const before = process.threadCpuUsage()
    await sendMany(send, requests)
    if (pass >= 0) best = Math.min(best, process.threadCpuUsage(before).user / requests)
  }
  return best
}
