/**
 * Returns whether an Accept header (RFC 9110) names a media type. A wildcard does not count: a client that accepts
 * anything did not request this type.
 */
export function namesMediaType(accept: string | null, mediaType: string): boolean {
  if (accept === null) return false
  return accept.split(',').some((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    return name === mediaType && !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter))
  })
}
