import { type Check, fail } from './check.ts'
import { formatNamed } from './formats.ts'
import { isSameJson } from './same-json.ts'
import type { Json } from './schema.ts'

/** The check of a value that does not look at other schemas. */
interface PlainCheck {
  /** The value has the type of the keyword's group. */
  readonly accepts: (value: never) => boolean
  /** parameters of the error */
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

/** Creates the check of a keyword from its value, which the specs' linters have checked. */
type PlainKeyword = (argument: never, schema: Json) => PlainCheck

/** Returns the checks of the keywords that a schema has, in the order of the keywords. */
export function plainChecks(schema: Json, keywords: Readonly<Record<string, PlainKeyword>>): Check[] {
  return Object.entries(keywords).flatMap(([keyword, create]) => {
    const argument = schema[keyword]
    if (argument === undefined) return []
    const { accepts, params, message } = create(argument as never, schema)
    return (value, errors) => accepts(value as never) || fail(errors, keyword, params, message)
  })
}

/** Keywords for values of any type. */
export const VALUE_KEYWORDS = {
  const: (allowedValue: unknown) => ({
    accepts: (value) => isSameJson(value, allowedValue),
    params: { allowedValue },
  }),
  enum: (allowedValues: readonly unknown[]) => {
    const known = new Set(allowedValues)
    return {
      accepts: (value) => known.has(value) || allowedValues.some((allowed) => isSameJson(value, allowed)),
      params: { allowedValues },
    }
  },
} satisfies Readonly<Record<string, PlainKeyword>>

export const NUMBER_KEYWORDS = {
  maximum: (limit: number) => ({
    accepts: (value: number) => value <= limit,
    params: { comparison: '<=', limit },
  }),
  minimum: (limit: number) => ({
    accepts: (value: number) => value >= limit,
    params: { comparison: '>=', limit },
  }),
  exclusiveMaximum: (limit: number) => ({
    accepts: (value: number) => value < limit,
    params: { comparison: '<', limit },
  }),
  exclusiveMinimum: (limit: number) => ({
    accepts: (value: number) => value > limit,
    params: { comparison: '>', limit },
  }),
  format: (format: string) => formatCheck(format, 'number'),
} satisfies Readonly<Record<string, PlainKeyword>>

export const STRING_KEYWORDS = {
  maxLength: (limit: number) => ({
    accepts: (text: string) => text.length <= limit || codePointsOf(text) <= limit,
    params: { limit },
  }),
  minLength: (limit: number) => ({
    accepts: (text: string) => text.length >= 2 * limit || codePointsOf(text) >= limit,
    params: { limit },
  }),
  pattern: (source: string, { 'x-pattern-text': words }) => {
    const pattern = new RegExp(source, 'u')
    return {
      accepts: (text: string) => pattern.test(text),
      params: {},
      message: typeof words === 'string' ? `must be ${words}` : 'has the wrong format',
    }
  },
  format: (format: string) => formatCheck(format, 'string'),
  'x-regex-flags': (flags: string) => ({ accepts: (text: string) => isPattern(text, flags), params: { flags } }),
} satisfies Readonly<Record<string, PlainKeyword>>

export const ARRAY_KEYWORDS = {
  maxItems: (limit: number) => ({ accepts: ({ length }: readonly unknown[]) => length <= limit, params: { limit } }),
  minItems: (limit: number) => ({ accepts: ({ length }: readonly unknown[]) => length >= limit, params: { limit } }),
} satisfies Readonly<Record<string, PlainKeyword>>

export const OBJECT_KEYWORDS = {
  maxProperties: (limit: number) => ({
    accepts: (object: object) => Object.keys(object).length <= limit,
    params: { limit },
  }),
  minProperties: (limit: number) => ({
    accepts: (object: object) => Object.keys(object).length >= limit,
    params: { limit },
  }),
} satisfies Readonly<Record<string, PlainKeyword>>

function formatCheck(name: string, type: 'string' | 'number'): PlainCheck {
  const format = formatNamed(name)
  return { accepts: format.type === type ? format.accepts : () => true, params: { format: name } }
}

function codePointsOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

function isPattern(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp
  } catch {
    return false
  }
}
