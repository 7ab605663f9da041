import type { Exchange } from '../engine/journal/exchange.ts'
import type { ProblemKind } from '../engine/vendor/problem.ts'
import { formatRequest, issueOf } from '../reports/exchange-text.ts'

/** Kinds of problems that only an error in the client causes. A client may provoke the other kinds on purpose. */
const CLIENT_ERRORS: readonly ProblemKind[] = [
  'malformed',
  'invalid',
  'unknown-path',
  'unknown-method',
  'unsupported-media-type',
]
const MAX_LINES = 20

/** Describes how a request, or its response (a bug in DeskDouble), violates the spec; undefined if neither does. */
export function describeRequestError(exchange: Exchange): string | undefined {
  const { response, problem } = exchange
  const issue = issueOf(exchange)
  const isClientError = issue?.kind === 'rejection' && problem && CLIENT_ERRORS.includes(problem.kind)
  if (issue?.kind !== 'bug' && !isClientError) return undefined
  return `${formatRequest(exchange)}  ${response.status}  ${issue.text}`
}

/**
 * Formats the errors of a run. Shows an error that occurred several times once, with its count.
 * @param requests the number of all requests
 */
export function formatRequestErrors(errors: readonly string[], requests: number): string {
  const counts = new Map<string, number>()
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1)
  const lines = [...counts].map(([error, times]) => `  ${error}${times === 1 ? '' : `  (${times} times)`}`)
  const more = lines.length > MAX_LINES ? [`  and ${lines.length - MAX_LINES} more`] : []
  return [
    '',
    `DeskDouble: ${errors.length} of ${requests} requests violated the specs`,
    ...lines.slice(0, MAX_LINES),
    ...more,
  ].join('\n')
}
