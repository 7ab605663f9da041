import { nthUuid } from '../world/random.ts'
import { DuplicateKey, RecordNotFound } from '../world/refusal.ts'
import type { Call } from './call.ts'
import type { Occasion } from './dialect.ts'
import { Refused } from './emulation.ts'
import { EventStream } from './event-stream.ts'
import type { Transport } from './fault-rule.ts'
import { type Exchange, journalOf } from './journal.ts'
import type { HeaderValues } from './operation.ts'
import { Problem } from './problem.ts'
import { type CheckedReply, checkReply, type Draft, ReplyViolation, type Violation } from './reply.ts'
import type { Operation } from './spec.ts'
import { WithHeaders } from './with-headers.ts'

type AnyCall = Call<Operation | undefined>

/** What went wrong on the way to a reply, for the journal. */
interface Trouble {
  readonly problem?: Problem
  readonly violation?: Violation
  readonly error?: unknown
}

/** Answers with a handler's result. Throws a ReplyViolation when it breaks the spec. */
export function answer(call: Call, result: unknown): Response {
  const { operation } = call
  const { status, body, headers } = chosen(operation, result)
  // A stream begins only now that it is known who is to read it.
  const sent = body instanceof EventStream ? { body: body.open(call.request.signal), text: body.text } : { body }
  const draft = { operation: operation.id, status, ...sent, headers: { ...dialectHeaders(call), ...headers } }
  const { checks, spec } = call.vendor
  return send(call, checkReply(draft, checks.reply(operation, status), spec.schemas), {})
}

/** Answers with a refusal, in the vendor's own words; with a 500 that says where, when that breaks the spec. */
export function refuse(call: AnyCall, error: unknown): Response {
  const trouble = troubleOf(call, error)
  try {
    return send(call, word(call, trouble.problem), trouble)
  } catch (again) {
    if (!(again instanceof ReplyViolation)) throw again
    return send(call, neutral(again), { ...trouble, violation: trouble.violation ?? again.violation })
  }
}

interface Chosen {
  readonly status: number
  readonly body?: unknown
  readonly headers?: HeaderValues
}

/** Where the spec declares several successes, a handler's type holds that it names one of them. */
function chosen({ id, success }: Operation, result: unknown): Chosen {
  if (result instanceof Response) return { status: result.status, body: result }
  if (success !== undefined) {
    if (!(result instanceof WithHeaders)) return { status: success, body: result }
    return { status: success, body: result.body, headers: result.headers }
  }
  if (typeof result === 'object' && result !== null && 'status' in result) return result as Chosen
  throw new TypeError(`The handler of ${id} names none of the statuses that the spec lets it choose from`)
}

function troubleOf(call: AnyCall, error: unknown): Trouble & { problem: Problem } {
  if (error instanceof Problem) return { problem: error }
  if (error instanceof RecordNotFound) {
    return { problem: new Problem('not-found', error.message, { entity: { name: error.entity, key: error.key } }) }
  }
  if (error instanceof DuplicateKey) {
    const holder = { name: error.entity, key: error.holder, field: error.field }
    return { problem: new Problem('conflict', error.message, { holder }) }
  }
  if (error instanceof Refused) {
    const { kind, message, at } = error
    const finding = { in: 'body', at: `/${at}`, keyword: 'value', message } as const
    return { problem: new Problem(kind, message, at === '' ? {} : { findings: [finding] }) }
  }
  if (error instanceof ReplyViolation) {
    return { problem: new Problem('internal', error.message), violation: error.violation }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { problem: new Problem('internal', `${call.operation?.id ?? call.path} failed: ${message}`), error }
}

function word(call: AnyCall, problem: Problem): CheckedReply {
  const { dialect } = call.vendor
  const wording = dialect.word(problem, occasionOf(call))
  const status = wording.status ?? dialect.statuses?.[problem.kind] ?? problem.status
  const { operation } = call
  const declared = call.vendor.checks.reply(operation, status)
  const hasBody = declared !== undefined && Object.keys(declared.bodies).length > 0
  const draft: Draft = {
    operation: operation?.id ?? `${call.request.method} ${call.path}`,
    status,
    body: hasBody ? wording.body : undefined,
    headers: { ...dialectHeaders(call), ...wording.headers },
  }
  return checkReply(draft, declared, call.vendor.spec.schemas)
}

/** RFC 9457, for when the vendor's own words would break its spec. */
function neutral({ message }: ReplyViolation): CheckedReply {
  const value = { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: message }
  return {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify(value),
    value,
  }
}

function dialectHeaders(call: AnyCall): HeaderValues {
  return call.vendor.dialect.headers(occasionOf(call))
}

function occasionOf({ operation, request, path, world, number, rate, rateLimit }: AnyCall): Occasion {
  const exchangeId = nthUuid(world.seed, number)
  return { operation, method: request.method, path, millis: world.clock.millis(), rate, rateLimit, exchangeId }
}

/** Ends an exchange whose request never arrived. */
export function loseRequest(call: Call): Response {
  return send(call, NOTHING, {})
}

const NOTHING: CheckedReply = { status: 0, headers: {}, body: null, value: undefined }

function send(call: AnyCall, whole: CheckedReply, trouble: Trouble): Response {
  const transport = call.transport && feasible(call.transport, call, whole)
  const reply = transport === 'reset' || transport === 'empty' ? NOTHING : whole
  const journal = journalOf(call.world)
  const exchange = writeDown(call, reply, trouble, journal.next)
  journal.add(exchange, call.bodyBytes + lengthOf(reply))
  call.report?.(exchange)
  if (transport) call.cut?.(transport)
  // A carrier that cannot cut gets what a gateway says when the server behind it hangs up.
  if (reply === NOTHING) return new Response(null, { status: 502 })
  return new Response(reply.body, { status: reply.status, headers: reply.headers })
}

/** Half of nothing is nothing. */
function feasible(transport: Transport, { request }: AnyCall, { body }: CheckedReply): Transport {
  const hasBody = body !== null && request.method !== 'HEAD'
  return transport === 'truncated' && !hasBody ? 'empty' : transport
}

/**
 * Headers and the reply's text are made when they are asked for: what is kept until then are the values that they are
 * made of, and records are shared by all replies that they stand in.
 */
function writeDown(
  call: AnyCall,
  reply: CheckedReply,
  { problem, violation, error }: Trouble,
  number: number,
): Exchange {
  const { world, vendor, operation, request, path, query, rawHeaders } = call
  const headers = rawHeaders ? undefined : [...request.headers]
  const { text, value } = reply
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
    reply: {
      status: reply.status,
      headers: reply.headers,
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
function lengthOf({ body, text }: CheckedReply): number {
  if (text !== undefined) return text.length
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}

function inPairs(rawHeaders: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? ''])
  return pairs
}
