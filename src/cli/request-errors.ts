import type { Exchange } from '../engine/journal/journal.ts'
import type { ProblemKind } from '../engine/vendor/problem.ts'
import { formatRequest, issueOf } from '../reports/exchange-text.ts'

/** What only a mistake in a client brings about; a client may well mean to be refused for other reasons. */
const OF_CLIENTS: readonly ProblemKind[] = [
  'malformed',
  'invalid',
  'unknown-path',
  'unknown-method',
  'unsupported-media-type',
]
const MOST_TOLD = 20

/** What was not as the spec says, in a request or (a bug in DeskDouble) in its reply; undefined when nothing was. */
export function requestError(exchange: Exchange): string | undefined {
  const { response, problem } = exchange
  const issue = issueOf(exchange)
  const isMistake = issue?.kind === 'rejection' && problem && OF_CLIENTS.includes(problem.kind)
  if (issue?.kind !== 'bug' && !isMistake) return undefined
  return `${formatRequest(exchange)}  ${response.status}  ${issue.text}`
}

/** The same mistake once, with how often it was made. */
export function reportRequestErrors(errors: readonly string[], asked: number): string {
  const counts = new Map<string, number>()
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1)
  const lines = [...counts].map(([error, times]) => `  ${error}${times === 1 ? '' : `  (${times} times)`}`)
  const more = lines.length > MOST_TOLD ? [`  and ${lines.length - MOST_TOLD} more`] : []
  const were = errors.length === 1 ? 'was' : 'were'
  return [
    '',
    `DeskDouble: ${errors.length} of ${asked} requests ${were} not as the specs say`,
    ...lines.slice(0, MOST_TOLD),
    ...more,
  ].join('\n')
}
