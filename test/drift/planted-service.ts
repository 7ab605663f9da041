import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from '../../src/index.ts'

/** A JSON object as a service sends it. */
type Body = Record<string, unknown>

/** A response of the service before it is sent. */
interface Draft {
  status: number
  readonly headers: Headers
  readonly body: Body
}

/** A difference from the spec, in the responses to some requests. */
interface Planted {
  /** method and path of the requests that it concerns */
  readonly at: RegExp
  /** Changes the request's URL before it is answered. */
  readonly ask?: (url: URL) => void
  /** Changes the response. */
  readonly change?: (draft: Draft) => void
}

/** Twelve differences of different kinds. `drift check` finds all but the order, which no schema declares. */
export const PLANTED = {
  'missing field': {
    at: /^GET \/api\/assistants$/,
    change: ({ body }) => each(body, ({ createdAt: _, ...others }) => others),
  },
  'new field': { at: /^GET \/api\/teams$/, change: ({ body }) => each(body, (one) => ({ ...one, region: 'eu-west' })) },
  null: { at: /^GET \/api\/assistants\/[^n][^/]+$/, change: ({ body }) => set(body, { companyId: null }) },
  type: {
    at: /^GET \/api\/sessions$/,
    change: ({ body }) => each(body, (one) => ({ ...one, messageCount: String(one['messageCount']) })),
  },
  enum: {
    at: /^GET \/api\/models$/,
    change: ({ body }) => each(body, (one, i) => (i === 0 ? { ...one, provider: 'mistral' } : one)),
  },
  status: {
    at: /^POST \/api\/teams$/,
    change: (draft) => {
      draft.status = 200
    },
  },
  header: { at: /^GET \/api\/teams\/[^/]+$/, change: ({ headers }) => headers.delete('x-ratelimit-limit') },
  'page size': { at: /^GET \/api\/assistants$/, ask: (url) => url.searchParams.set('limit', '25') },
  order: { at: /^GET \/api\/assistants$/, change: ({ body }) => set(body, { data: listOf(body).toReversed() }) },
  'error shape': {
    at: /^GET \/api\/assistants\/no-such/,
    change: ({ body }) => {
      delete body['error']
      set(body, { statusCode: 404, reason: 'Not Found' })
    },
  },
  'date format': {
    at: /^GET \/api\/teams\/[^/]+$/,
    change: ({ body }) => set(body, { createdAt: String(body['createdAt']).replace('T', ' ').replace('Z', '') }),
  },
  default: { at: /^POST \/api\/assistants$/, change: ({ body }) => set(body, { language: 'de' }) },
} as const satisfies Readonly<Record<string, Planted>>

/** A service of which an emulator plays the part. */
export interface Service {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Starts a service that answers like the double, with differences from the spec. */
export async function startService(planted: readonly Planted[]): Promise<Service> {
  const emulator = createEmulator({ seed: 7, clock: '2026-11-25T09:00:00Z' })
  const { headers } = emulator.singularity.credentials
  for (let i = 0; i < 30; i++) {
    await emulator.fetch('/api/assistants', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Helper ${i}`, llmProvider: 'openai', llmModel: 'gpt-4o', voice: 'alloy' }),
    })
  }
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, planted, (path, init) => emulator.fetch(path, init)).then(
      ({ status, headers: own, body }) => {
        outgoing.writeHead(status, { ...Object.fromEntries(own), 'set-cookie': 'session=s3cr3t-cookie' })
        outgoing.end(JSON.stringify(body))
      },
    )
  })
  return { url: await listen(server), headers, close: () => stop(server) }
}

/** Answers a request like the double, and applies the planted differences. */
async function answer(
  incoming: IncomingMessage,
  planted: readonly Planted[],
  ask: (path: string, init: RequestInit) => Promise<Response>,
): Promise<Draft> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const url = new URL(incoming.url ?? '/', 'http://service.test')
  const own = planted.filter(({ at }) => at.test(`${incoming.method} ${url.pathname}`))
  for (const one of own) one.ask?.(url)
  const response = await ask(url.pathname + url.search, {
    method: incoming.method ?? 'GET',
    headers: sentHeaders(incoming.headers),
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
  // The service answers every request with a JSON object.
  const body = JSON.parse(await response.text()) as Body
  const draft: Draft = { status: response.status, headers: new Headers(response.headers), body }
  for (const { change } of own) change?.(draft)
  draft.headers.delete('content-length')
  return draft
}

/** A request of the client. */
export interface ClientRequest {
  readonly method: string
  readonly path: string
  readonly body?: object
}

/** The requests of a client that meets every planted difference. */
export async function clientRequests({ url, headers }: Service): Promise<readonly ClientRequest[]> {
  const idAt = async (path: string) => {
    const { data } = (await (await fetch(url + path, { headers })).json()) as { data: readonly { id: string }[] }
    return data[0]?.id
  }
  const [assistant, team] = [await idAt('/api/assistants?limit=1'), await idAt('/api/teams?limit=1')]
  return [
    { method: 'GET', path: '/api/assistants' },
    { method: 'GET', path: `/api/assistants/${assistant}` },
    { method: 'GET', path: '/api/assistants/no-such-assistant' },
    {
      method: 'POST',
      path: '/api/assistants',
      body: { name: 'Night desk', llmProvider: 'openai', llmModel: 'gpt-4o', voice: 'alloy' },
    },
    { method: 'GET', path: '/api/teams' },
    { method: 'GET', path: `/api/teams/${team}` },
    { method: 'POST', path: '/api/teams', body: { name: 'Night shift' } },
    { method: 'GET', path: '/api/sessions?access_token=s3cr3t-query' },
    { method: 'GET', path: '/api/models' },
  ]
}

function sentHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const kept = ['authorization', 'content-type', 'x-api-key', 'accept']
  return Object.fromEntries(
    kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}

function listOf(body: Body): Body[] {
  // Every list of the service has its records in `data`.
  return (body['data'] ?? []) as Body[]
}

function set(body: Body, changes: Body): void {
  Object.assign(body, changes)
}

function each(body: Body, change: (one: Body, i: number) => Body): void {
  set(body, { data: listOf(body).map(change) })
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an address with that port.
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.closeAllConnections()
    server.close((error) => (error ? reject(error) : resolve()))
  })
}
