/**
 * Converts a JSON Merge Patch (RFC 7396) to changes: null becomes undefined, which an update removes.
 * @example
 * mergePatch({ label: 'Window', room: null }) // { label: 'Window', room: undefined }
 */
export function mergePatch<Patch extends object>(patch: Patch): { readonly [P in keyof Patch]: NonNull<Patch[P]> } {
  const changes = Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value ?? undefined]))
  // Every null became undefined, and nothing else changed.
  return changes as { readonly [P in keyof Patch]: NonNull<Patch[P]> }
}

type NonNull<T> = null extends T ? Exclude<T, null> | undefined : T
