import type { FaultRule } from '../faults/fault-rule.ts'
import { type CustomResponse, kindOfStatus, Problem, type ProblemKind } from '../vendor/problem.ts'
import type { Call } from './call.ts'

/** Messages of injected errors, for vendors whose dialect has none for the kind. */
const MESSAGES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'The request could not be understood',
  invalid: 'The request is not valid',
  unauthenticated: 'The credentials are missing or not valid',
  forbidden: 'The caller is not allowed to do this',
  'not-found': 'The resource was not found',
  'unknown-path': 'The resource was not found',
  'unknown-method': 'The method is not allowed',
  conflict: 'The request conflicts with the current state of the resource',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'The media type of the request is not supported',
  'rate-limited': 'Too many requests',
  internal: 'An unexpected error occurred',
  'not-implemented': 'The operation is not implemented',
  unavailable: 'The service is temporarily unavailable',
  timeout: 'The service did not respond in time',
}

/** Returns the problem of a fault with a status: an error as the vendor would send it. */
export function faultProblem(rule: FaultRule & { readonly status?: number }, { vendor, operation }: Call): Problem {
  const { dialect } = vendor
  const kind = rule.status === undefined ? undefined : kindOfStatus(rule.status, dialect.statuses)
  if (!kind) throw new TypeError(`No kind of problem has the status ${rule.status}`)
  const message = rule.message ?? dialect.messages?.[kind] ?? MESSAGES[kind]
  return new Problem(kind, message, {
    ...(kind === 'rate-limited' && { retryAfter: 1 }),
    ...(kind === 'forbidden' && operation.permissions.length > 0 && { permissions: operation.permissions }),
    ...customResponse(rule),
  })
}

/** Returns the parts of the response that a fault sets, if it sets any. */
export function customResponse({ message, code, headers, body }: FaultRule): { readonly custom?: CustomResponse } {
  const custom = {
    ...(message !== undefined && { message }),
    ...(code !== undefined && { code }),
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
  }
  return Object.keys(custom).length === 0 ? {} : { custom }
}
