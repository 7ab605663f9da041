import { assistant, CONFIG, manyAssistants } from './assistants.ts'
import { lightRequest } from './light-request.ts'
import { HEADERS, PATHS } from './wrk.ts'

const ASSISTANTS = 1000
export const ORIGIN = 'http://127.0.0.1:4010'

/** Names of the exchanges that are measured in process. */
export const LIGHT_EXCHANGES = ['one', 'list', 'create', 'patch'] as const

type Send = () => Response | Promise<Response>

/** Creates the emulator of a build, with the assistants of the servers. */
export async function createMeasured(entry: string) {
  // All builds have this entry point's options and methods.
  const { createEmulator }: typeof import('../src/index.ts') = await import(entry)
  return createEmulator({ scenario: { scenario: 'bench', genesys: { assistants: manyAssistants(ASSISTANTS) } } })
}

/**
 * Listens, which replaces the runtime's Response by one with less objects, as servers have it. Returns functions that send
 * a request with as few objects as possible.
 */
export async function openExchanges(emulator: Awaited<ReturnType<typeof createMeasured>>) {
  const { close } = await emulator.listen({ port: 0 })
  const rawHeaders = Object.entries({ host: '127.0.0.1:4010', ...HEADERS }).flat()
  const change = JSON.stringify({ name: assistant(500).name, transcriptionConfig: { vendorName: 'GoogleDialogflow' } })
  let created = 0
  const send = (method: string, path: string, body?: string) => {
    return emulator.handle(lightRequest(method, `${ORIGIN}${path}`, body), { rawHeaders })
  }
  const sends: Readonly<Record<(typeof LIGHT_EXCHANGES)[number], Send>> = {
    one: () => send('GET', PATHS.one),
    list: () => send('GET', PATHS.list),
    create: () => send('POST', PATHS.create, JSON.stringify({ name: `Desk ${created++}`, ...CONFIG })),
    patch: () => send('PATCH', PATHS.patch, change),
  }
  return { ...sends, close }
}

/** Sends requests one after the other. Throws if one is not answered with 200. */
export async function sendMany(send: Send, requests: number): Promise<void> {
  for (let i = 0; i < requests; i++) {
    const response = send()
    const { status } = response instanceof Promise ? await response : response
    if (status !== 200) throw new Error(`The request was answered with ${status}`)
  }
}
