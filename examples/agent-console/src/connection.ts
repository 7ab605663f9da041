/** A world as DeskDouble tells of it: where it is, and how one gets in. In production, your own login says the same. */
export interface World {
  readonly baseUrl: string
  readonly credentials: Readonly<Record<VendorName, Credentials>>
}

export type VendorName = 'genesys' | 'kore' | 'singularity' | 'bird'

interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string>>
}

/** One vendor: where it is, how one gets in, and what it calls those who get in. */
export interface Connection extends Credentials {
  readonly baseUrl: string
}

/** Thrown when a vendor refuses what it was asked. */
export class ApiError extends Error {
  readonly status: number
  /** in how many seconds it may be asked again, where it says so */
  readonly retryAfter: number | undefined

  constructor(status: number, retryAfter: number | undefined) {
    super(`It answered ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** Asks a vendor, and gives what it answers; null for an answer without a body. Throws an {@link ApiError}. */
export async function ask<Answer>(to: Connection, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(to.baseUrl + path, {
    method,
    headers: { ...to.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new ApiError(response.status, secondsIn(response.headers.get('retry-after')))
  return JSON.parse((await response.text()) || 'null')
}

function secondsIn(header: string | null): number | undefined {
  return header === null || Number.isNaN(Number(header)) ? undefined : Number(header)
}
