import { fold } from '../../specs/model/words.ts'

/** Names of properties with the time of a record's creation, folded. */
const CREATION = new Set(['createdat', 'datecreated', 'created', 'createdon', 'creationdate', 'createddate', 'ctime'])

/** Returns whether a property has the name of the time of a record's creation. */
export function isCreationTime(name: string): boolean {
  return CREATION.has(fold(name))
}
