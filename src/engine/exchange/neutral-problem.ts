import type { Problem } from '../vendor/problem.ts'
import type { HeaderValues } from '../vendor/with-headers.ts'
import type { CheckedResponse } from './check-response.ts'

/** Reason phrases of error statuses (RFC 9110, 15). */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** A neutral error response: its status, and the headers that the vendor adds to it. */
interface NeutralResponse {
  readonly status: number
  readonly headers?: HeaderValues
}

/** Returns the reason phrase of an error status, which is the title of a problem of the type `about:blank`. */
export function titleOf(status: number): string {
  return TITLES[status] ?? 'Error'
}

/** Returns a problem by RFC 9457, for an error that the vendor's document does not declare. */
export function neutralProblem(
  { message, details }: Pick<Problem, 'message' | 'details'>,
  { status, headers = {} }: NeutralResponse,
): CheckedResponse {
  const own = { type: 'about:blank', title: titleOf(status), status, detail: message }
  const value = details.custom?.body ?? own
  const mediaType = value === own ? 'application/problem+json' : 'application/json'
  const fields: HeaderValues = { ...headers, 'Content-Type': mediaType }
  return {
    status,
    headers: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, String(field)])),
    body: JSON.stringify(value),
    value,
  }
}
