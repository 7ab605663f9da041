import { Scenarios } from '../../scenarios/library.ts'
import { type SourceError, uniqueInOrder } from '../../scenarios/source-error.ts'
import type { ChosenVendors } from '../choose-vendors.ts'
import { readScenarios } from '../scenario-files.ts'

/** The scenario files that were checked, with every error in them. */
export interface CheckedFiles {
  /** names of the files */
  readonly checked: readonly (string | undefined)[]
  readonly errors: readonly SourceError[]
}

/**
 * Checks scenario files.
 * @param paths files, or folders whose scenario files are checked
 * @throws UsageError if a path cannot be read
 */
export async function checkFiles(paths: readonly string[], used: ChosenVendors): Promise<CheckedFiles> {
  const { sources, errors, unreadable } = await readScenarios(paths, used)
  return {
    checked: sources.map(({ file }) => file),
    errors: uniqueInOrder([...unreadable, ...errors, ...new Scenarios(used.vendors).putAll(sources)]),
  }
}
