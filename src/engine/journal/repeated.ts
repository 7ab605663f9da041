/**
 * Values of the latest request. Clients repeat their headers and poll the same path, and thousands of exchanges are kept:
 * an exchange that repeats a value shares it with the one before.
 */
const latest: { headers: readonly string[]; path: string } = { headers: [], path: '' }

/** Returns headers; those of the latest request if they are equal. @param headers names and values in turn */
export function sharedHeaders(headers: readonly string[]): readonly string[] {
  if (!areEqual(headers, latest.headers)) latest.headers = headers
  return latest.headers
}

/** Returns a path; that of the latest request if it is equal. */
export function sharedPath(path: string): string {
  if (path !== latest.path) latest.path = path
  return latest.path
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
  return true
}
