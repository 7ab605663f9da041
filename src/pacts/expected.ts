/** A rule that a value must satisfy, with an example value. */
export type Expectation =
  | { readonly match: 'equality'; readonly value: unknown }
  | { readonly match: 'type' | 'integer' | 'number'; readonly value: unknown }
  | { readonly match: 'regex'; readonly regex: string; readonly value: string }
  /** a link to the same resource, with other ids and cursors */
  | { readonly match: 'link'; readonly regex: string; readonly value: string }
  | { readonly match: 'each'; readonly min: number; readonly item: Expectation }
  | { readonly match: 'object'; readonly properties: Readonly<Record<string, Expectation>> }
  | { readonly match: 'empty list' }

/** Returns an example value that satisfies an expectation. */
export function exampleOf(expected: Expectation): unknown {
  if (expected.match === 'empty list') return []
  if (expected.match === 'each')
    return Array.from({ length: Math.max(expected.min, 1) }, () => exampleOf(expected.item))
  if (expected.match !== 'object') return expected.value
  return Object.fromEntries(Object.entries(expected.properties).map(([name, inner]) => [name, exampleOf(inner)]))
}

/**
 * Returns an expectation without its examples. Two responses of the same shape have equal results.
 * @param withValues whether values that must be equal are part of the shape
 */
export function shapeOf(expected: Expectation, withValues: boolean): unknown {
  if (expected.match === 'equality')
    return withValues || isFlag(expected) ? { is: expected.value } : typeof expected.value
  if (expected.match === 'link') return withValues ? expected.regex : 'link'
  if (expected.match === 'regex') return expected.regex
  if (expected.match === 'each') return { each: shapeOf(expected.item, withValues), min: expected.min }
  if (expected.match !== 'object') return expected.match
  const properties = Object.entries(expected.properties)
  return Object.fromEntries(properties.map(([name, inner]) => [name, shapeOf(inner, withValues)]))
}

/** Checks for a boolean that must be equal, such as the one that marks the last page of a list. */
function isFlag({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'boolean'
}
