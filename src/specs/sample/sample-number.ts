import type { FlatSchema } from '../schema/flat-schema.ts'

/**
 * Returns a number that a schema allows: near 1, and within its bounds.
 * @param nth number of the sample, from 0: later ones are other numbers, as far as the bounds allow
 */
export function sampleNumber({ keywords, types }: FlatSchema, nth = 0): number {
  const isWhole = types.includes('integer') && !types.includes('number')
  const step = positive(keywords['multipleOf']) ?? (isWhole ? 1 : undefined)
  const { lowest, highest } = boundsOf(keywords)
  const least = lowest.isIncluded ? lowest.value : lowest.value + (step ?? MARGIN)
  const most = highest.isIncluded ? highest.value : highest.value - (step ?? MARGIN)
  if (step === undefined && least > most) return lowest.value + (highest.value - lowest.value) / (nth + 2)
  const wanted = Math.min(Math.max(1, least), most)
  // Steps of one half: later samples include numbers that alternatives with integers reject.
  if (step === undefined) return within(wanted + nth / 2, { least, most, nth })
  // Other multiples of a tiny step are not exact.
  if (step < 1e-6 && least <= 0 && most >= 0) return 0
  const rounded = Math.ceil(Number((wanted / step).toFixed(9))) * step
  const lower = Math.floor(Number((most / step).toFixed(9))) * step
  const first = Math.min(rounded, Number.isFinite(lower) ? Math.max(lower, least) : rounded)
  const next = first + nth * step
  return Number((next <= most ? next : first - Math.floor((next - most) / step) * step).toFixed(9))
}

/** Distance from an excluded bound. */
const MARGIN = 1e-3

/** A bound of a range. */
interface Bound {
  readonly value: number
  readonly isIncluded: boolean
}

function boundsOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: FlatSchema['keywords']) {
  return {
    lowest: boundOf(numberOr(minimum, Number.NEGATIVE_INFINITY), exclusiveMinimum, Math.max),
    highest: boundOf(numberOr(maximum, Number.POSITIVE_INFINITY), exclusiveMaximum, Math.min),
  }
}

/** Returns the tighter one of two bounds, of which the second is not part of the range. */
function boundOf(included: number, excluded: unknown, tighter: (a: number, b: number) => number): Bound {
  const value = tighter(included, numberOr(excluded, included))
  return { value, isIncluded: value !== excluded }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}

/** Returns a number, or another one between the bounds if it is greater than they allow. */
function within(value: number, { least, most, nth }: { least: number; most: number; nth: number }): number {
  if (value <= most) return value
  return Number.isFinite(least) ? least + (most - least) / (nth + 1) : most - nth / 2
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}
