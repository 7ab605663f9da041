import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { assistant, CONFIG, manyAssistants } from './assistants.ts'
import { lightRequest } from './light-request.ts'
import { HEADERS, PATHS } from './wrk.ts'

// Sends the user CPU time per request in µs, without a socket. Arguments: the entry point of the build, and the passes.

const [entry = '', PASSES = '8'] = process.argv.slice(2)
const ASSISTANTS = 1000
const REQUESTS = 10_000
const ORIGIN = 'http://127.0.0.1:4010'
// All builds have this entry point's options and methods.
const { createEmulator }: typeof import('../src/index.ts') = await import(entry)

const emulator = createEmulator({
  scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(ASSISTANTS) } },
})
const rawHeaders = Object.entries({ host: '127.0.0.1:4010', ...HEADERS }).flat()
const change = JSON.stringify({ name: assistant(500).name, transcriptionConfig: { vendorName: 'GoogleDialogflow' } })
let created = 0

const byFetch = await bestOf(() => emulator.fetch(PATHS.one, { headers: HEADERS }))

const server = setupServer(http.get(`${ORIGIN}/api/v2/assistants/:id`, () => HttpResponse.json(assistant(500))))
server.listen()
const msw = await bestOf(() => fetch(`${ORIGIN}${PATHS.one}`, { headers: HEADERS }), REQUESTS / 50)
server.close()

// A listening emulator replaces the runtime's Response by one with less objects, as servers have it.
const { close } = await emulator.listen({ port: 0 })
const one = await bestOf(() => emulator.handle(lightRequest('GET', `${ORIGIN}${PATHS.one}`), { rawHeaders }))
const patch = await bestOf(() =>
  emulator.handle(lightRequest('PATCH', `${ORIGIN}${PATHS.patch}`, change), { rawHeaders }),
)
const create = await bestOf(() => {
  const body = JSON.stringify({ name: `Desk ${created++}`, ...CONFIG })
  return emulator.handle(lightRequest('POST', `${ORIGIN}${PATHS.create}`, body), { rawHeaders })
})
await close()

process.send?.({ one, fetch: byFetch, msw, create, patch })

/** Returns the least user CPU time of a request in µs, of several passes. */
async function bestOf(send: () => Response | Promise<Response>, requests = REQUESTS): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  // The first passes let the runtime compile what is used.
  for (let pass = -2; pass < Number(PASSES); pass++) {
    const before = process.threadCpuUsage()
    for (let i = 0; i < requests; i++) {
      const response = send()
      const { status } = response instanceof Promise ? await response : response
      if (status !== 200) throw new Error(`The request was answered with ${status}`)
    }
    if (pass >= 0) best = Math.min(best, process.threadCpuUsage(before).user / requests)
  }
  return best
}
