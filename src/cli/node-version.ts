import { oldestNode } from '../generated/version.ts'
import { isFiltered } from './is-filtered.ts'

/** Prints a warning if Node is older than what DeskDouble is tested with. Older versions of Node can read this file. */
export function warnAboutOldNode(): void {
  const message = oldNodeWarning(process.versions.node)
  // A process whose output is filtered was started by one that has printed the warning.
  if (message !== undefined && !isFiltered()) console.error(message)
}

/** Returns the warning about a version of Node; undefined if the version is supported. */
export function oldNodeWarning(present: string): string | undefined {
  if (compareVersions(present, oldestNode) >= 0) return undefined
  return `Warning: Node ${present} is older than ${oldestNode}, which DeskDouble requires: update Node if a command fails.`
}

/** Compares two versions by their numbers. Returns a negative number if the first is older, 0 if no number differs. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number))
  const index = (b ?? []).findIndex((part, i) => part !== a?.[i])
  return index < 0 ? 0 : (a?.[index] ?? 0) - (b?.[index] ?? 0)
}
