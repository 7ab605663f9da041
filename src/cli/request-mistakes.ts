import type { Exchange } from '../engine/journal.ts'
import type { ProblemKind } from '../engine/problem.ts'
import { requestText, troubleOf } from '../exchange-text.ts'

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
export function mistakeIn(exchange: Exchange): string | undefined {
  const { reply, problem } = exchange
  const trouble = troubleOf(exchange)
  const isMistake = trouble?.kind === 'refusal' && problem && OF_CLIENTS.includes(problem.kind)
  if (trouble?.kind !== 'bug' && !isMistake) return undefined
  return `${requestText(exchange)}  ${reply.status}  ${trouble.text}`
}

/** The same mistake once, with how often it was made. */
export function sayMistakesIn(mistakes: readonly string[], asked: number): string {
  const counts = new Map<string, number>()
  for (const mistake of mistakes) counts.set(mistake, (counts.get(mistake) ?? 0) + 1)
  const lines = [...counts].map(([mistake, times]) => `  ${mistake}${times === 1 ? '' : `  (${times} times)`}`)
  const more = lines.length > MOST_TOLD ? [`  and ${lines.length - MOST_TOLD} more`] : []
  const were = mistakes.length === 1 ? 'was' : 'were'
  return [
    '',
    `DeskDouble: ${mistakes.length} of ${asked} requests ${were} not as the specs say`,
    ...lines.slice(0, MOST_TOLD),
    ...more,
  ].join('\n')
}
