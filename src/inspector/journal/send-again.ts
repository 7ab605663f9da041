import type { Exchange } from '../live-journal.ts'
import { readSubject } from './copy-text.ts'
import { repeatedRequest } from './repeated-request.ts'

/**
 * Sends a request to its world again, with the credential of the world. The journal then contains the response.
 * @throws {Error} if the request journal does not contain all of the request, or the browser does not send it
 */
export async function sendAgain(world: string, exchange: Exchange): Promise<void> {
  const { url, method, headers, body } = repeatedRequest(await readSubject(world, exchange))
  // A string would get a media type that the request may not have had.
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const init = { method, headers, redirect: 'manual', ...(bytes && { body: bytes }) } as const
  await fetch(url, init)
}
