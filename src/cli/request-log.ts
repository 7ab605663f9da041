import type { Exchange } from '../engine/journal/exchange.ts'
import type { ProblemKind } from '../engine/vendor/problem.ts'
import { formatUndeclaredNote, suggestionFor } from '../reports/exchange-notes.ts'
import { formatRequest, issueOf } from '../reports/exchange-text.ts'
import { printable } from '../reports/printable.ts'

/** Kinds of problems that only an error in the client causes. A client may provoke the other kinds on purpose. */
const CLIENT_ERRORS: readonly ProblemKind[] = [
  'malformed',
  'invalid',
  'unknown-path',
  'unknown-method',
  'unsupported-media-type',
]
const MAX_LINES = 20

/** The requests of a run that the specs do not declare. */
export class RequestLog {
  readonly #violations = new Tally()
  readonly #undeclared = new Tally()
  #requests = 0
  #undeclaredStatuses = 0

  /** Adds an exchange. */
  add(exchange: Exchange): void {
    this.#requests++
    const { response, undeclared, undeclaredStatus } = exchange
    if (undeclaredStatus) this.#undeclaredStatuses++
    const line = `${formatRequest(exchange)}  ${response.status}`
    const violation = describeViolation(exchange)
    if (violation !== undefined) {
      this.#violations.add(`${line}  ${printable(violation)}`, () => suggestionFor(exchange))
    }
    if (undeclared.length > 0) this.#undeclared.add(`${line}  ${formatUndeclaredNote(undeclared)}`)
  }

  /** True if a request, or the response to one, violated its spec or had a name that the spec does not declare. */
  get hasFindings(): boolean {
    return this.#violations.count + this.#undeclared.count > 0
  }

  /** True if there is something to print: findings, or statuses that the specs do not declare. */
  get hasNotes(): boolean {
    return this.hasFindings || this.#undeclaredStatuses > 0
  }

  /** Formats the findings for the end of a run. Shows equal ones once, with their count. */
  format(): string {
    return [
      ...this.#section(this.#violations, 'violated the specs'),
      ...this.#section(this.#undeclared, 'had names that the specs do not declare, which had no effect'),
      ...this.#statuses(),
    ].join('\n')
  }

  /** Returns the findings by name. Equal ones are listed once, with their count. */
  toJson() {
    return {
      requests: this.#requests,
      violations: this.#violations.entries(),
      undeclared: this.#undeclared.entries(),
      undeclaredStatuses: this.#undeclaredStatuses,
    }
  }

  #statuses(): string[] {
    if (this.#undeclaredStatuses === 0) return []
    const counted = `${this.#undeclaredStatuses} of ${this.#requests} requests`
    return ['', `DeskDouble: ${counted} had errors whose status the specs do not declare, with a neutral body`]
  }

  #section(tally: Tally, what: string): string[] {
    if (tally.count === 0) return []
    return ['', `DeskDouble: ${tally.count} of ${this.#requests} requests ${what}`, ...tally.lines()]
  }
}

/** Counts equal lines. */
class Tally {
  count = 0
  readonly #lines = new Map<string, { times: number; readonly suffix: () => string }>()

  /** @param suffix computed only if the line is printed */
  add(line: string, suffix: () => string = () => ''): void {
    this.count++
    const known = this.#lines.get(line)
    if (known) known.times++
    else this.#lines.set(line, { times: 1, suffix })
  }

  entries(): { text: string; times: number }[] {
    return [...this.#lines].map(([line, { times, suffix }]) => ({ text: line + suffix(), times }))
  }

  lines(): string[] {
    const shown = [...this.#lines].slice(0, MAX_LINES).map(([line, { times, suffix }]) => {
      return `  ${line}${suffix()}${times === 1 ? '' : `  (${times} times)`}`
    })
    const more = this.#lines.size - shown.length
    return more > 0 ? [...shown, `  and ${more} more`] : shown
  }
}

/**
 * Describes how a request, its response (a bug in DeskDouble) or the response of its fault violates the spec; undefined if
 * none does.
 */
function describeViolation(exchange: Exchange): string | undefined {
  const issue = issueOf(exchange)
  const isClientError = issue?.kind === 'rejection' && exchange.problem && CLIENT_ERRORS.includes(exchange.problem.kind)
  return issue?.kind === 'bug' || issue?.kind === 'invalid-fault' || isClientError ? issue?.text : undefined
}
