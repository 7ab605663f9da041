import { type Duration, millisOf, readDuration } from '../../world/duration.ts'
import { isObject } from '../../world/is-object.ts'
import type { Random } from '../../world/random.ts'

/** The delay of a fault, in ms. */
export type Delay =
  | { readonly fixed: number }
  | { readonly uniform: { readonly lower: number; readonly upper: number } }
  | { readonly lognormal: { readonly median: number; readonly sigma: number } }

/** The delay of a fault as a rule states it. */
export type GivenDelay =
  | { readonly fixed: Duration }
  | { readonly uniform: { readonly lower: Duration; readonly upper: Duration } }
  | { readonly lognormal: { readonly median: Duration; readonly sigma: number } }

/** The longest delay in ms: five minutes. */
export const LONGEST_DELAY = 300_000

/** The largest sigma of a lognormal delay. */
export const WIDEST_SIGMA = 5

/** The bounds and the notation of the durations of a delay in words. */
export const DELAY_TEXT = 'from 0 to 5m, such as 250ms or 1.5s, or a number of milliseconds'

/** Returns a valid delay in ms. */
export function delayInMillis(delay: GivenDelay): Delay {
  if ('fixed' in delay) return { fixed: millisOf(delay.fixed) }
  if ('uniform' in delay) {
    return { uniform: { lower: millisOf(delay.uniform.lower), upper: millisOf(delay.uniform.upper) } }
  }
  return { lognormal: { ...delay.lognormal, median: millisOf(delay.lognormal.median) } }
}

/** Describes the form that an invalid delay must have. Returns undefined if the delay is valid. */
export function describeInvalidDelay(delay: unknown): string | undefined {
  const [[form, values] = [], ...others] = isObject(delay) ? Object.entries(delay) : []
  if (others.length > 0) return FORMS
  if (form === 'fixed') return isDelay(values) ? undefined : `{ fixed } ${DELAY_TEXT}`
  if (!isObject(values)) return FORMS
  if (form === 'uniform') return describeInvalidUniform(values)
  return form === 'lognormal' ? describeInvalidLognormal(values) : FORMS
}

const FORMS = 'one of { fixed }, { uniform: { lower, upper } } and { lognormal: { median, sigma } }'

function describeInvalidUniform({ lower, upper, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const isOrdered = (readDuration(lower) ?? 0) <= (readDuration(upper) ?? 0)
  const isValid = isDelay(lower) && isDelay(upper) && isOrdered && Object.keys(others).length === 0
  return isValid ? undefined : `{ uniform: { lower, upper } } ${DELAY_TEXT}, with lower at most upper`
}

function describeInvalidLognormal({ median, sigma, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const isValid = isDelay(median) && isWithin(sigma, Number.MIN_VALUE, WIDEST_SIGMA) && Object.keys(others).length === 0
  return isValid
    ? undefined
    : `{ lognormal: { median, sigma } } with median ${DELAY_TEXT}, and sigma above 0 and at most ${WIDEST_SIGMA}`
}

function isDelay(value: unknown): boolean {
  return isWithin(readDuration(value), 0, LONGEST_DELAY)
}

function isWithin(value: unknown, lower: number, upper: number): value is number {
  return typeof value === 'number' && value >= lower && value <= upper
}

/** Draws a delay in ms. */
export function drawDelay(delay: Delay, random: Random): number {
  if ('fixed' in delay) return delay.fixed
  if ('uniform' in delay) {
    const { lower, upper } = delay.uniform
    return lower + random.float() * (upper - lower)
  }
  const { median, sigma } = delay.lognormal
  return Math.min(LONGEST_DELAY, median * Math.exp(sigma * random.normal()))
}

/** Waits in real time. Resolves to false as soon as the signal is aborted, because nobody waits for the response. */
export function pause(millis: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      resolve(isOver)
    }
    const abort = () => end(false)
    const timer = setTimeout(end, millis, true)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  })
}
