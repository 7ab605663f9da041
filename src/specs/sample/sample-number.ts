import type { FlatSchema } from '../schema/flat-schema.ts'

/** Returns a number that a schema allows: near 1, and within its bounds. */
export function sampleNumber({ keywords, types }: FlatSchema): number {
  const isWhole = types.includes('integer') && !types.includes('number')
  const step = positive(keywords['multipleOf']) ?? (isWhole ? 1 : undefined)
  const least = leastOf(keywords, step)
  const most = mostOf(keywords, step)
  const wanted = Math.min(Math.max(1, least), most)
  if (step === undefined) return wanted
  // Other multiples of a tiny step are not exact.
  if (step < 1e-6 && least <= 0 && most >= 0) return 0
  const rounded = Math.ceil(Number((wanted / step).toFixed(9))) * step
  const lower = Math.floor(Number((most / step).toFixed(9))) * step
  return Number(Math.min(rounded, Number.isFinite(lower) ? Math.max(lower, least) : rounded).toFixed(9))
}

function leastOf({ minimum, exclusiveMinimum }: FlatSchema['keywords'], step = 1e-3): number {
  const inclusive = typeof minimum === 'number' ? minimum : Number.NEGATIVE_INFINITY
  const exclusive = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : Number.NEGATIVE_INFINITY
  return Math.max(inclusive, exclusive)
}

function mostOf({ maximum, exclusiveMaximum }: FlatSchema['keywords'], step = 1e-3): number {
  const inclusive = typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY
  const exclusive = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : Number.POSITIVE_INFINITY
  return Math.min(inclusive, exclusive)
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}
