import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { DuplicateKey, RecordNotFound } from '../../world/world-error.ts'
import { formatFailedInjection } from '../faults/failed-injection.ts'
import type { FaultRule, TransportFault } from '../faults/fault-rule.ts'
import { ruleOf } from '../faults/faults.ts'
import { recordExchange } from '../journal/journal.ts'
import { sharedHeaders, sharedPath } from '../journal/repeated.ts'
import { EmulatorError } from '../services/emulator-error.ts'
import type { Operation } from '../spec/spec.ts'
import type { ResponseCheck } from '../spec/validators.ts'
import { BinaryBody } from '../vendor/binary-body.ts'
import { Problem } from '../vendor/problem.ts'
import { type HeaderValues, WithHeaders } from '../vendor/with-headers.ts'
import { type Call, isStale } from './call.ts'
import { invalidResponse } from './check-fault-response.ts'
import { checkLongList } from './check-list.ts'
import {
  type CheckedResponse,
  checkResponse,
  type ResponseDraft,
  ResponseViolation,
  type Violation,
} from './check-response.ts'
import { EventStream } from './event-stream.ts'
import { type AnyCall, dialectHeaders, formatProblem, formatSuccess, problemResponse } from './format-problem.ts'
import { flatHeaders } from './header-pairs.ts'
import { runInTurns, type Steps } from './in-turns.ts'
import { KeptRequest, KeptResponse } from './kept-messages.ts'
import { nextTurn } from './next-turn.ts'

/** The reason why an exchange failed, for the journal. */
interface Failure {
  readonly problem?: Problem
  readonly violation?: Violation
  readonly error?: unknown
}

/**
 * Responds with the result of the handler. A long list is checked in turns, while other requests are answered.
 * @throws ResponseViolation if it violates the spec
 */
export function respond(call: Call): Response | Promise<Response> {
  const { operation } = call
  const { status, body, headers } = readResult(operation, call.result)
  const content = contentOf(call, body)
  const common = dialectHeaders(call)
  const draft = { operation: operation.id, status, ...content, headers: headers ? { ...common, ...headers } : common }
  const declared = checkOf(call, draft)
  const checking = checkLongList(call, draft, declared)
  return checking
    ? respondInTurns(call, checking)
    : send(call, checkResponse(draft, declared, call.vendor.spec.schemas), {})
}

/** Responds with a response that is checked in steps; at once if there is one step. */
function respondInTurns(call: Call, steps: Steps<CheckedResponse>): Response | Promise<Response> {
  const first = steps.next()
  if (first.done) return send(call, first.value, {})
  // Other requests run before the response is sent: its exchange shows, and undoes, only the writes of the handler.
  call.after = call.world.moment()
  call.waitedAt ??= call.after
  return nextTurn()
    .then(() => runInTurns(steps, 1))
    .then((checked) => (isStale(call) ? abandon(call) : send(call, checked, {})))
}

/**
 * Returns the check of a result. If the operation declares no success, its vendor may allow any: such a response has a
 * JSON body, or none.
 */
function checkOf(call: Call, { status, body }: ResponseDraft): ResponseCheck | undefined {
  const { operation, vendor } = call
  const declared = vendor.checks.response(operation, status)
  if (declared || vendor.spec.undeclaredErrors !== 'neutral' || operation.success !== undefined) return declared
  call.hasUndeclaredStatus = true
  return body === undefined ? NO_BODY : ANY_JSON
}

const NO_BODY: ResponseCheck = { bodies: {} }
const ANY_JSON: ResponseCheck = { bodies: { 'application/json': {} } }

/** Opens a stream here, because only now its reader is known. */
function contentOf(call: Call, body: unknown): Pick<ResponseDraft, 'body' | 'text' | 'bytes'> {
  if (body instanceof EventStream) return { body: body.open(call.request.signal), text: body.text }
  if (!(body instanceof BinaryBody)) return { body }
  const { bytes, headers } = body
  return { body: new Response(bytes, { headers }), bytes }
}

/**
 * Responds with an error in the vendor's dialect, and undoes what the handler wrote. If the error response violates the
 * spec, responds with a 500 that names the place.
 */
export function respondWithError(call: AnyCall, error: unknown): Response {
  undo(call)
  const failure = failureOf(call, error)
  try {
    return send(call, formatProblem(call, failure.problem), failure)
  } catch (again) {
    if (!(again instanceof ResponseViolation)) throw again
    if (failure.problem.details.custom) return send(call, ...invalidFault(call, again))
    return send(call, problemResponse(again.message), { ...failure, violation: failure.violation ?? again.violation })
  }
}

/** Undoes what the handler wrote. Writes of others while the handler waited stay. */
function undo({ world, before, waitedAt }: AnyCall): void {
  if (!before) return
  if (waitedAt) world.undoChanges(before, waitedAt)
  else world.undoTo(before)
}

/** The result of a handler with the status that it chose. */
interface HandlerResult {
  readonly status: number
  readonly body?: unknown
  readonly headers?: HeaderValues
}

/** Reads the result of a handler, whose type guarantees a declared status if the spec declares several successes. */
function readResult({ id, success }: Operation, result: unknown): HandlerResult {
  if (result instanceof Response) return { status: result.status, body: result }
  if (success !== undefined) {
    if (!(result instanceof WithHeaders)) return { status: success, body: result }
    return { status: success, body: result.body, headers: result.headers }
  }
  if (typeof result === 'object' && result !== null && 'status' in result) return result as HandlerResult
  throw new TypeError(`The handler of ${id} must return one of the statuses that the spec declares as a success`)
}

