/** The statuses that an operation declares: exact ones, and keys that stand for many. */
export interface DeclaredStatuses {
  /** the exact statuses, ascending */
  readonly responses: ReadonlySet<number>
  /** the other keys of the responses, such as `4XX` and `default` */
  readonly ranges: ReadonlySet<string>
}

/** Reads the statuses of declared responses. */
export function readStatuses(responses: Readonly<Record<string, unknown>>): DeclaredStatuses {
  const keys = Object.keys(responses)
  const exact = keys.filter((key) => EXACT.test(key)).map(Number)
  return {
    responses: new Set(exact.toSorted((a, b) => a - b)),
    ranges: new Set(keys.filter((key) => key === DEFAULT || RANGE.test(key))),
  }
}

const EXACT = /^[1-5]\d\d$/
const RANGE = /^[1-5](?:XX|xx)$/
const DEFAULT = 'default'

/**
 * Returns the key under which an operation declares a status: the status itself, else its range, else `default`. Returns
 * undefined if the operation does not declare the status.
 */
export function declaredKey({ responses, ranges }: DeclaredStatuses, status: number): string | undefined {
  if (responses.has(status)) return String(status)
  if (ranges.size === 0) return undefined
  const hundred = Math.floor(status / 100)
  return [`${hundred}XX`, `${hundred}xx`, DEFAULT].find((key) => ranges.has(key))
}

/**
 * Returns the status of a handler's result that names none: the only exact success, or the first status of a range of
 * successes, or 200 for `default`. Returns undefined if several exact successes are declared, or only errors.
 */
export function successOf(declared: DeclaredStatuses): number | undefined {
  const exact = [...declared.responses].filter((status) => status >= 200 && status < 400)
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined
  return [200, 300].find((status) => declaredKey(declared, status) !== undefined)
}

/** Returns whether a status is one of an error. */
export function isErrorStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599
}

/** Returns whether a status ends an exchange, which an informational one does not. */
export function isFinalStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599
}
