import type { ErrorTour, TourWorlds } from './tour.ts'

/** A replacement of the global `fetch` for a client. */
export type Fetch = (request: Request) => Promise<Response>

/** A body that exceeds the limit of every vendor. */
const LARGE_BODY = JSON.stringify('x'.repeat(1_048_577))

/**
 * Sends the request of each operation with a body of another media type, and with one that is too large. Both are
 * rejected before anything changes. Then sends requests that exceed the rate limit.
 */
export async function provokeRejections<Client, Ids>(worlds: TourWorlds, tour: ErrorTour<Client, Ids>): Promise<void> {
  const access = worlds.start()
  const ids = await tour.knownIds(tour.client(access), access)
  await sendAll(worlds, tour, { status: 415, client: tour.client(access, sendText), ids })
  await sendAll(worlds, tour, { status: 413, client: tour.client(access, sendTooMuch), ids })
  const limited = tour.client(worlds.start(`limited-${tour.vendor}`))
  await exceedRateLimit(worlds, tour, { client: limited, ids })
}

interface Sender<Client, Ids> {
  readonly client: Client
  readonly ids: Ids
}

/** Sends the request of each operation that lacks a status. */
async function sendAll<Client, Ids>(
  worlds: TourWorlds,
  { calls }: ErrorTour<Client, Ids>,
  { status, client, ids }: Sender<Client, Ids> & { readonly status: number },
): Promise<void> {
  for (const [operation, call] of Object.entries(calls)) {
    if (worlds.lacks(operation, status)) await call(client, ids)
  }
}

/** Sends a request until it exceeds the rate limit, and then others that exceed it as well. */
async function exceedRateLimit<Client, Ids>(
  worlds: TourWorlds,
  { calls, limited: [repeated, ...others] }: ErrorTour<Client, Ids>,
  { client, ids }: Sender<Client, Ids>,
): Promise<void> {
  for (let sent = 0; sent <= worlds.rateLimit; sent++) await calls[repeated]?.(client, ids)
  for (const operation of others) await calls[operation]?.(client, ids)
}

/** Sends text instead of the body of a request. Does not send requests without a body. */
const sendText: Fetch = (request) => {
  if (!request.body) return notSent()
  return fetch(withBody(request, 'text/plain', 'A text'))
}

/** Sends a large body instead of that of a request. Does not send requests without a body in JSON. */
const sendTooMuch: Fetch = (request) => {
  const mediaType = request.headers.get('content-type') ?? ''
  return mediaType.includes('json') ? fetch(withBody(request, mediaType, LARGE_BODY)) : notSent()
}

function withBody({ url, method, headers }: Request, mediaType: string, body: string): Request {
  const changed = new Headers(headers)
  changed.set('content-type', mediaType)
  return new Request(url, { method, headers: changed, body })
}

function notSent(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 204 }))
}
