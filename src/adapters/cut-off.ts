import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { TransportFault } from '../engine/faults/fault-rule.ts'

/**
 * Makes a connection fail instead of sending the whole response.
 * @returns a response that tells the server that nothing is left to send
 */
export async function cutOff(
  outgoing: ServerResponse,
  response: Response,
  transport: TransportFault,
): Promise<Response> {
  const { socket, req } = outgoing
  if (transport === 'reset') socket?.resetAndDestroy()
  else {
    if (transport === 'truncated') await sendHalf(outgoing, response)
    // A socket that is closed with unread input resets the connection.
    req.resume()
    socket?.end()
  }
  // Cloned, because the server recognises the original by its headers only if it is not one of its own fast responses.
  return RESPONSE_ALREADY_SENT.clone()
}

/** Sends the whole head of a response, and half of the body that the head announces. */
async function sendHalf(outgoing: ServerResponse, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.setHeaders(response.headers)
  outgoing.writeHead(response.status, { 'content-length': body.byteLength })
  await new Promise<void>((resolve) => {
    outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => resolve())
  })
}
