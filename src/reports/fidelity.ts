import type { Provenance } from '../engine/spec/document.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** What is known of a vendor and how: the fidelity ledger, made from its spec alone. */
export interface FidelityLedger {
  readonly vendor: string
  readonly title: string
  readonly operations: readonly LedgerOperation[]
  readonly counts: { readonly operations: Counts; readonly rules: Counts }
  /** what the vendor does and the double does not, and why */
  readonly omitted: readonly { readonly fact: string; readonly reason: string }[]
}

export interface LedgerOperation {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly provenance: Provenance
  readonly rules: readonly { readonly rule: string; readonly provenance: Provenance; readonly test: string }[]
}

export type Counts = Readonly<Record<Provenance | 'total', number>>

/** Makes the ledger of a vendor. */
export function createLedger({ name, spec }: Vendor): FidelityLedger {
  const operations = [...spec.operations.values()].map(
    ({ id, method, path, provenance, behaviours }): LedgerOperation => ({
      operation: id,
      method: method.toUpperCase(),
      path,
      provenance,
      rules: behaviours.map((behaviour) => ({
        rule: behaviour.rule,
        provenance: behaviour.provenance,
        test: behaviour.test,
      })),
    }),
  )
  return {
    vendor: name,
    title: spec.document.info.title,
    operations,
    counts: { operations: count(operations), rules: count(operations.flatMap(({ rules }) => rules)) },
    omitted: spec.document['x-omitted'] ?? [],
  }
}

function count(entries: readonly { readonly provenance: Provenance }[]): Counts {
  const of = (provenance: Provenance) => entries.filter((entry) => entry.provenance === provenance).length
  return { reference: of('reference'), documented: of('documented'), observed: of('observed'), assumed: of('assumed'), total: entries.length }
}