function failureOf(call: AnyCall, error: unknown): Failure & { problem: Problem } {
  if (error instanceof Problem) return { problem: error }
  if (error instanceof RecordNotFound) {
    return { problem: new Problem('not-found', error.message, { entity: { name: error.entity, key: error.key } }) }
  }
  if (error instanceof DuplicateKey) {
    const holder = { name: error.entity, key: error.holder, field: error.field }
    return { problem: new Problem('conflict', error.message, { holder }) }
  }
  if (error instanceof EmulatorError) {
    const { kind, message, at } = error
    const finding = { in: 'body', at: `/${at}`, keyword: 'value', message } as const
    return { problem: new Problem(kind, message, at === '' ? {} : { findings: [finding] }) }
  }
  if (error instanceof DeskDoubleError) return { problem: new Problem('invalid', error.message) }
  if (error instanceof ResponseViolation) {
    return { problem: new Problem('internal', error.message), violation: error.violation }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { problem: new Problem('internal', `${call.operation?.id ?? call.path} failed: ${message}`), error }
}

/** Returns the response for a fault whose own parts violate the spec: a mistake in the fault, not in the double. */
function invalidFault({ injected }: AnyCall, { violation }: ResponseViolation) {
  const text = formatFailedInjection(injected?.id ?? '', invalidResponse(injected ?? {}, violation))
  return [problemResponse(text), { problem: new Problem('internal', text) }] as const
}

/** Responds with the success that a fault sets. Nothing happens in the world. */
export function respondWithSuccess(call: Call, fault: FaultRule): Response {
  try {
    const response = formatSuccess(call, fault)
    call.isOverridden = true
    return send(call, response, {})
  } catch (error) {
    if (!(error instanceof ResponseViolation)) throw error
    return send(call, ...invalidFault(call, error))
  }
}

const NO_RESPONSE: CheckedResponse = { status: 0, headers: {}, body: null, value: undefined }

/** Ends an exchange whose request is lost on its way to the server. */
export function dropRequest(call: Call): Response {
  return send(call, NO_RESPONSE, {})
}

/**
 * Ends an exchange whose world was reset, restored or deleted while it waited. The exchange changes nothing and is not
 * recorded; the client's connection is reset, as if the server had been restarted.
 */
export function abandon(call: AnyCall): Response {
  call.failConnection?.('reset')
  return badGateway()
}

function send(call: AnyCall, whole: CheckedResponse, failure: Failure): Response {
  const transport = call.transport && feasible(call.transport, call, whole)
  const response = transport === 'reset' || transport === 'empty' ? NO_RESPONSE : whole
  record(call, response, failure)
  if (transport) call.failConnection?.(transport)
  if (response === NO_RESPONSE) return badGateway()
  if (call.request.method === 'HEAD') discard(response)
  const body = call.request.method === 'HEAD' ? null : response.body
  const { status, headers } = response
  return call.createResponse?.(body, { status, headers }) ?? new Response(body, { status, headers })
}

/** Returns the response of a gateway whose server closed the connection, for adapters that cannot fail a connection. */
function badGateway(): Response {
  return new Response(null, { status: 502 })
}

/** Ends the body of a response to HEAD, which nobody reads. */
function discard({ body }: CheckedResponse): void {
  if (body instanceof ReadableStream) body.cancel().catch(() => undefined)
}

/** Returns the fault that is possible: a response without a body cannot be truncated. */
function feasible(transport: TransportFault, { request }: AnyCall, { body }: CheckedResponse): TransportFault {
  const hasBody = body !== null && request.method !== 'HEAD'
  return transport === 'truncated' && !hasBody ? 'empty' : transport
}

/** Records the exchange. */
function record(call: AnyCall, response: CheckedResponse, { problem, violation, error }: Failure): void {
  const { request, rawHeaders } = call
  const headers = sharedHeaders(rawHeaders ?? flatHeaders(request.headers))
  const exchange = recordExchange(call.world, {
    vendor: call.vendor.name,
    operation: call.operation?.id,
    method: request.method,
    path: sharedPath(call.path),
    query: call.query,
    startedAt: call.startedAt,
    delayed: call.delayed,
    request: new KeptRequest(headers, call.keptBody),
    response: new KeptResponse(response),
    problem: problem && { kind: problem.kind, message: problem.message, findings: problem.details.findings ?? [] },
    undeclared: call.undeclared,
    undeclaredStatus: call.hasUndeclaredStatus ? true : undefined,
    nearMisses: call.nearMisses,
    credential: call.scheme,
    fault: call.injected?.id,
    faultRule: call.injected && ruleOf(call.injected),
    overridden: call.isOverridden ? true : undefined,
    forwarded: call.forwarded,
    violation,
    error,
    before: call.before,
    after: call.after,
    bytes: call.bodyBytes + lengthOf(response) + lengthOfAll(headers),
  })
  call.report?.(exchange)
}

/** Returns the length of a response's body; 0 for a stream, whose length is unknown before it is sent. */
function lengthOf({ body, text, bytes }: CheckedResponse): number {
  if (bytes) return bytes.byteLength
  if (text !== undefined) return text.length
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}

function lengthOfAll(texts: readonly string[]): number {
  let sum = 0
  for (const { length } of texts) sum += length
  return sum
}
