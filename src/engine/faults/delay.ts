import type { Random } from '../../world/random.ts'

/** How long a fault makes an exchange wait, in ms. */
export type Delay =
  | { readonly fixed: number }
  | { readonly uniform: { readonly lower: number; readonly upper: number } }
  | { readonly lognormal: { readonly median: number; readonly sigma: number } }

/** The longest that one delay lasts: five minutes. */
export const LONGEST_DELAY = 300_000

/** The widest that a lognormal delay is drawn. */
export const WIDEST_SIGMA = 5

/** What a delay must be and is not; undefined when it can be drawn from. */
export function describeInvalidDelay(delay: unknown): string | undefined {
  const [[form, values] = [], ...others] = isObject(delay) ? Object.entries(delay) : []
  if (others.length > 0) return FORMS
  if (form === 'fixed') return isMillis(values) ? undefined : `{ fixed } ${MILLIS}`
  if (!isObject(values)) return FORMS
  if (form === 'uniform') return uniformExpected(values)
  return form === 'lognormal' ? lognormalExpected(values) : FORMS
}

const FORMS = 'one of { fixed }, { uniform: { lower, upper } } and { lognormal: { median, sigma } }'
const MILLIS = `in ms, from 0 to ${LONGEST_DELAY}`

function uniformExpected({ lower, upper, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const right = isMillis(lower) && isMillis(upper) && lower <= upper && Object.keys(others).length === 0
  return right ? undefined : `{ uniform: { lower, upper } } ${MILLIS}, lower no more than upper`
}

function lognormalExpected({ median, sigma, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const right = isMillis(median) && isWithin(sigma, Number.MIN_VALUE, WIDEST_SIGMA) && Object.keys(others).length === 0
  return right
    ? undefined
    : `{ lognormal: { median, sigma } }, median ${MILLIS}, sigma above 0 and up to ${WIDEST_SIGMA}`
}

function isMillis(value: unknown): value is number {
  return isWithin(value, 0, LONGEST_DELAY)
}

function isWithin(value: unknown, lower: number, upper: number): value is number {
  return typeof value === 'number' && value >= lower && value <= upper
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** How long it is this time, in ms. */
export function drawDelay(delay: Delay, random: Random): number {
  if ('fixed' in delay) return delay.fixed
  if ('uniform' in delay) {
    const { lower, upper } = delay.uniform
    return lower + random.float() * (upper - lower)
  }
  const { median, sigma } = delay.lognormal
  return Math.min(LONGEST_DELAY, median * Math.exp(sigma * random.normal()))
}

/** Waits in real time. False, at once, when the signal says that no one waits for the reply any more. */
export function pause(millis: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', hungUp)
      resolve(whole)
    }
    const hungUp = () => end(false)
    const timer = setTimeout(end, millis, true)
    if (signal.aborted) hungUp()
    else signal.addEventListener('abort', hungUp)
  })
}
