/** What a value must be, with an example of it. */
export type Expected =
  | { readonly match: 'equality'; readonly value: unknown }
  | { readonly match: 'type' | 'integer' | 'number'; readonly value: unknown }
  | { readonly match: 'regex'; readonly regex: string; readonly value: string }
  | { readonly match: 'each'; readonly min: number; readonly item: Expected }
  | { readonly match: 'object'; readonly properties: Readonly<Record<string, Expected>> }
  | { readonly match: 'empty list' }

/** The value that the examples make together. */
export function exampleOf(expected: Expected): unknown {
  if (expected.match === 'empty list') return []
  if (expected.match === 'each')
    return Array.from({ length: Math.max(expected.min, 1) }, () => exampleOf(expected.item))
  if (expected.match !== 'object') return expected.value
  return Object.fromEntries(Object.entries(expected.properties).map(([name, inner]) => [name, exampleOf(inner)]))
}

/**
 * The same without its examples: two replies of one shape have the same.
 * @param toTheLetter whether values that are the only ones accepted belong to the shape
 */
export function shapeOf(expected: Expected, toTheLetter: boolean): unknown {
  if (expected.match === 'equality') return toTheLetter ? { is: expected.value } : typeof expected.value
  if (expected.match === 'regex') return expected.regex
  if (expected.match === 'each') return { each: shapeOf(expected.item, toTheLetter), min: expected.min }
  if (expected.match !== 'object') return expected.match
  const properties = Object.entries(expected.properties)
  return Object.fromEntries(properties.map(([name, inner]) => [name, shapeOf(inner, toTheLetter)]))
}
