import { Problem } from '../../engine/vendor/problem.ts'
import { type Assistant, nameKey, type Team } from './collections.ts'

type NamedRecord = Assistant | Team

/** A collection whose records have a name that is unique within their company. */
interface NamedRecords {
  readonly shape: { readonly schema: string }
  readonly list: (selection: { readonly index: readonly ['name', string] }) => readonly NamedRecord[]
}

/**
 * Rejects a name that another record of the company has.
 *
 * @param id the record that keeps or gets the name; undefined for a new record
 * @throws Problem `conflict`
 */
export function rejectDuplicateName(
  records: NamedRecords,
  { companyId, name, id }: { readonly companyId: string; readonly name: string; readonly id?: string },
): void {
  const holder = records.list({ index: ['name', nameKey(companyId, name)] }).find((record) => record.id !== id)
  if (!holder) return
  const { schema } = records.shape
  const message = `Duplicate name "${name}": another ${schema.toLowerCase()} of the company already has it`
  throw new Problem('conflict', message, { holder: { name: schema, key: holder.id, field: 'name' } })
}
