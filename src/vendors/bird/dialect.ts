import { FORM_DATA } from '../../engine/exchange/form-data.ts'
import type { Dialect, ExchangeInfo, ProblemResponse } from '../../engine/vendor/dialect.ts'
import { displayName } from '../../engine/vendor/display-name.ts'
import { worldOfJwt } from '../../engine/vendor/jwt.ts'
import type { Finding, Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import { bearerToken, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { accessKey, accessKeyCaller, type BirdCaller, jwtCaller } from './caller.ts'
import type { BirdWorld, Schemas } from './collections.ts'
import { formatUploadError } from './upload-error.ts'

const MALFORMED = 400
const INVALID = 422

export const dialect: Dialect<BirdWorld, BirdCaller> = {
  id: (random) => random.uuid(),
  schemes: { AccessKey: accessKeyCaller, Jwt: jwtCaller },
  statuses: { invalid: INVALID },
  headers: () => ({}),
  formatProblem: (problem, { operation }) => {
    // Form uploads are answered with S3 errors.
    if (operation?.body?.mediaTypes.includes(FORM_DATA)) return formatUploadError(problem)
    return { body: errorBody(problem), headers: problemHeaders(problem), ...statusFor(problem, operation) }
  },
  worldOf: (sent) => {
    const token = bearerToken(sent)
    return (token && worldOfJwt(token)) ?? worldOfCredential(token ?? accessKey(sent))
  },
}

const CODES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'BadRequest',
  invalid: 'ValidationFailed',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  'not-found': 'ResourceNotFound',
  'unknown-path': 'ResourceNotFound',
  'unknown-method': 'MethodNotAllowed',
  'client-timeout': 'Timeout',
  conflict: 'ResourceAlreadyExists',
  'too-large': 'PayloadTooLarge',
  'unsupported-media-type': 'UnsupportedMediaType',
  'rate-limited': 'TooManyRequests',
  internal: 'InternalServerError',
  'not-implemented': 'NotImplemented',
  unavailable: 'ServiceUnavailable',
  timeout: 'Timeout',
}

/** Returns the status 400 for invalid requests to operations that declare no 422. */
function statusFor({ kind }: Problem, operation: ExchangeInfo['operation']): Pick<ProblemResponse, 'status'> {
  return kind === 'invalid' && operation && !operation.responses.has(INVALID) ? { status: MALFORMED } : {}
}

function errorBody(problem: Problem): Schemas['Error'] {
  const { reason, custom } = problem.details
  const details = errorDetails(problem)
  const code = custom?.code?.toString() ?? reason ?? CODES[problem.kind]
  return { code, message: formatMessage(problem), ...(details && { details }) }
}

/** Returns the problems of each field, or what is missing; undefined if the message contains everything. */
function errorDetails({ kind, message, details: { findings = [], entity } }: Problem): Schemas['Error']['details'] {
  if (findings.length > 0) return groupByField(findings)
  if (kind !== 'not-found' && kind !== 'unknown-path') return undefined
  return entity ? { [propertyName(entity.name)]: entity.key } : { reason: message }
}

/** Returns the name of a schema as a property, such as `senderProfile` for `SenderProfileRecord`. */
function propertyName(schema: string): string {
  return schema.charAt(0).toLowerCase() + schema.slice(1).replace(/Record$/, '')
}

function formatMessage({ kind, message, details: { holder, custom } }: Problem): string {
  if (custom?.message !== undefined) return custom.message
  if (kind === 'not-found' || kind === 'unknown-path') return 'The requested resource does not exist'
  if (kind !== 'conflict' || !holder) return message
  if (holder.name === 'AgentRecord') return 'Agent already exists'
  if (holder.name === 'CapacityRule' && holder.field === 'default') return 'default capacity rule already exists'
  const name = displayName(holder.name)
  return `${/^[aeiou]/.test(name) ? 'An' : 'A'} ${name} with this ${holder.field ?? 'key'} already exists`
}

/** Groups findings by the path of their field, such as `holidays.0.day`. */
function groupByField(findings: readonly Finding[]): Record<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const { in: where, at, message } of findings) {
    const field = at.replace(/^\//, '').replaceAll('/', '.') || where
    fields.set(field, [...(fields.get(field) ?? []), message])
  }
  return Object.fromEntries(fields)
}

function problemHeaders({ kind, details: { allow, retryAfter = 1 } }: Problem): HeaderValues {
  return { ...(allow && { Allow: allow.join(', ') }), ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }) }
}
