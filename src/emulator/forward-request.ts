import type { FallbackReason } from '../engine/journal/forwarded.ts'
import { copyRequest, type ForwardedCall, type ForwardedRequest, receiveForwarded } from './forwarded-call.ts'
import { ForwardingError, type IncomingResponse } from './forwarding.ts'
import { passOn } from './pass-on.ts'
import { recordForwarded } from './record-forwarded.ts'
import { problemResponse } from './unrouted.ts'

/** Header of a response of the double that replaces one of the other server. Its value is the reason. */
const FALLBACK_HEADER = 'x-deskdouble-fallback'

/**
 * Sends a request to another server, compares both messages with the spec, records them, and returns the response
 * unchanged. If the server does not answer, the double does, or the client gets a problem.
 */
export async function forwardRequest(forwarded: ForwardedRequest): Promise<Response> {
  const call = await receiveForwarded(forwarded)
  const response = await sendTo(call)
  const reason = fallbackReason(call, response)
  if (reason !== undefined && call.fallBack) return answerAsDouble(call, call.fallBack, { reason, response })
  return response instanceof ForwardingError ? reportFailure(call, response) : passOn(call, response)
}

async function sendTo({ request, target, forwarding, body }: ForwardedCall) {
  const { path, query } = target
  const { bytes, stream } = body
  try {
    return await forwarding.send({
      method: request.method,
      target: query === '' ? path : `${path}?${query}`,
      body: stream ?? (bytes.byteLength > 0 ? bytes : undefined),
      signal: request.signal,
    })
  } catch (error) {
    if (error instanceof ForwardingError) return error
    throw error
  }
}

/**
 * Returns why the double answers a request; undefined if it does not. A 404 may mean that a record is missing, so it
 * counts only for an operation whose path names no record.
 */
function fallbackReason(
  { forwarding, operation, body }: ForwardedCall,
  response: IncomingResponse | ForwardingError,
): FallbackReason | undefined {
  if (!forwarding.hasFallback || !operation || body.stream) return undefined
  if (response instanceof ForwardingError) return response.reason
  if (response.status === 501) return 'status 501'
  return response.status === 404 && operation.slots.length === 0 ? 'status 404' : undefined
}

async function answerAsDouble(
  { request, forwarding, body }: ForwardedCall,
  answer: NonNullable<ForwardedCall['fallBack']>,
  { reason, response }: { readonly reason: FallbackReason; readonly response: IncomingResponse | ForwardingError },
): Promise<Response> {
  if (!(response instanceof ForwardingError)) await response.body?.cancel()
  const again = copyRequest(request, { headers: request.headers, body: body.bytes })
  const answered = await answer(again, { to: forwarding.to, fallback: reason, differences: [] })
  answered.headers.set(FALLBACK_HEADER, reason)
  return answered
}

const FAILURES = {
  unreachable: { status: 502, title: 'Bad Gateway', kind: 'unavailable' },
  timeout: { status: 504, title: 'Gateway Timeout', kind: 'timeout' },
} as const

async function reportFailure(call: ForwardedCall, { reason, message }: ForwardingError): Promise<Response> {
  const { status, title, kind } = FAILURES[reason]
  const response = problemResponse(status, title, { detail: message })
  const bytes = new Uint8Array(await response.clone().arrayBuffer())
  call.world.takeTurn()
  recordForwarded(call, {
    status,
    headers: response.headers,
    body: () => ({ bytes, isWhole: true }),
    bytes: bytes.byteLength,
    problem: { kind, message, findings: [] },
  })
  return response
}
