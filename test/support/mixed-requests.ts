import fc from 'fast-check'
import type { WorldHandle } from '../../src/index.ts'
import { type ReadResponse, send, stringIn } from './desk-client.ts'

/** An action, and numbers that select its records. */
interface Step {
  readonly do: string
  readonly n: number
  readonly m: number
}

const A = '/api/v2/assistants'
const Q = '/api/v2/routing/queues'
const LINKS = ['nextUri', 'previousUri', 'selfUri', 'firstUri', 'lastUri']

const steps = fc.record({
  do: fc.constantFrom(
    'create',
    'create',
    'patch',
    'list',
    'follow',
    'follow',
    'assign',
    'queue',
    'delete',
    'token',
    'invalid',
  ),
  n: fc.nat(1000),
  m: fc.nat(1000),
})

/** Returns random steps, the same for the same seed on every machine. */
export function mixedSteps(count: number, seed: number): readonly Step[] {
  return fc.sample(steps, { numRuns: count, seed })
}

/** Plays steps in order, with ids and links from earlier responses. Returns every response as text. */
export async function playAll(world: WorldHandle, steps: readonly Step[]): Promise<string[]> {
  return createPlayer()(world, steps)
}

/** Creates a player that goes on with what it knows from the steps that it played before. */
export function createPlayer(): typeof playAll {
  const known: Known = { assistants: ['none'], queues: ['none'], links: [A] }
  return async (world, some) => {
    const responses: string[] = []
    for (const step of some) {
      const response = await play(world, step, known)
      learn(response, known)
      responses.push(JSON.stringify([response.status, [...response.headers], response.text]))
    }
    return responses
  }
}

interface Known {
  readonly assistants: string[]
  readonly queues: string[]
  readonly links: string[]
}

async function play(world: WorldHandle, { do: action, n, m }: Step, known: Known): Promise<ReadResponse> {
  const assistant = known.assistants[n % known.assistants.length] ?? ''
  const queue = known.queues[m % known.queues.length] ?? ''
  const link = known.links[n % known.links.length] ?? ''
  const config = { transcriptionConfig: { vendorName: 'Genesys' } }
  if (action === 'create') return send(world, 'POST', A, { name: `Desk ${n % 200}`, ...config })
  if (action === 'patch') return send(world, 'PATCH', `${A}/${assistant}`, { name: `Desk ${m % 200}` })
  if (action === 'list') return send(world, 'GET', `${n % 2 === 0 ? A : Q}?pageSize=${(m % 9) + 1}`)
  if (action === 'follow') return send(world, 'GET', link)
  if (action === 'assign') return send(world, 'PUT', `${A}/${assistant}/queues/${queue}`, { mediaTypes: ['Call'] })
  if (action === 'queue') return send(world, 'POST', Q, { name: `Queue ${m % 100}` })
  if (action === 'delete') return send(world, 'DELETE', n % 4 === 0 ? `${Q}/${queue}` : `${A}/${assistant}`)
  if (action === 'token') return send(world, 'GET', '/api/v2/tokens/me')
  return send(world, 'POST', A, [{}, [], { name: n }, { name: '', ...config }][m % 4])
}

function learn({ body }: ReadResponse, { assistants, queues, links }: Known): void {
  const id = stringIn(body, 'id')
  const self = stringIn(body, 'selfUri')
  if (id !== '' && self.startsWith(`${A}/`)) assistants.push(id)
  if (id !== '' && self.startsWith(`${Q}/`)) queues.push(id)
  links.push(...LINKS.map((name) => stringIn(body, name)).filter((uri) => uri !== ''))
}
