/** An object that sends requests, such as the handle of a vendor. */
interface Fetching {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
}

/** A client that sends the same headers with every request. */
export interface Client {
  readonly get: (path: string) => Promise<Response>
  readonly post: (path: string, body?: unknown) => Promise<Response>
  readonly put: (path: string, body: unknown) => Promise<Response>
  readonly patch: (path: string, body: unknown) => Promise<Response>
  readonly remove: (path: string) => Promise<Response>
}

/** Creates a client of a handle. Bodies are sent as JSON. */
export function createClient({ fetch }: Fetching, headers: Readonly<Record<string, string>>): Client {
  const send = (method: string) => (path: string, body?: unknown) => {
    if (body === undefined) return fetch(path, { method, headers })
    return fetch(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }
  return { get: send('GET'), post: send('POST'), put: send('PUT'), patch: send('PATCH'), remove: send('DELETE') }
}
