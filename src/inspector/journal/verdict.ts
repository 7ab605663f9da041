import { issueOf } from '../../reports/exchange-text.ts'
import type { Exchange } from '../live-journal.ts'

/** What became of an exchange: `answered`, or what was wrong with it. */
export type Verdict = keyof typeof VERDICTS

export const VERDICTS = {
  answered: 'answered',
  rejection: 'refused',
  fault: 'struck by a fault',
  bug: 'bug in DeskDouble',
} as const

export function isVerdict(name: string): name is Verdict {
  return Object.hasOwn(VERDICTS, name)
}

export function verdictOf(exchange: Exchange): Verdict {
  return issueOf(exchange)?.kind ?? 'answered'
}
