import type { ProblemResponse } from '../../engine/vendor/dialect.ts'
import { Problem, type ProblemKind } from '../../engine/vendor/problem.ts'

/** S3 error codes with the status 400. All others have the status 403. */
const BAD_REQUEST_CODES = [
  'InvalidArgument',
  'MalformedPOSTRequest',
  'InvalidPolicyDocument',
  'EntityTooLarge',
  'EntityTooSmall',
]

type S3ErrorCode =
  | 'AccessDenied'
  | 'EntityTooLarge'
  | 'EntityTooSmall'
  | 'InvalidAccessKeyId'
  | 'InvalidArgument'
  | 'InvalidPolicyDocument'
  | 'SignatureDoesNotMatch'

/** Creates a problem with an S3 error code. */
export function uploadProblem(code: S3ErrorCode, message: string): Problem {
  return new Problem(BAD_REQUEST_CODES.includes(code) ? 'malformed' : 'forbidden', message, { reason: code })
}

const CODES: Partial<Record<ProblemKind, string>> = {
  'too-large': 'EntityTooLarge',
  forbidden: 'AccessDenied',
  internal: 'InternalError',
  unavailable: 'SlowDown',
}

/** Formats a problem as an S3 error in XML. Problems without an S3 error code become `MalformedPOSTRequest`. */
export function formatUploadError({ kind, status, message, details }: Problem): ProblemResponse {
  const code = details.custom?.code?.toString() ?? details.reason ?? CODES[kind] ?? 'MalformedPOSTRequest'
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return { status: kind === 'forbidden' || status >= 500 ? status : 400, body }
}

/** Escapes markup and replaces characters that XML 1.0 does not allow. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
