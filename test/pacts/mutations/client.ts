import type { Interaction, Pact } from '../../../src/engine/services/pact.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import type { Copy } from './copy.ts'

/** A request of a client, and the response. */
export interface SentRequest {
  readonly request: Request
  readonly response: Response
  /** text of the body of the response */
  readonly text: string
}

/** A client that sends one request after another to the default world of a copy. */
class Client {
  readonly sent: SentRequest[] = []
  readonly #emulator: Copy

  constructor(emulator: Copy) {
    this.#emulator = emulator
  }

  /** Sends a request with the credentials of the world. Returns the body of the response, if it is JSON. */
  async send(method: string, path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
    const credentials = this.#emulator.vendor('kore').credentials.headers
    const headers = new Headers({ ...credentials, ...(init.body ? { 'content-type': 'application/json' } : {}) })
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    if (headers.get('auth') === '') headers.delete('auth')
    const request = new Request(`http://127.0.0.1${path}`, { ...init, method, headers })
    const response = await this.#emulator.handle(request)
    const text = await response.clone().text()
    this.sent.push({ request, response, text })
    return response.json().catch(() => ({}))
  }
}

const ROLES = '/api/public/roles?roleType=bot'

function json(body: object): { readonly body: string } {
  return { body: JSON.stringify(body) }
}

/** Sends the requests of a small console: lists, a queue, a life of a skill group, and errors. */
export async function runConsole(emulator: Copy): Promise<readonly SentRequest[]> {
  const client = new Client(emulator)
  const base = `/agentassist/api/v1/public/${emulator.vendor('kore').credentials.settings['streamId']}`
  await client.send('GET', ROLES)
  await client.send('GET', `${base}/agents?limit=5`)
  await client.send('GET', `${base}/agents?limit=5&page=2`)
  const queues = await client.send('GET', `${base}/queues`)
  const [queue] = Array.isArray(queues['results']) ? queues['results'] : []
  await client.send('GET', `${base}/queues/${queue?.id}`)
  const group = await client.send('POST', `${base}/skill-groups`, json({ name: 'Languages', color: '#0f0f0f' }))
  const id = String(group['id'])
  await client.send('GET', `${base}/skill-groups`)
  await client.send('PUT', `${base}/skill-groups/${id}`, json({ name: 'Spoken languages' }))
  await client.send('GET', `${base}/skill-groups/${id}`)
  await client.send('DELETE', `${base}/skill-groups/${id}`)
  await client.send('GET', `${base}/skill-groups/${id}`)
  await client.send('POST', `${base}/agents`, json({ firstName: 7 }))
  await client.send('GET', ROLES, { headers: { auth: '' } })
  await client.send('POST', `${base}/skill-groups`, { body: 'Languages', headers: { 'content-type': 'text/plain' } })
  await client.send('POST', `${base}/skill-groups`, json({ name: 'x'.repeat(1_048_576) }))
  return client.sent
}

/** Records the pact of the console, with one interaction that exceeds the rate limit. */
export async function recordConsole(emulator: Copy): Promise<Pact> {
  await runConsole(emulator)
  const pact = await emulator.pact({ consumer: 'console', vendor: 'kore' })
  return { ...pact, interactions: [...pact.interactions, tooMany(pact)] }
}

/** Returns the interaction of one request more than the rate limit allows. A recorded one has the same provider states. */
function tooMany({ interactions }: Pact): Interaction {
  const roles = interactions.find(
    ({ request, response }) => request.path === '/api/public/roles' && response.status === 200,
  )
  if (!roles) throw new Error('The pact has no interaction that lists the roles')
  const { method, path, query = {} } = roles.request
  const times = kore.spec.rateLimit?.requests ?? 0
  return {
    ...roles,
    description: 'list the roles of the account when the rate limit is exceeded',
    providerStates: [
      { name: 'limited' },
      { name: 'after getRoles', params: { request: { method, path, query }, times } },
    ],
    response: { status: 429 },
  }
}
