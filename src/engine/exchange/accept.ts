/**
 * Returns whether an Accept header (RFC 9110, 12.5.1) names a media type and prefers no other one to it. A range with a
 * wildcard does not name a media type: a client that accepts anything did not ask for this one.
 * @param others the other media types that the response could have
 */
export function prefersMediaType(accept: string | null, mediaType: string, others: readonly string[]): boolean {
  if (accept === null) return false
  const ranges = accept.split(',').map(readRange)
  const named = ranges.find(({ range }) => range === mediaType)
  if (named === undefined || named.quality === 0) return false
  return others.every((other) => other === mediaType || qualityOf(other, ranges) <= named.quality)
}

/** A media range of an Accept header with its weight. */
interface MediaRange {
  readonly range: string
  readonly quality: number
}

function readRange(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const [weight] = parameters.flatMap((parameter) => /^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1] ?? [])
  return { range, quality: Math.min(1, Number(weight ?? 1)) }
}

/** Returns the weight of a media type: that of the most specific range that includes it. */
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const type = mediaType.slice(0, mediaType.indexOf('/'))
  for (const candidate of [mediaType, `${type}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === candidate)
    if (found) return found.quality
  }
  return 0
}
