/**
 * Resolves a reference to another file or URL.
 * @param base absolute path or URL of the document that contains the reference
 */
export function resolveLocation(reference: string, base: string): string {
  if (isUrl(reference)) return reference
  if (isUrl(base)) return new URL(reference, base).href
  const path = decoded(reference.replaceAll('\\', '/'))
  if (path.startsWith('/') || /^[a-z]:\//i.test(path)) return normalised(path)
  const folder = base.replaceAll('\\', '/').replace(/[^/]*$/, '')
  return normalised(`${folder}${path}`)
}

/** Returns the name of the file at a location, without folder, query and extension. */
export function fileName(location: string): string {
  const path = location.replace(/[?#].*$/, '').replaceAll('\\', '/')
  return decoded(path.replace(/^.*\//, '')).replace(/\.[^.]*$/, '')
}

/** Decodes percent-encoded characters. Returns malformed text unchanged. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isUrl(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(location)
}

/** Removes `.` and `..` from a path. */
function normalised(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..' && kept.length > 1) kept.pop()
    else if (segment !== '.' && segment !== '..') kept.push(segment)
  }
  return kept.join('/')
}
