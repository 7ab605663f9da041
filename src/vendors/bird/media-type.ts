const TOKEN = "[\\w!#$%&'*+.^`|~-]+"
const QUOTED = '"(?:[ !#-\\[\\]-~\\t]|\\\\[ -~\\t])*"'
const PARAMETER = `[ \\t]*;[ \\t]*${TOKEN}=(?:${TOKEN}|${QUOTED})`
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(?:${PARAMETER})*$`)

/** Longest media type that is stored. A longer one would not fit into the headers of every client. */
const LONGEST = 255

/** Returns whether a string is a media type (RFC 9110, 8.3.1) that can be sent as a header. */
export function isMediaType(text: string): boolean {
  return text.length <= LONGEST && MEDIA_TYPE.test(text)
}
