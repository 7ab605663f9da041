import type { components } from '../../src/generated/control/types.ts'

type Schemas = components['schemas']

/** Whatever can be asked as `fetch` is: an emulator in process, or one that listens. */
interface Fetching {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
}

/** The control API of an emulator, as a client of its own would call it. */
export function controlOf({ fetch }: Fetching) {
  const ask = (method: string, path: string, body?: unknown) => {
    const written = body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) }
    return fetch(`/_control${path}`, { method, ...written })
  }
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body?: unknown) => ask('POST', path, body),
    put: (path: string, body?: unknown) => ask('PUT', path, body),
    patch: (path: string, body: unknown) => ask('PATCH', path, body),
    delete: (path: string) => ask('DELETE', path),
    /** Reads what is expected to be there; its type is that of the spec's schema of this name. */
    read: async <Name extends keyof Schemas>(_schema: Name, path: string) => body<Name>(await ask('GET', path)),
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** The body of a success, typed as the spec's schema of this name. */
export async function body<Name extends keyof Schemas>(response: Response): Promise<Schemas[Name]> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  // Every reply is checked against the spec; the test names the schema that the spec declares for it.
  return (await response.json()) as Schemas[Name]
}

/** The body of a refusal. */
export async function problem(response: Response): Promise<Schemas['Problem']> {
  if (response.ok) throw new Error(`${response.status} is no refusal`)
  // As above.
  return (await response.json()) as Schemas['Problem']
}
