/** Matches the media types of JSON. */
export const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/

/** Returns a media type in lower case, without its parameters. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}

/** Returns whether a declared media type, with or without parameters, is one of JSON. */
export function isJsonType(mediaType: string): boolean {
  return mediaType === 'application/json' || JSON_TYPE.test(essenceOf(mediaType))
}

/**
 * Returns the declared media type or range that includes a media type: the same one, else `application/*+json`, else a
 * range such as `image/*`, else any type. Returns undefined if none does.
 * @param mediaType in lower case, without parameters; empty if unknown, which only any type includes
 */
export function declaredTypeOf(mediaType: string, declared: readonly string[]): string | undefined {
  if (declared.includes(mediaType)) return mediaType
  const slash = mediaType.indexOf('/')
  const suffix = mediaType.lastIndexOf('+')
  const type = mediaType.slice(0, slash)
  const ranges = [
    mediaType,
    ...(suffix > slash ? [`${type}/*${mediaType.slice(suffix)}`] : []),
    `${type}/*`,
    '*/*',
    '*',
  ]
  return ranges.flatMap((range) => declared.find((key) => essenceOf(key) === range) ?? [])[0]
}

/** Returns a media type for a declared one, which may be a range. */
export function concreteType(declared: string): string {
  if (!declared.includes('*')) return declared
  const [type = ''] = essenceOf(declared).split('/')
  return CONCRETE[type] ?? 'application/json'
}

const CONCRETE: Readonly<Record<string, string>> = {
  text: 'text/plain',
  image: 'image/png',
  audio: 'audio/mpeg',
  video: 'video/mp4',
}
