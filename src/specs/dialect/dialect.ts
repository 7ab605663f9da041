import { titleOf } from '../../engine/exchange/neutral-problem.ts'
import { isJsonType } from '../../engine/spec/media-type.ts'
import type { Dialect, ExchangeInfo, PresentedCredential, ProblemResponse } from '../../engine/vendor/dialect.ts'
import { ANONYMOUS, type Caller } from '../../engine/vendor/handler.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import type { Collections } from '../../world/world.ts'
import { withRequiredHeaders } from '../fit/required-headers.ts'
import type { Shaper } from '../fit/shaper.ts'
import type { OperationFacts } from '../handlers/operation-facts.ts'
import { stableDraw } from '../sample/draw.ts'
import { worldOfCredentials } from './credentials.ts'
import { errorParts } from './error-body.ts'
import { errorStatus, responseKey } from './error-status.ts'
import { identify } from './identify.ts'
import type { SchemeFacts } from './security.ts'

/** Parts that the dialect of a document consists of. */
export interface DialectOptions {
  readonly vendor: string
  readonly shaper: Shaper
  readonly operations: ReadonlyMap<string, OperationFacts>
  readonly schemes: ReadonlyMap<string, SchemeFacts>
  /** collection of the credentials that a scenario knows */
  readonly collection: string
}

/** Creates the dialect of a document: its declared errors, and its security schemes. */
export function createDialect(options: DialectOptions): Dialect<Collections> {
  const checks = [...options.schemes.keys()].map((name) => [name, checkOf(name, options)] as const)
  return {
    id: (random) => random.uuid(),
    schemes: Object.fromEntries(checks),
    headers: () => ({}),
    formatProblem: (problem, exchange) => formatProblem(problem, exchange, options),
    worldOf: (headers, query) => worldOfCredentials(headers, query, options.schemes),
  }
}

function checkOf(name: string, { vendor, schemes, collection }: DialectOptions) {
  const scheme = schemes.get(name)
  return (presented: PresentedCredential<Collections>): Caller => {
    return scheme ? identify(presented, { vendor, scheme, collection }) : ANONYMOUS
  }
}

function formatProblem(problem: Problem, exchange: ExchangeInfo, options: DialectOptions): ProblemResponse {
  const operation = options.operations.get(exchange.operation?.id ?? '')
  const status = errorStatus(problem, operation)
  const key = operation && responseKey(operation, status)
  const declared = operation?.responses.get(key ?? '')
  const own = headersOf(problem)
  const message = problem.details.custom?.message ?? problem.message
  const neutral = { type: 'about:blank', title: titleOf(status), status, detail: message }
  // The reader declares this body for requests that match no operation.
  if (!operation) return { status, body: neutral, headers: own }
  if (!declared) return { status, body: undefined, headers: own }
  const { shaper, vendor } = options
  const required = { shaper, declared: declared.headers, seeds: [vendor, problem.kind] }
  const headers = withRequiredHeaders(own, required)
  if (!declared.mediaType) return { status, body: undefined, headers }
  if (!isJsonType(declared.mediaType)) {
    return { status, body: new Response(message, { headers: { 'content-type': declared.mediaType } }), headers }
  }
  const facts = {
    problem,
    status,
    message,
    path: exchange.path,
    exchangeId: exchange.exchangeId,
    now: new Date(exchange.millis).toISOString(),
  }
  const parts = errorParts(declared.schema, facts, shaper.schemas)
  const body =
    declared.schema === undefined ? neutral : shaper.shape(parts, declared.schema, stableDraw(vendor, problem.kind))
  return { status, body, headers }
}

function headersOf({ kind, details: { allow, retryAfter = 1 } }: Problem): HeaderValues {
  return {
    ...(allow && { Allow: allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
  }
}
