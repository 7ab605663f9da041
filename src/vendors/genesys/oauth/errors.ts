import type { ProblemResponse } from '../../../engine/vendor/dialect.ts'
import type { Problem, ProblemKind } from '../../../engine/vendor/problem.ts'
import type { Schemas } from '../collections.ts'
import { messagePage } from '../pages/page.ts'
import { PAGE_HEADERS } from '../pages/style.ts'

/** OAuth error codes by kind of problem; the others are `invalid_request`. */
const OAUTH_ERRORS: Partial<Record<ProblemKind, string>> = {
  unauthenticated: 'invalid_client',
  internal: 'server_error',
  unavailable: 'temporarily_unavailable',
  timeout: 'temporarily_unavailable',
}

/** Formats an error of the token endpoint. It reports rejected clients and exceeded limits with 400, not 401 and 429. */
export function oauthError(problem: Problem): ProblemResponse & { body: Schemas['OAuthError'] } {
  const { kind, details } = problem
  const error = details.custom?.code?.toString() ?? details.reason ?? OAUTH_ERRORS[kind] ?? 'invalid_request'
  const isLimit = kind === 'rate-limited'
  const limit = `rate limit exceeded; request a token again in ${details.retryAfter ?? 1} seconds`
  const text = details.custom?.message ?? (isLimit ? limit : problem.message)
  return {
    ...((isLimit || kind === 'unauthenticated') && { status: 400 }),
    body: { error, description: text, error_description: text },
  }
}

/** Formats an error of the login as a page for people. */
export function errorPage({ message }: Problem): ProblemResponse {
  return { body: messagePage('Login failed', message), headers: PAGE_HEADERS }
}
