import { nthUuid } from '../../world/random.ts'
import type { FaultRule } from '../faults/fault-rule.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { ExchangeInfo } from '../vendor/dialect.ts'
import type { Problem } from '../vendor/problem.ts'
import type { HeaderValues } from '../vendor/with-headers.ts'
import type { Call } from './call.ts'
import { type CheckedResponse, checkResponse, type ResponseDraft } from './check-response.ts'
import { withCustomHeaders } from './custom-headers.ts'
import { neutralProblem } from './neutral-problem.ts'

/** A call whose request may match no operation. */
export type AnyCall = Call<Operation | undefined>

/** The parts of a call that a response depends on, besides the handler's result. */
export interface ResponseContext<Op extends Operation | undefined = Operation | undefined>
  extends Pick<
    Call<Op>,
    | 'vendor'
    | 'world'
    | 'operation'
    | 'path'
    | 'number'
    | 'bodyLimit'
    | 'caller'
    | 'rate'
    | 'rateLimit'
    | 'profile'
    | 'hasUndeclaredStatus'
  > {
  readonly request: Pick<Request, 'method'>
}

/** Formats a problem in the vendor's dialect. @throws ResponseViolation if the result violates the spec */
export function formatProblem(call: ResponseContext, problem: Problem): CheckedResponse {
  const { dialect } = call.vendor
  const response = dialect.formatProblem(problem, exchangeInfoOf(call))
  const status = problem.details.status ?? response.status ?? dialect.statuses?.[problem.kind] ?? problem.status
  const { operation } = call
  const declared = call.vendor.checks.response(operation, status)
  const { custom } = problem.details
  const own = { ...dialectHeaders(call), ...response.headers }
  const { spec } = call.vendor
  const { mediaType, headers } = withCustomHeaders(own, custom?.headers, { spec, operation, status })
  if (!declared && spec.undeclaredErrors === 'neutral') {
    call.hasUndeclaredStatus = operation !== undefined
    return neutralProblem(problem, { status, headers })
  }
  const hasBody = declared !== undefined && Object.keys(declared.bodies).length > 0
  const body = custom?.body === undefined ? response.body : custom.body
  const draft: ResponseDraft = {
    operation: operation?.id ?? `${call.request.method} ${call.path}`,
    status,
    body: hasBody || custom?.body !== undefined ? body : undefined,
    headers,
    mediaType,
  }
  return checkResponse(draft, declared, spec.schemas)
}

/**
 * Formats the success that a fault sets. The request is not counted, so its headers report the first one of a window.
 * @throws ResponseViolation if it violates the spec
 */
export function formatSuccess(
  call: ResponseContext<Operation>,
  { status, body, headers: own }: Success,
): CheckedResponse {
  const { operation, vendor } = call
  if (status === undefined) throw new TypeError('A fault without a status sets no success')
  const rateLimit = limitOf(call)
  const rate = rateLimit && { count: 1, allowed: rateLimit.requests, reset: rateLimit.seconds }
  const common = dialectHeaders({ ...call, rate, rateLimit })
  const { mediaType, headers } = withCustomHeaders(common, own, { spec: vendor.spec, operation, status })
  const draft: ResponseDraft = { operation: operation.id, status, body, headers, mediaType }
  return checkResponse(draft, vendor.checks.response(operation, status), vendor.spec.schemas)
}

/** Returns the vendor's own limit, with the window that the profile sets. */
export function limitOf({ vendor, profile: { rateWindow } }: Pick<Call, 'vendor' | 'profile'>): Spec['rateLimit'] {
  const { rateLimit } = vendor.spec
  return rateLimit && typeof rateWindow === 'number' ? { ...rateLimit, seconds: rateWindow } : rateLimit
}

type Success = Pick<FaultRule, 'status' | 'body' | 'headers'>

/** Returns a problem by RFC 9457, for when the vendor's own error response would violate its spec. */
export function problemResponse(detail: string): CheckedResponse {
  return neutralProblem({ message: detail, details: {} }, { status: 500 })
}

/** Returns the headers that the vendor adds to every response. */
export function dialectHeaders(call: ResponseContext): HeaderValues {
  return call.vendor.dialect.headers(exchangeInfoOf(call))
}

function exchangeInfoOf(call: ResponseContext): ExchangeInfo {
  const { operation, request, path, world, number, caller, rate, rateLimit, profile } = call
  const exchangeId = nthUuid(world.seed, number)
  const { method } = request
  return { operation, method, path, millis: world.clock.millis(), caller, rate, rateLimit, profile, exchangeId }
}
