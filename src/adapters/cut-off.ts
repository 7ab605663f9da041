import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { TransportFault } from '../engine/faults/fault-rule.ts'

/** Lets a connection fail instead of sending a reply whole; what it gives back says that nothing is left to send. */
export async function cutOff(
  outgoing: ServerResponse,
  response: Response,
  transport: TransportFault,
): Promise<Response> {
  const { socket, req } = outgoing
  if (transport === 'reset') socket?.resetAndDestroy()
  else {
    if (transport === 'truncated') await sendHalf(outgoing, response)
    // What is unread when a socket closes makes it reset the connection.
    req.resume()
    socket?.end()
  }
  // A clone, because the server knows the original by its headers only where it is not one of its own short-cut ones.
  return RESPONSE_ALREADY_SENT.clone()
}

/** The head as it would have been, and half of the body that it announces. */
async function sendHalf(outgoing: ServerResponse, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.setHeaders(response.headers)
  outgoing.writeHead(response.status, { 'content-length': body.byteLength })
  await new Promise<void>((resolve) => {
    outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => resolve())
  })
}
