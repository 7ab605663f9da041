import { Agent, request } from 'node:http'
import { assistant, CONFIG } from './assistants.ts'
import type { Budget } from './budget.ts'
import { startServer } from './child.ts'
import { table } from './table.ts'
import { HEADERS, PATHS } from './wrk.ts'

/** Memory in use after a number of creates, in bytes. */
export interface AfterCreates {
  readonly creates: number
  readonly floor: number
  readonly deskdouble: number
}

const CONNECTIONS = 32
const MOST = 1.3

/** Creates the same number of assistants on both servers. A load of some seconds would create more on the faster one. */
export async function measureCreates({ creates, entry }: { creates: number; entry: string }): Promise<AfterCreates> {
  const [floor, deskdouble] = [
    await memoryAfter('./servers/floor.ts', creates, entry),
    await memoryAfter('./servers/deskdouble.ts', creates, entry),
  ]
  return { creates, floor, deskdouble }
}

async function memoryAfter(module: string, creates: number, entry: string): Promise<number> {
  const server = await startServer(module, [1, entry])
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const createMany = async () => {
    while (next < creates) await create(server.url, next++, agent)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, createMany))
  const rss = await server.figure('rss')
  agent.destroy()
  await server.stop()
  return rss
}

function create(url: string, n: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${PATHS.create}`, { method: 'POST', headers: HEADERS, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().on('end', resolve)
    })
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify({ name: `${assistant(n).name} made`, ...CONFIG }))
  })
}

export function createsTable({ creates, floor, deskdouble }: AfterCreates): string {
  const megabytes = [floor, deskdouble].map((bytes) => (bytes / 2 ** 20).toFixed(0))
  return table(
    [`RSS after ${creates.toLocaleString('en')} creates`, 'floor', 'DeskDouble', '× floor', 'budget'],
    [['MB', ...megabytes, (deskdouble / floor).toFixed(2), MOST.toFixed(2)]],
  )
}

export function createsBudget({ creates, floor, deskdouble }: AfterCreates): Budget {
  const what = `RSS after ${creates.toLocaleString('en')} creates, × floor`
  return { what, kind: 'at most', limit: MOST, figure: deskdouble / floor }
}
