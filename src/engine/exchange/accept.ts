/**
 * Whether an Accept header (RFC 9110) names a media type outright: a client that would take anything has not asked for
 * this.
 */
export function namesMediaType(accept: string | null, mediaType: string): boolean {
  if (accept === null) return false
  return accept.split(',').some((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    return name === mediaType && !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter))
  })
}
