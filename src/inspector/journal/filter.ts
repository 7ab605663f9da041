import type { Exchange } from '../live-journal.ts'
import { FIELDS, type FieldName, isField, matchesField } from './filter-fields.ts'
import { FilterPattern, FilterPatternError } from './filter-pattern.ts'
import { type FilterTerm, parseTerms } from './filter-terms.ts'
import { hasWarning, isFailed, isSlow, verdictOf } from './verdict.ts'

/** Checks an exchange. */
type Filter = (exchange: Exchange) => boolean

/** Words that stand for a class of exchanges. All other words are searched in the path, the operation and the bodies. */
export const CLASSES = {
  failed: isFailed,
  fault: ({ fault }) => fault !== undefined,
  warning: hasWarning,
  slow: isSlow,
  unmatched: ({ operation }) => operation === undefined,
  bug: (exchange) => verdictOf(exchange) === 'bug',
} as const satisfies Readonly<Record<string, Filter>>

/** Exchanges that match a filter. */
export interface Filtered {
  readonly exchanges: readonly Exchange[]
  /** error in the filter, as a sentence; all exchanges are then listed */
  readonly problem?: string
}

/**
 * Parses a filter such as `status:4xx op:getAssistants -path:/agents\/\d+$/`. An exchange must match all terms; a term
 * matches if any of its values, separated by commas, does. A minus sign before a term excludes what matches it. Case is
 * ignored, except in patterns without the flag `i`.
 *
 * The returned function lists the exchanges that match. It checks each exchange once: what has matched is remembered.
 */
export function parseFilter(text: string): (exchanges: readonly Exchange[]) => Filtered {
  const known = new WeakMap<Exchange, boolean>()
  let problem: string | undefined
  const terms = orProblem(() => parseTerms(text, isField).map(parseTerm))
  return (exchanges) => {
    const matching = orProblem(() => exchanges.filter(isMatch))
    return problem === undefined ? { exchanges: matching ?? exchanges } : { exchanges, problem }
  }

  function isMatch(exchange: Exchange): boolean {
    const before = known.get(exchange)
    if (before !== undefined) return before
    const matches = terms?.every((isTermMatch) => isTermMatch(exchange)) ?? true
    known.set(exchange, matches)
    return matches
  }

  /** Calls a function unless the filter has a problem. A problem stays: another attempt would take as long. */
  function orProblem<T>(run: () => T): T | undefined {
    if (problem !== undefined) return undefined
    try {
      return run()
    } catch (error) {
      if (!(error instanceof FilterPatternError)) throw error
      problem = error.message
      return undefined
    }
  }
}

function parseTerm(term: FilterTerm<FieldName>): Filter {
  const isMatch = matcherOf(term)
  return term.isExcluded ? (exchange) => !isMatch(exchange) : isMatch
}

function matcherOf({ field, text, kind, pattern }: FilterTerm<FieldName>): Filter {
  const compiled = pattern && new FilterPattern(pattern.source, pattern.flags)
  if (field !== undefined) {
    const values = compiled ? [compiled] : kind === 'phrase' ? [text] : text.split(',').filter(Boolean)
    return (exchange) => values.some((value) => matchesField(FIELDS[field], exchange, value))
  }
  if (compiled) return (exchange) => compiled.test(searchableText(exchange))
  const name = kind === 'word' && isClass(text) ? text : undefined
  return name === undefined ? (exchange) => searchableText(exchange).toLowerCase().includes(text) : CLASSES[name]
}

function isClass(word: string): word is keyof typeof CLASSES {
  return Object.hasOwn(CLASSES, word)
}

function searchableText({ method, path, query, operation = '', request, response, problem }: Exchange): string {
  return [method, path, query, operation, request.body, response.body, problem?.message].join('\n')
}
