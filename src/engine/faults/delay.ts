import { isObject } from '../../world/is-object.ts'
import type { Random } from '../../world/random.ts'

/** The delay of a fault, in ms. */
export type Delay =
  | { readonly fixed: number }
  | { readonly uniform: { readonly lower: number; readonly upper: number } }
  | { readonly lognormal: { readonly median: number; readonly sigma: number } }

/** The longest delay in ms: five minutes. */
export const LONGEST_DELAY = 300_000

/** The largest sigma of a lognormal delay. */
export const WIDEST_SIGMA = 5

/** Describes the form that an invalid delay must have. Returns undefined if the delay is valid. */
export function describeInvalidDelay(delay: unknown): string | undefined {
  const [[form, values] = [], ...others] = isObject(delay) ? Object.entries(delay) : []
  if (others.length > 0) return FORMS
  if (form === 'fixed') return isMillis(values) ? undefined : `{ fixed } ${MILLIS}`
  if (!isObject(values)) return FORMS
  if (form === 'uniform') return describeInvalidUniform(values)
  return form === 'lognormal' ? describeInvalidLognormal(values) : FORMS
}

const FORMS = 'one of { fixed }, { uniform: { lower, upper } } and { lognormal: { median, sigma } }'
const MILLIS = `in ms, from 0 to ${LONGEST_DELAY}`

function describeInvalidUniform({ lower, upper, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const isValid = isMillis(lower) && isMillis(upper) && lower <= upper && Object.keys(others).length === 0
  return isValid ? undefined : `{ uniform: { lower, upper } } ${MILLIS}, with lower at most upper`
}

function describeInvalidLognormal({ median, sigma, ...others }: Readonly<Record<string, unknown>>): string | undefined {
  const isValid =
    isMillis(median) && isWithin(sigma, Number.MIN_VALUE, WIDEST_SIGMA) && Object.keys(others).length === 0
  return isValid
    ? undefined
    : `{ lognormal: { median, sigma } } with median ${MILLIS}, and sigma above 0 and at most ${WIDEST_SIGMA}`
}

function isMillis(value: unknown): value is number {
  return isWithin(value, 0, LONGEST_DELAY)
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
