import type { Exchange } from '../engine/journal/exchange.ts'
import type { Forwarded } from '../engine/journal/forwarded.ts'
import type { EmulatorServices } from '../engine/services/emulator-services.ts'
import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { type PeekedBody, peekBody } from './copied-stream.ts'
import type { Forwarding } from './forwarding.ts'
import type { RequestTarget } from './request-target.ts'

/** A request that another server answers, in the world whose journal keeps it. */
export interface ForwardedRequest {
  readonly request: Request
  readonly target: RequestTarget
  readonly world: World
  /** the vendor whose spec the messages are compared with; undefined if no vendor has the path */
  readonly vendor: Vendor | undefined
  readonly services: EmulatorServices
  /** largest body that is compared and kept whole, in bytes */
  readonly bodyLimit: number
  readonly rawHeaders?: readonly string[] | undefined
  readonly report?: ((exchange: Exchange) => void) | undefined
  readonly forwarding: Forwarding
  /** Answers the request as the double; undefined if no vendor has the path. */
  readonly fallBack: ((request: Request, forwarded: Forwarded) => Response | Promise<Response>) | undefined
}

/** A forwarded request in progress. */
export interface ForwardedCall extends ForwardedRequest {
  /** undefined if the request matches no operation of the vendor */
  readonly operation: Operation | undefined
  /** when the request arrived, by the world's clock: ms since 1970 */
  readonly startedAt: number
  /** the world's epoch when the request arrived */
  readonly epoch: number
  readonly body: PeekedBody
}

/** Receives a request that is forwarded: all of its body, or the beginning of a large one. */
export async function receiveForwarded(forwarded: ForwardedRequest): Promise<ForwardedCall> {
  const { request, target, world, vendor, bodyLimit } = forwarded
  const { epoch } = world
  const startedAt = world.clock.millis()
  const match = vendor && matchOperation(vendor.spec, request.method, target.path)
  const operation = match && 'operation' in match ? match.operation : undefined
  return { ...forwarded, operation, startedAt, epoch, body: await peekBody(request.body, bodyLimit) }
}

/** Creates a request with the headers of another one. @param body without bytes, the request has none */
export function copyRequest(
  { url, method, signal }: Request,
  { headers, body }: { readonly headers: Headers; readonly body: Uint8Array<ArrayBuffer> },
): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.byteLength > 0
  return new Request(url, { method, headers, signal, body: hasBody ? body : null })
}
