import type { Reads } from '../engine/services/reads.ts'
import { observeReads } from './observe-reads.ts'
import { WHOLE } from './reads.ts'

/** The signature of `globalThis.fetch`. */
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** A `fetch` that records which fields of its responses a client reads. */
export interface RecordedReads {
  /** Sends a request like the given `fetch`. The body that `json()` returns reports its reads. */
  readonly fetch: Fetch
  /** the fields that were read so far, by method, path and status */
  readonly reads: Reads
}

/** Called with a field that was read for the first time; undefined reports that a response was received. */
export type OnRead = (key: string, field: string | undefined) => void

/** Methods of a response that hand out a body whose reads cannot be seen. */
const OPAQUE = ['arrayBuffer', 'blob', 'bytes', 'formData', 'text'] as const

/**
 * Wraps a `fetch` so that it records which fields of JSON responses a client reads, for `world.pact({ reads })`. It sees
 * the fields of the object that `response.json()` returns. A client that reads the body in another way, such as with
 * `response.text()`, counts as one that reads all fields.
 * @example
 * const client = recordReads(world.fetch)
 * const { headers } = world.genesys.credentials
 * const { entities } = await (await client.fetch('/api/v2/assistants', { headers })).json()
 * console.log(entities[0].name)
 * const pact = await world.pact({ consumer: 'console', vendor: 'genesys', reads: client.reads })
 */
export function recordReads(fetch: Fetch = globalThis.fetch, onRead?: OnRead): RecordedReads {
  const known = new Map<string, Set<string>>()
  const add = (key: string, field: string | undefined) => {
    const fields = known.get(key)
    if (fields && (field === undefined || fields.has(field))) return
    known.set(key, field === undefined ? new Set() : (fields ?? new Set()).add(field))
    onRead?.(key, field)
  }
  return {
    get reads() {
      return Object.fromEntries([...known].map(([key, fields]) => [key, [...fields]]))
    },
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      const key = keyOf(input, init, response.status)
      add(key, undefined)
      return withObservedBody(response, (field) => add(key, field))
    },
  }
}

/** Returns the key of a response: its method, path and status. The path has no prefix of a world. */
function keyOf(input: string | URL | Request, init: RequestInit | undefined, status: number): string {
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
  const { pathname } = new URL(input instanceof Request ? input.url : input, 'http://deskdouble.test')
  return `${method.toUpperCase()} ${pathname.replace(/^\/_world\/[^/]+(?=\/)/, '')} ${status}`
}

/** Replaces the methods that read the body of a response. The response itself stays the same object. */
function withObservedBody(response: Response, onRead: (field: string) => void): Response {
  const json = response.json.bind(response)
  const clone = response.clone.bind(response)
  const methods: Record<string, unknown> = {
    json: async () => observeReads(await json(), onRead),
    clone: () => withObservedBody(clone(), onRead),
  }
  for (const name of OPAQUE) {
    const read: unknown = Reflect.get(response, name)
    // Older runtimes lack some of the methods.
    if (typeof read !== 'function') continue
    methods[name] = (): unknown => {
      onRead(WHOLE)
      return Reflect.apply(read, response, [])
    }
  }
  const body = {
    get: () => {
      onRead(WHOLE)
      return Reflect.get(Object.getPrototypeOf(response), 'body', response)
    },
  }
  return Object.defineProperties(response, {
    ...Object.fromEntries(Object.entries(methods).map(([name, value]) => [name, { value, configurable: true }])),
    body: { ...body, configurable: true },
  })
}
