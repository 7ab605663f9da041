/** A segment of a path template that contains names in braces, such as `{id}`, `{sid}.json` or `{base}...{head}`. */
export interface SegmentPattern {
  readonly names: readonly string[]
  /** the text before the first name, between the names, and after the last one */
  readonly texts: readonly string[]
}

/** Reads a segment of a path template. Returns undefined if it is a literal. */
export function readSegment(segment: string): SegmentPattern | undefined {
  // Every other part is a name, because split() keeps what a group matches.
  const parts = segment.split(/\{([^{}]+)\}/)
  if (parts.length === 1) return undefined
  return {
    names: parts.filter((_, i) => i % 2 === 1),
    texts: parts.filter((_, i) => i % 2 === 0),
  }
}

/** Returns whether a pattern matches any segment that is not empty: one name without text around it. */
export function isWhole({ names, texts }: SegmentPattern): boolean {
  return names.length === 1 && texts.every((text) => text === '')
}

/**
 * Returns the values that a segment has for the names of a pattern, still percent-encoded. Each value is as short as
 * possible and not empty. Returns undefined if the segment does not match.
 */
export function valuesIn({ texts }: SegmentPattern, segment: string): string[] | undefined {
  const [first = '', ...rest] = texts
  const last = rest.pop() ?? ''
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined
  const values: string[] = []
  let at = first.length
  for (const text of rest) {
    const end = segment.indexOf(text, at + 1)
    if (end < 0) return undefined
    values.push(segment.slice(at, end))
    at = end + text.length
  }
  const end = segment.length - last.length
  return end > at ? [...values, segment.slice(at, end)] : undefined
}

/** The place of a path parameter: a whole segment, or a part of one. */
export interface PathSlot {
  readonly name: string
  /** index of the segment; segment 0 is the empty one before the first slash */
  readonly segment: number
  /** the pattern that the parameter is a part of, if it is not a whole segment */
  readonly pattern?: SegmentPattern
}

/** Returns the places of the parameters of a path template. */
export function slotsOf(path: string): PathSlot[] {
  return path.split('/').flatMap((text, segment) => {
    const pattern = readSegment(text)
    if (!pattern) return []
    return pattern.names.map((name) => ({ name, segment, ...(!isWhole(pattern) && { pattern }) }))
  })
}

/** Returns the text of a parameter in its segment, still percent-encoded; empty if the segment does not match. */
export function textOf({ name, pattern }: PathSlot, segment: string): string {
  if (!pattern) return segment
  return valuesIn(pattern, segment)?.[pattern.names.indexOf(name)] ?? ''
}

/** Returns a segment in which a parameter has another text. */
export function withTextOf({ name, pattern }: PathSlot, segment: string, text: string): string {
  const values = pattern && valuesIn(pattern, segment)
  if (!pattern || !values) return text
  values[pattern.names.indexOf(name)] = text
  return pattern.texts.map((before, i) => before + (values[i] ?? '')).join('')
}

let latest: { readonly path: string; readonly segments: readonly string[] } = { path: '', segments: [''] }

/** Returns the segments of a path; segment 0 is the empty one before the first slash. Steps ask for the same path in turn. */
export function segmentsOf(path: string): readonly string[] {
  if (path !== latest.path) latest = { path, segments: path.split('/') }
  return latest.segments
}
