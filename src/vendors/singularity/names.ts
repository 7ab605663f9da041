import { displayName } from '../../engine/vendor/display-name.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { type Assistant, nameKey, type Team } from './collections.ts'

type NamedRecord = Assistant | Team

/** A collection whose records have a name that is unique within their company. */
interface NamedRecords {
  readonly shape: { readonly schema: string }
  readonly list: (selection: { readonly index: readonly ['name', string] }) => readonly NamedRecord[]
}

/** A name that a record gets or keeps. */
interface NameClaim {
  readonly companyId: string
  readonly name: string
  /** the record; undefined if it is new */
  readonly id?: string
}

/**
 * Rejects a name that another record of the company has, with the status of the profile's `duplicateName`.
 *
 * @throws Problem `invalid` or `conflict`
 */
export function rejectDuplicateName(
  records: NamedRecords,
  { companyId, name, id }: NameClaim,
  { duplicateName }: Pick<profile, 'duplicateName'>,
): void {
  const holder = records.list({ index: ['name', nameKey(companyId, name)] }).find((record) => record.id !== id)
  if (!holder) return
  const { schema } = records.shape
  const message = `Duplicate name "${name}": another ${displayName(schema)} of the company already has it`
  throw new Problem(duplicateName === 400 ? 'invalid' : 'conflict', message, {
    holder: { name: schema, key: holder.id, field: 'name' },
  })
}
