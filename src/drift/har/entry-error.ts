import { DriftError } from '../drift-error.ts'

/** The place of an entry. */
export interface EntryPlace {
  /** the archive's name */
  readonly file: string
  /** counted from 1 */
  readonly number: number
}

/** Creates the error of one entry. @param problem a clause with the entry as its subject, such as `has no method` */
export function entryError({ file, number }: EntryPlace, problem: string, cure: string): DriftError {
  return new DriftError('DD_HAR_ENTRY_INVALID', { file, number, problem, cure })
}
