import type { ProblemResponse } from '../../engine/vendor/dialect.ts'
import { Problem, type ProblemKind } from '../../engine/vendor/problem.ts'

/** The codes of S3 for an upload that is refused (400) or denied (403). */
const REFUSED = ['InvalidArgument', 'MalformedPOSTRequest', 'InvalidPolicyDocument', 'EntityTooLarge', 'EntityTooSmall']

type Code =
  | 'AccessDenied'
  | 'EntityTooLarge'
  | 'EntityTooSmall'
  | 'InvalidAccessKeyId'
  | 'InvalidArgument'
  | 'InvalidPolicyDocument'
  | 'SignatureDoesNotMatch'

/** A refusal of an upload, by S3's own code. */
export function uploadRefused(code: Code, message: string): Problem {
  return new Problem(REFUSED.includes(code) ? 'malformed' : 'forbidden', message, { reason: code })
}

const CODES: Partial<Record<ProblemKind, string>> = {
  'too-large': 'EntityTooLarge',
  forbidden: 'AccessDenied',
  internal: 'InternalError',
  unavailable: 'SlowDown',
}

/** A problem as S3 says it; what it knows no better name for is a form that it cannot read. */
export function uploadError({ kind, status, message, details }: Problem): ProblemResponse {
  const code = details.reason ?? CODES[kind] ?? 'MalformedPOSTRequest'
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`
  return { status: kind === 'forbidden' || status >= 500 ? status : 400, body }
}

/** What could be taken for markup, or is no character of XML 1.0. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
