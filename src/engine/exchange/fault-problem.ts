import type { FaultRule } from '../faults/fault-rule.ts'
import type { Operation } from '../spec/spec.ts'
import {
  anyOf,
  type CustomResponse,
  kindOfStatus,
  Problem,
  type ProblemDetails,
  type ProblemKind,
} from '../vendor/problem.ts'
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
  'client-timeout': 'The request did not arrive in time',
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
export function faultProblem(rule: FaultRule, call: Pick<Call, 'vendor' | 'operation' | 'bodyLimit'>): Problem {
  const { vendor, operation, bodyLimit } = call
  const { dialect } = vendor
  const { status } = rule
  if (status === undefined) throw new TypeError('A fault without a status causes no error')
  const kind = kindOfStatus(status, dialect.statuses) ?? (status < 500 ? 'invalid' : 'internal')
  const message = rule.message ?? dialect.messages?.[kind] ?? MESSAGES[kind]
  return new Problem(kind, message, {
    status,
    ...(kind === 'rate-limited' && { retryAfter: 1 }),
    ...(kind === 'too-large' && { maxBytes: bodyLimit }),
    ...(kind === 'forbidden' && missingPermissions(operation)),
    ...customResponse(rule),
  })
}

function missingPermissions({ permissions, anyPermissions }: Operation): Pick<ProblemDetails, 'permissions'> {
  if (permissions.length > 0) return { permissions }
  return anyPermissions.length > 0 ? anyOf(anyPermissions) : {}
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
