import type { components } from '../../src/generated/control/types.ts'

type Schemas = components['schemas']

/** An emulator in process, or a client of one that listens. */
interface Fetching {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
}

/** Creates a client of an emulator's control API. */
export function controlOf({ fetch }: Fetching) {
  const send = (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) }
    return fetch(`/_control${path}`, { method, ...init })
  }
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    put: (path: string, body?: unknown) => send('PUT', path, body),
    patch: (path: string, body: unknown) => send('PATCH', path, body),
    delete: (path: string) => send('DELETE', path),
    /** Reads a resource that must exist, typed as a schema of the spec. */
    read: async <Name extends keyof Schemas>(_schema: Name, path: string) => body<Name>(await send('GET', path)),
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Returns the body of a successful response, typed as a schema of the spec. */
export async function body<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  // The emulator checks every response against the spec; the test names the declared schema.
  return (await response.json()) as Schemas[Name]
}

/** Returns the body of an error response. */
export async function problem(response: Response): Promise<Schemas['Problem']> {
  if (response.ok) throw new Error(`Expected an error, got ${response.status}`)
  // The spec declares this schema for every error.
  return (await response.json()) as Schemas['Problem']
}
