import type { Provenance, Source } from '../engine/spec/document.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** The operations and rules of a vendor's spec, with the provenance of each. */
export interface FidelityLedger {
  readonly vendor: string
  readonly title: string
  readonly operations: readonly LedgerOperation[]
  readonly counts: { readonly operations: Counts; readonly rules: Counts }
  /** publications that the spec was checked against, by the short name that each source starts with */
  readonly sources: Readonly<Record<string, Source>>
  /** behaviour of the vendor that the double does not have, with the reasons */
  readonly omitted: readonly { readonly fact: string; readonly reason: string }[]
}

/** An operation with its rules. */
export interface LedgerOperation {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly provenance: Provenance
  readonly rules: readonly LedgerRule[]
}

/** A rule of behaviour with its provenance, its source and the title of the test that proves it. */
export interface LedgerRule {
  readonly rule: string
  readonly provenance: Provenance
  /** publication that the rule comes from, and the place in it */
  readonly source?: string
  readonly test?: string
}

/** Numbers of operations or rules by provenance. */
export type Counts = Readonly<Record<Provenance | 'total', number>>

/** Creates the fidelity ledger of a vendor from its spec. */
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
        ...(behaviour.source !== undefined && { source: behaviour.source }),
        ...(behaviour.test !== undefined && { test: behaviour.test }),
      })),
    }),
  )
  return {
    vendor: name,
    title: spec.document.info.title,
    operations,
    counts: { operations: count(operations), rules: count(operations.flatMap(({ rules }) => rules)) },
    sources: spec.document['x-sources'] ?? {},
    omitted: spec.document['x-omitted'] ?? [],
  }
}

function count(entries: readonly { readonly provenance: Provenance }[]): Counts {
  const of = (provenance: Provenance) => entries.filter((entry) => entry.provenance === provenance).length
  return {
    reference: of('reference'),
    documented: of('documented'),
    observed: of('observed'),
    assumed: of('assumed'),
    total: entries.length,
  }
}
