import { Problem } from '../../engine/vendor/problem.ts'
import { type Assistant, nameKey, type Team } from './collections.ts'

type Named = Assistant | Team

/** A collection of what has a name in a company. */
interface NamedRecords {
  readonly shape: { readonly schema: string }
  readonly list: (selection: { readonly index: readonly ['name', string] }) => readonly Named[]
}

/** Throws a Problem `conflict` when another record of the company has the name. @param id whose name it is to be */
export function refuseTakenName(
  records: NamedRecords,
  { companyId, name, id }: { readonly companyId: string; readonly name: string; readonly id?: string },
): void {
  const holder = records.list({ index: ['name', nameKey(companyId, name)] }).find((record) => record.id !== id)
  if (!holder) return
  const { schema } = records.shape
  throw new Problem('conflict', `${schema} with the name "${name}" exists already`, {
    holder: { name: schema, key: holder.id, field: 'name' },
  })
}
