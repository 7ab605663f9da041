import { readFile } from 'node:fs/promises'
import { installedPactVersions } from '../../adapters/pact/versions.ts'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { parseJson } from '../../pacts/json.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { createEvidence, type VerifiedService } from '../../reports/create-evidence.ts'
import type { Evidence } from '../../reports/evidence.ts'
import { formatEvidenceFile, readEvidence } from '../../reports/evidence-file.ts'
import { mergeEvidence } from '../../reports/merge-evidence.ts'
import { printable } from '../../reports/printable.ts'
import { findStaleParts } from '../../reports/stale-evidence.ts'
import { writeFileOrThrow } from '../file-error.ts'
import { presentState } from '../present-state.ts'
import type { PactFile } from './pact-files.ts'

/** A verification whose evidence is written. */
export interface FinishedVerification {
  readonly files: readonly PactFile[]
  readonly results: readonly VerificationResult[]
  /** the double, or an emulator that has the vendors of the verified service */
  readonly emulator: Pick<AnyEmulator, 'vendors' | 'scenarios'>
  /** the service that was verified instead of the double */
  readonly service?: VerifiedService
}

/**
 * Writes the evidence of a verification. Evidence of other pacts in the file is kept, except for parts that are no longer
 * true. Prints which parts were dropped.
 */
export async function writeEvidence(file: string, finished: FinishedVerification): Promise<void> {
  const { files, results, emulator, service } = finished
  const pacts = files.map(({ pact }) => pact)
  const verifiers = installedPactVersions()
  const { vendors, scenarios } = emulator
  const present = presentState({ vendors, scenarios, verifiers })
  const later = createEvidence({
    vendors: Object.values(vendors),
    pacts,
    results,
    verifiers,
    scenarioDigest: present.scenario,
    ...(service && { service }),
  })
  const earlier = await readEarlier(file)
  const stale = earlier ? findStaleParts(earlier, present) : []
  const replaced = later.vendors.flatMap(({ vendor, verifications }) => {
    return verifications.map(({ pact, against }) => `${vendor} ${pact} ${against}`)
  })
  for (const { vendor, pact, against, reason } of stale) {
    if (replaced.includes(`${vendor} ${pact} ${against}`)) continue
    console.error(printable(`dropped the evidence of ${pact} and ${vendor} (${against}) from ${file}: ${reason}`))
  }
  const evidence = earlier ? mergeEvidence(earlier, later, stale) : later
  await writeFileOrThrow(file, formatEvidenceFile(evidence))
}

/** Returns the evidence in a file; undefined if there is no file, or if it cannot be merged, which is reported. */
async function readEarlier(file: string): Promise<Evidence | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const evidence = readEvidence(parseJson(text.replace(/^\ufeff/, '')))
  if (typeof evidence !== 'string') return evidence
  console.error(printable(`replaced ${file}: it ${evidence.replace(/:[^:]*$/, '.')}`))
  return undefined
}
