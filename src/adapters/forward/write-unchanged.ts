import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { endToEndHeaders } from './end-to-end-headers.ts'
import { fromWeb } from './web-streams.ts'

/**
 * Writes another server's response with the spelling and order of its headers, and without headers of our own.
 * @param body the bytes of the response, which are copied while they pass
 * @returns a response that tells the server that nothing is left to send
 */
export async function writeUnchanged(
  outgoing: ServerResponse,
  received: IncomingMessage,
  body: ReadableStream<Uint8Array> | null,
): Promise<Response> {
  outgoing.sendDate = false
  outgoing.writeHead(received.statusCode ?? 0, received.statusMessage, endToEndHeaders(received.rawHeaders))
  if (body === null) outgoing.end()
  else {
    outgoing.flushHeaders()
    // If either side breaks off, so does the other: its client must not take half a response for a whole one.
    await pipeline(fromWeb(body), outgoing).catch(() => undefined)
  }
  // Cloned, because the server recognises the original by its headers only if it is not one of its own fast responses.
  return RESPONSE_ALREADY_SENT.clone()
}
