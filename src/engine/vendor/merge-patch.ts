/** Converts a JSON Merge Patch (RFC 7396) to changes: null becomes undefined, which an update removes. */
export function mergePatch<Patch extends object>(patch: Patch): { readonly [P in keyof Patch]: NonNull<Patch[P]> } {
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(patch)) changes[name] = value === null ? undefined : value
  // Every null became undefined, and nothing else changed.
  return changes as { readonly [P in keyof Patch]: NonNull<Patch[P]> }
}

type NonNull<T> = null extends T ? Exclude<T, null> | undefined : T
