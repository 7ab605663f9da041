import { nthUuid } from '../../world/random.ts'
import type { Operation } from '../spec/spec.ts'
import type { ExchangeInfo } from '../vendor/dialect.ts'
import type { Problem } from '../vendor/problem.ts'
import type { HeaderValues } from '../vendor/with-headers.ts'
import type { Call } from './call.ts'
import { type CheckedResponse, checkResponse, type ResponseDraft } from './check-response.ts'
import { neutralProblem } from './neutral-problem.ts'

/** A call whose request may match no operation. */
export type AnyCall = Call<Operation | undefined>

/** Formats a problem in the vendor's dialect. @throws ResponseViolation if the result violates the spec */
export function formatProblem(call: AnyCall, problem: Problem): CheckedResponse {
  const { dialect } = call.vendor
  const response = dialect.formatProblem(problem, exchangeInfoOf(call))
  const status = problem.details.status ?? response.status ?? dialect.statuses?.[problem.kind] ?? problem.status
  const { operation } = call
  const declared = call.vendor.checks.response(operation, status)
  const { custom } = problem.details
  const headers = withCustom({ ...dialectHeaders(call), ...response.headers }, custom?.headers)
  if (!declared && call.vendor.spec.undeclaredErrors === 'neutral') {
    call.hasUndeclaredStatus = operation !== undefined
    return neutralProblem(problem, { status, headers })
  }
  const hasBody = declared !== undefined && Object.keys(declared.bodies).length > 0
  const body = custom?.body === undefined ? response.body : custom.body
  const draft: ResponseDraft = {
    operation: operation?.id ?? `${call.request.method} ${call.path}`,
    status,
    body: hasBody ? body : undefined,
    headers,
  }
  return checkResponse(draft, declared, call.vendor.spec.schemas)
}

/**
 * Adds the headers of a fault. Header names ignore case, so a header replaces one that is spelled otherwise. A number in
 * digits replaces a number.
 */
function withCustom(headers: HeaderValues, custom: HeaderValues = {}): HeaderValues {
  const spellings = new Map(Object.keys(headers).map((name) => [name.toLowerCase(), name]))
  const own = Object.entries(custom).map(([name, value]) => {
    const spelling = spellings.get(name.toLowerCase()) ?? name
    return [spelling, typeof headers[spelling] === 'number' && /^\d{1,15}$/.test(String(value)) ? Number(value) : value]
  })
  return own.length === 0 ? headers : { ...headers, ...Object.fromEntries(own) }
}

/** Returns a problem by RFC 9457, for when the vendor's own error response would violate its spec. */
export function problemResponse(detail: string): CheckedResponse {
  return neutralProblem({ message: detail, details: {} }, { status: 500 })
}

/** Returns the headers that the vendor adds to every response. */
export function dialectHeaders(call: AnyCall): HeaderValues {
  return call.vendor.dialect.headers(exchangeInfoOf(call))
}

function exchangeInfoOf(call: AnyCall): ExchangeInfo {
  const { operation, request, path, world, number, caller, rate, rateLimit, profile } = call
  const exchangeId = nthUuid(world.seed, number)
  const { method } = request
  return { operation, method, path, millis: world.clock.millis(), caller, rate, rateLimit, profile, exchangeId }
}
