import { version } from '../generated/version.ts'
import type { Evidence, Provider, VendorEvidence, Verification } from './evidence.ts'

/** A verification whose result is no longer known to be true, because something that it depends on has changed. */
export interface StalePart {
  readonly vendor: string
  /** name of the consumer */
  readonly pact: string
  readonly against: Provider
  readonly reason: string
}

/** The present state of everything that evidence depends on. What is undefined is unknown, and is not compared. */
export interface PresentState {
  /** Returns the digest of a vendor's spec. */
  readonly spec: (vendor: string) => string | undefined
  /** Returns the digest of a pact; null if the pact no longer exists. */
  readonly pact: (vendor: string, consumer: string) => string | null | undefined
  /** Returns the digest of a scenario as a vendor sees it. */
  readonly scenario: (vendor: string, scenario: string) => string | undefined
  /** versions of the verifier's packages */
  readonly verifiers: Readonly<Record<string, string>> | undefined
}

/** Returns the stale parts of evidence, each with the first reason. */
export function findStaleParts({ vendors }: Evidence, present: PresentState): readonly StalePart[] {
  return vendors.flatMap((vendor) =>
    vendor.verifications.flatMap((verification) => {
      const reason = reasonOf(vendor, verification, present)
      const { pact, against } = verification
      return reason === undefined ? [] : [{ vendor: vendor.vendor, pact, against, reason }]
    }),
  )
}

function reasonOf({ vendor, spec }: VendorEvidence, verification: Verification, present: PresentState) {
  const { pact, digest, against, deskdouble, verifiers } = verification
  if (differs(spec, present.spec(vendor))) return `the spec of ${vendor} has changed since`
  const pactDigest = present.pact(vendor, pact)
  if (pactDigest === null) return 'the pact no longer exists'
  if (differs(digest, pactDigest)) return 'the pact has changed since'
  // A service does not depend on scenarios or versions.
  if (against === 'service') return undefined
  if (deskdouble !== version) return `DeskDouble ${deskdouble} verified it, and this is ${version}`
  const tools = Object.entries(verifiers).find(([name, tool]) => differs(tool, present.verifiers?.[name]))
  if (tools) return `${tools[0]} ${tools[1]} verified it, and ${present.verifiers?.[tools[0]]} is installed`
  return changedScenario(vendor, verification, present)
}

function changedScenario(vendor: string, { scenarios }: Verification, present: PresentState): string | undefined {
  const changed = Object.entries(scenarios).find(([name, digest]) => differs(digest, present.scenario(vendor, name)))
  return changed && `the scenario ${changed[0]} has changed since`
}

function differs(then: string, now: string | undefined): boolean {
  return now !== undefined && now !== then
}

/** Describes what evidence depends on and cannot be compared, because it is unknown, with the option that supplies it. */
export function findUnknown({ vendors }: Evidence, present: PresentState): readonly string[] {
  const unknown = vendors.flatMap(({ vendor, verifications }) => {
    const scenarios = verifications.flatMap((verification) => Object.keys(verification.scenarios))
    const isSpecKnown = present.spec(vendor) !== undefined
    return [
      ...(isSpecKnown ? [] : [`the spec of ${vendor}: use --spec`]),
      ...verifications
        .filter(({ pact }) => present.pact(vendor, pact) === undefined)
        .map(({ pact }) => `the pact of ${pact} and ${vendor}: use --pacts`),
      ...scenarios
        .filter((name) => isSpecKnown && present.scenario(vendor, name) === undefined)
        .map((name) => `the scenario ${name}: use --scenarios`),
    ]
  })
  return [...new Set(unknown)]
}
