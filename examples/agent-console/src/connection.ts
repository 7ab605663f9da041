/** The URL and credentials of a world, as DeskDouble returns them. In production, your own login returns them. */
export interface World {
  readonly baseUrl: string
  readonly credentials: Readonly<Record<VendorName, Credentials>>
}

export type VendorName = 'genesys' | 'kore' | 'singularity' | 'bird'

interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
}

/** The base URL and credentials of one vendor. */
export interface Connection extends Credentials {
  readonly baseUrl: string
}

/** Thrown if a vendor rejects a request. */
export class ApiError extends Error {
  readonly status: number
  /** seconds until the next attempt, if the vendor sent `Retry-After` */
  readonly retryAfter: number | undefined

  constructor(status: number, retryAfter: number | undefined) {
    super(`The vendor answered with status ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.retryAfter = retryAfter
  }
}

/**
 * Sends a request and returns the response body, or null if the body is empty.
 * @throws ApiError if the vendor rejects the request
 */
export async function send<Body>(
  { baseUrl, headers }: Connection,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const response = await fetch(baseUrl + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new ApiError(response.status, secondsIn(response.headers.get('retry-after')))
  return JSON.parse((await response.text()) || 'null')
}

function secondsIn(header: string | null): number | undefined {
  return header === null || Number.isNaN(Number(header)) ? undefined : Number(header)
}
