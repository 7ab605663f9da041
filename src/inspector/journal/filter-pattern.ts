import { PatternLimitError } from '../../engine/pattern/compile-pattern.ts'
import { countWays } from '../../engine/pattern/count-ways.ts'
import { BoundedPattern, type StepBudget } from '../../engine/pattern/match-pattern.ts'
import { type ParsedPattern, parsePattern } from '../../engine/pattern/parse-pattern.ts'
import { toUnicodeSource } from '../../engine/pattern/unicode-source.ts'

/** Steps that one pattern may take for all requests of a list: a second or two. */
const MOST_STEPS = 10_000_000
/** Most steps that a match of one text can take for the browser's own engine to carry it out. */
const MOST_NATIVE_STEPS = 200_000

/** Thrown when a pattern of a filter is not valid, or takes too many steps. The message is a sentence for people. */
export class FilterPatternError extends Error {}

/**
 * A regular expression of a filter, such as `/agents\/\d+$/i`. The browser's own engine, which cannot be stopped, matches
 * only texts that it certainly matches quickly. All other matches are counted in steps.
 */
export class FilterPattern {
  readonly #written: string
  readonly #native: RegExp
  readonly #bounded: BoundedPattern
  readonly #parsed: ParsedPattern
  readonly #budget: StepBudget = { left: MOST_STEPS }

  /**
   * @param source the expression between the slashes
   * @param flags `i` to ignore case, or nothing
   * @throws {FilterPatternError} if the expression is not valid
   */
  constructor(source: string, flags: string) {
    this.#written = `/${source}/${flags}`
    try {
      const unicode = toUnicodeSource(source)
      // A text consists of lines: the method, the path, the bodies.
      this.#native = new RegExp(unicode, `${flags}mu`)
      this.#parsed = parsePattern(unicode, `${flags}mu`)
      this.#bounded = new BoundedPattern(unicode, `${flags}m`)
    } catch (error) {
      throw new FilterPatternError(`The pattern ${this.#written} is not valid: ${reasonOf(error)}.`)
    }
  }

  /**
   * Checks that a text contains a match.
   * @throws {FilterPatternError} if the pattern has taken too many steps
   */
  test(text: string): boolean {
    const mostSteps = text.length * countWays(this.#parsed, text.length)
    if (mostSteps <= MOST_NATIVE_STEPS) return this.#native.test(text)
    try {
      return this.#bounded.exec(text, this.#budget) !== undefined
    } catch (error) {
      if (!(error instanceof PatternLimitError)) throw error
      const cure = 'Make it simpler, or search one field, such as path:.'
      throw new FilterPatternError(`The pattern ${this.#written} takes too many steps for these requests. ${cure}`)
    }
  }
}

/** Returns what an engine finds wrong with an expression, without the expression, which ends with a colon. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .slice(message.lastIndexOf(': ') + 1)
    .trim()
    .toLowerCase()
}
