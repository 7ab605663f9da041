import {
  type Evidence,
  type Exercise,
  type OperationEvidence,
  type Provider,
  providerOf,
  type VendorEvidence,
  type Verification,
} from './evidence.ts'
import type { StalePart } from './stale-evidence.ts'

/** The verifications whose evidence is kept. */
type IsKept = (verification: Verification) => boolean

/**
 * Adds new evidence to earlier evidence. The verifications of the new evidence replace earlier ones of the same pact and
 * provider; all others are kept.
 * @param stale parts of the earlier evidence that are no longer true; they are dropped
 */
export function mergeEvidence(earlier: Evidence, later: Evidence, stale: readonly StalePart[]): Evidence {
  const names = [...new Set([...earlier.vendors, ...later.vendors].map(({ vendor }) => vendor))].toSorted()
  const vendors = names.flatMap((name) => {
    const [before, after] = [earlier, later].map(({ vendors: all }) => all.find(({ vendor }) => vendor === name))
    const kept = before && withoutVerifications(before, (one) => !isStale(name, one, stale))
    if (!kept || !after) return after ?? (kept && kept.verifications.length > 0 ? [kept] : [])
    return mergeVendor(kept, after)
  })
  return { deskdouble: later.deskdouble, vendors }
}

/** Returns evidence without its stale parts. */
export function withoutStaleParts({ vendors, ...evidence }: Evidence, stale: readonly StalePart[]): Evidence {
  return {
    ...evidence,
    vendors: vendors.map((vendor) => withoutVerifications(vendor, (one) => !isStale(vendor.vendor, one, stale))),
  }
}

function isStale(vendor: string, { pact, against }: Verification, stale: readonly StalePart[]): boolean {
  return stale.some((part) => part.vendor === vendor && part.pact === pact && part.against === against)
}

function mergeVendor(before: VendorEvidence, after: VendorEvidence): VendorEvidence {
  const replaced = new Set(after.verifications.map(({ pact, against }) => keyOf(pact, against)))
  const kept = withoutVerifications(before, ({ pact, against }) => !replaced.has(keyOf(pact, against)))
  return {
    ...after,
    verifications: [...kept.verifications, ...after.verifications].toSorted((a, b) => {
      return keyOf(a.pact, a.against) < keyOf(b.pact, b.against) ? -1 : 1
    }),
    operations: after.operations.map((operation) => addExercises(operation, kept.operations)),
  }
}

function addExercises({ operation, statuses }: OperationEvidence, others: readonly OperationEvidence[]) {
  const other = others.find((one) => one.operation === operation)
  const undeclared = (other?.statuses ?? []).filter(({ status, exercised }) => {
    return exercised.length > 0 && statuses.every((one) => one.status !== status)
  })
  const merged = statuses.map((own) => {
    const earlier = other?.statuses.find(({ status }) => status === own.status)?.exercised ?? []
    return { ...own, exercised: [...earlier, ...own.exercised].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) }
  })
  return { operation, statuses: [...merged, ...undeclared].toSorted((a, b) => a.status - b.status) }
}

function withoutVerifications(vendor: VendorEvidence, isKept: IsKept): VendorEvidence {
  const verifications = vendor.verifications.filter(isKept)
  if (verifications.length === vendor.verifications.length) return vendor
  const kept = new Set(verifications.map(({ pact, against }) => keyOf(pact, against)))
  const operations = vendor.operations.map(({ operation, statuses }) => ({
    operation,
    statuses: statuses.map((status) => ({
      ...status,
      exercised: status.exercised.filter(({ pact, source }) => kept.has(keyOf(pact, providerOf(source)))),
    })),
  }))
  return { ...vendor, verifications, operations }
}

function keyOf(pact: string, provider: Provider): string {
  return JSON.stringify([pact, provider])
}

function orderOf({ pact, source, strictness }: Exercise): string {
  return JSON.stringify([pact, source, strictness])
}
