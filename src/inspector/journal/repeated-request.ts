import { fromBase64 } from '../../world/base64.ts'
import type { ControlSchemas } from '../control.ts'
import type { SpecOperation } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { headersFor } from './operation-credential.ts'
import { ownHeaders, targetOf } from './request-headers.ts'
import { whyNotRepeatable } from './why-not-repeatable.ts'

/** A request to repeat, with the address and the credentials of its world. */
export interface RequestSubject {
  readonly exchange: Exchange
  readonly operation: SpecOperation | undefined
  readonly baseUrl: string
  readonly credentials: ControlSchemas['Credentials'] | undefined
}

/** A request as fetch() sends it. */
export interface RepeatedRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** undefined if the request has no body */
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
}

/**
 * Returns the request that gets the same response in the same state.
 * @throws {Error} if the request journal does not contain all of the request, or fetch() does not send it
 */
export function repeatedRequest(subject: RequestSubject): RepeatedRequest {
  const { exchange, operation, baseUrl } = subject
  const reason = whyNotRepeatable(exchange, operation)
  if (reason !== undefined) throw new Error(`Failed to repeat the request: ${reason}`)
  const { body, encoding } = exchange.request
  return {
    url: baseUrl + targetOf(exchange),
    method: exchange.method,
    headers: repeatedHeaders(subject),
    body: body === '' ? undefined : encoding ? fromBase64(body) : body,
  }
}

/** Returns the headers of a request with the credential of the world, unless the request was rejected for lack of one. */
export function repeatedHeaders({ exchange, operation, credentials }: RequestSubject): Record<string, string> {
  const credential = headersFor(credentials, operation)
  const isAnonymous = exchange.problem?.kind === 'unauthenticated'
  return { ...(!isAnonymous && credential), ...ownHeaders(exchange, operation, credential) }
}
