import { nthUuid } from '../../world/random.ts'
import { DuplicateKey, RecordNotFound } from '../../world/world-error.ts'
import type { TransportFault } from '../faults/fault-rule.ts'
import { type Exchange, journalOf } from '../journal/journal.ts'
import { EmulatorError } from '../services/emulator-services.ts'
import type { Operation } from '../spec/spec.ts'
import type { ExchangeInfo } from '../vendor/dialect.ts'
import { Problem } from '../vendor/problem.ts'
import type { HeaderValues } from '../vendor/with-headers.ts'
import { WithHeaders } from '../vendor/with-headers.ts'
import type { Call } from './call.ts'
import {
  type CheckedResponse,
  checkResponse,
  type ResponseDraft,
  ResponseViolation,
  type Violation,
} from './check-response.ts'
import { EventStream } from './event-stream.ts'

type AnyCall = Call<Operation | undefined>

/** What went wrong on the way to a reply, for the journal. */
interface Failure {
  readonly problem?: Problem
  readonly violation?: Violation
  readonly error?: unknown
}

/** Answers with a handler's result. Throws a ReplyViolation when it breaks the spec. */
export function respond(call: Call, result: unknown): Response {
  const { operation } = call
  const { status, body, headers } = readResult(operation, result)
  // A stream begins only now that it is known who is to read it.
  const sent = body instanceof EventStream ? { body: body.open(call.request.signal), text: body.text } : { body }
  const draft = { operation: operation.id, status, ...sent, headers: { ...dialectHeaders(call), ...headers } }
  const { checks, spec } = call.vendor
  return send(call, checkResponse(draft, checks.response(operation, status), spec.schemas), {})
}

/** Answers with a refusal, in the vendor's own words; with a 500 that says where, when that breaks the spec. */
export function respondWithError(call: AnyCall, error: unknown): Response {
  const issue = failureOf(call, error)
  try {
    return send(call, formatProblem(call, issue.problem), issue)
  } catch (again) {
    if (!(again instanceof ResponseViolation)) throw again
    return send(call, fallbackProblem(again), { ...issue, violation: issue.violation ?? again.violation })
  }
}

interface HandlerResult {
  readonly status: number
  readonly body?: unknown
  readonly headers?: HeaderValues
}

/** Where the spec declares several successes, a handler's type holds that it names one of them. */
function readResult({ id, success }: Operation, result: unknown): HandlerResult {
  if (result instanceof Response) return { status: result.status, body: result }
  if (success !== undefined) {
    if (!(result instanceof WithHeaders)) return { status: success, body: result }
    return { status: success, body: result.body, headers: result.headers }
  }
  if (typeof result === 'object' && result !== null && 'status' in result) return result as HandlerResult
  throw new TypeError(`The handler of ${id} names none of the statuses that the spec lets it choose from`)
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
  if (error instanceof ResponseViolation) {
    return { problem: new Problem('internal', error.message), violation: error.violation }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { problem: new Problem('internal', `${call.operation?.id ?? call.path} failed: ${message}`), error }
}

function formatProblem(call: AnyCall, problem: Problem): CheckedResponse {
  const { dialect } = call.vendor
  const wording = dialect.formatProblem(problem, exchangeInfoOf(call))
  const status = wording.status ?? dialect.statuses?.[problem.kind] ?? problem.status
  const { operation } = call
  const declared = call.vendor.checks.response(operation, status)
  const hasBody = declared !== undefined && Object.keys(declared.bodies).length > 0
  const draft: ResponseDraft = {
    operation: operation?.id ?? `${call.request.method} ${call.path}`,
    status,
    body: hasBody ? wording.body : undefined,
    headers: { ...dialectHeaders(call), ...wording.headers },
  }
  return checkResponse(draft, declared, call.vendor.spec.schemas)
}

/** RFC 9457, for when the vendor's own words would break its spec. */
function fallbackProblem({ message }: ResponseViolation): CheckedResponse {
  const value = { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: message }
  return {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify(value),
    value,
  }
}

function dialectHeaders(call: AnyCall): HeaderValues {
  return call.vendor.dialect.headers(exchangeInfoOf(call))
}

function exchangeInfoOf({ operation, request, path, world, number, rate, rateLimit }: AnyCall): ExchangeInfo {
  const exchangeId = nthUuid(world.seed, number)
  return { operation, method: request.method, path, millis: world.clock.millis(), rate, rateLimit, exchangeId }
}

/** Ends an exchange whose request never arrived. */
export function dropRequest(call: Call): Response {
  return send(call, NOTHING, {})
}

const NOTHING: CheckedResponse = { status: 0, headers: {}, body: null, value: undefined }

function send(call: AnyCall, whole: CheckedResponse, issue: Failure): Response {
  const transport = call.transport && feasible(call.transport, call, whole)
  const response = transport === 'reset' || transport === 'empty' ? NOTHING : whole
  const journal = journalOf(call.world)
  const exchange = writeDown(call, response, issue, journal.next)
  journal.add(exchange, call.bodyBytes + lengthOf(response))
  call.report?.(exchange)
  if (transport) call.failConnection?.(transport)
  // A carrier that cannot cut gets what a gateway says when the server behind it hangs up.
  if (response === NOTHING) return new Response(null, { status: 502 })
  return new Response(response.body, { status: response.status, headers: response.headers })
}

/** Half of nothing is nothing. */
function feasible(transport: TransportFault, { request }: AnyCall, { body }: CheckedResponse): TransportFault {
  const hasBody = body !== null && request.method !== 'HEAD'
  return transport === 'truncated' && !hasBody ? 'empty' : transport
}

/**
 * Headers and the reply's text are made when they are asked for: what is kept until then are the values that they are
 * made of, and records are shared by all replies that they stand in.
 */
function writeDown(
  call: AnyCall,
  response: CheckedResponse,
  { problem, violation, error }: Failure,
  number: number,
): Exchange {
  const { world, vendor, operation, request, path, query, rawHeaders } = call
  const headers = rawHeaders ? undefined : [...request.headers]
  const { text, value } = response
  const after = world.snapshot()
  return {
    number,
    at: world.clock.now(),
    vendor: vendor.name,
    operation: operation?.id,
    method: request.method,
    path,
    query,
    request: {
      body: call.bodyText,
      get headers() {
        return headers ?? inPairs(rawHeaders ?? [])
      },
    },
    response: {
      status: response.status,
      headers: response.headers,
      get body() {
        return text ?? (value === undefined ? '' : JSON.stringify(value))
      },
    },
    problem: problem && { kind: problem.kind, message: problem.message, findings: problem.details.findings ?? [] },
    credential: call.scheme,
    fault: call.fault,
    violation,
    error,
    before: call.before ?? after,
    after,
  }
}

/** What a reply's body takes, as far as it is known beforehand. */
function lengthOf({ body, text }: CheckedResponse): number {
  if (text !== undefined) return text.length
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}

function inPairs(rawHeaders: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? ''])
  return pairs
}
