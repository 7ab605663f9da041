import type { Interaction, Pact } from '../engine/services/pact.ts'
import { objectOf, responseOf } from '../engine/spec/declaration.ts'
import { declaredKey } from '../engine/spec/declared-status.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { version } from '../generated/version.ts'
import type { ReceivedRequest, VerificationResult } from '../pacts/verification-result.ts'
import type {
  Evidence,
  Exercise,
  OperationEvidence,
  Source,
  StatusEvidence,
  VendorEvidence,
  Verification,
} from './evidence.ts'
import { digestOfPact } from './evidence-digests.ts'
import { createLedger } from './fidelity.ts'
import { strictnessOf } from './strictness.ts'

/** The input of {@link createEvidence}. */
export interface EvidenceInput {
  /** the vendors; only those that are the provider of a pact become part of the evidence */
  readonly vendors: readonly Vendor[]
  readonly pacts: readonly Pact[]
  readonly results: readonly VerificationResult[]
  readonly verifiers: Readonly<Record<string, string>>
  /** Returns the digest of a scenario as a vendor sees it, or undefined if the scenario is unknown. */
  readonly scenarioDigest: (vendor: string, scenario: string) => string | undefined
  /** the service that was verified instead of the double */
  readonly service?: VerifiedService
}

/** A service that was verified. */
export interface VerifiedService {
  readonly origin: string
  /** such as `2026-11-25` */
  readonly date: string
}

/** Creates the evidence of a verification. */
export function createEvidence(input: EvidenceInput): Evidence {
  const pending = [...input.results]
  const vendors = input.vendors.flatMap((vendor) => {
    const pacts = combinePacts(input.pacts.filter(({ provider }) => provider.name === vendor.name))
    return pacts.length === 0 ? [] : [vendorEvidence(vendor, pacts, pending, input)]
  })
  return { deskdouble: version, vendors }
}

/** Combines pacts of the same consumer and provider, which several files may contain, into one. */
export function combinePacts(pacts: readonly Pact[]): readonly Pact[] {
  const groups = Map.groupBy(pacts, ({ consumer, provider }) => JSON.stringify([consumer.name, provider.name]))
  return [...groups.values()].flatMap(([first, ...others]) => {
    const interactions = [first, ...others].flatMap((pact) => pact?.interactions ?? [])
    return first ? [{ ...first, interactions }] : []
  })
}

/** Evidence that one interaction gives. */
interface Proof extends Omit<Exercise, 'times'> {
  readonly operation: string
  readonly status: number
}

/** The results of one pact's interactions. */
interface PactOutcome {
  readonly proofs: readonly Proof[]
  readonly failed: readonly string[]
  readonly notCounted: readonly string[]
}

function vendorEvidence(
  vendor: Vendor,
  pacts: readonly Pact[],
  pending: VerificationResult[],
  input: EvidenceInput,
): VendorEvidence {
  const { counts, title } = createLedger(vendor)
  const outcomes = pacts.map((pact) => ({ pact, outcome: outcomeOf(pact, pending, input.service !== undefined) }))
  const proofs = outcomes.flatMap(({ outcome }) => outcome.proofs)
  return {
    vendor: vendor.name,
    title,
    spec: vendor.digest,
    fidelity: counts,
    verifications: outcomes.map(({ pact, outcome }) => verificationOf(vendor, pact, outcome, input)),
    operations: [...vendor.spec.operations.values()].map((operation) => operationEvidence(vendor, operation, proofs)),
  }
}

/** Evaluates the results of a pact, and removes them from the pending results. */
function outcomeOf({ consumer, provider, interactions }: Pact, pending: VerificationResult[], isService: boolean) {
  const proofs: Proof[] = []
  const failed: string[] = []
  const notCounted: string[] = []
  for (const interaction of interactions) {
    const { description, providerStates = [], response } = interaction
    const names = providerStates.map(({ name }) => name).join()
    const at = pending.findIndex((result) => {
      const isOfPact = result.consumer === consumer.name && result.provider === provider.name
      return isOfPact && result.description === description && result.providerStates.join() === names
    })
    const [result] = at < 0 ? [] : pending.splice(at, 1)
    if (result && result.mismatches.length > 0) failed.push(description)
    if (!result || result.mismatches.length > 0 || result.notAttempted !== undefined) continue
    const received = receivedFor(interaction, result, provider.name)
    if (typeof received === 'string') notCounted.push(`${description}: ${received}`)
    else {
      const { operation, status, fault } = received
      const source: Source = isService ? 'service' : fault === undefined ? 'double' : 'fault'
      proofs.push({
        operation,
        status,
        pact: consumer.name,
        source,
        strictness: strictnessOf(result.demanded ?? response),
      })
    }
  }
  return { proofs, failed, notCounted } satisfies PactOutcome
}

/** Returns the request that an interaction really made, or the reason why it proves nothing. */
function receivedFor(
  { request }: Interaction,
  { received }: VerificationResult,
  provider: string,
): (ReceivedRequest & { readonly operation: string }) | string {
  if (!received) return 'no request reached the provider'
  const { vendor, operation, method, path } = received
  if (operation === undefined || vendor !== provider) return `${method} ${path} is not an operation of ${provider}`
  if (method !== request.method.toUpperCase()) return `the request that reached the provider was ${method} ${path}`
  return { ...received, operation }
}

function verificationOf(
  vendor: Vendor,
  pact: Pact,
  { proofs, failed, notCounted }: PactOutcome,
  { verifiers, scenarioDigest, service }: EvidenceInput,
): Verification {
  const states = pact.interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name))
  const scenarios = [...new Set(states)].toSorted().flatMap((name) => {
    const digest = service ? undefined : scenarioDigest(vendor.name, name)
    return digest === undefined ? [] : [[name, digest] as const]
  })
  return {
    pact: pact.consumer.name,
    against: service ? 'service' : 'double',
    digest: digestOfPact(pact),
    deskdouble: version,
    verifiers,
    scenarios: Object.fromEntries(scenarios),
    ...service,
    interactions: pact.interactions.length,
    counted: proofs.length,
    failed,
    notCounted,
  }
}

function operationEvidence(vendor: Vendor, operation: Operation, all: readonly Proof[]): OperationEvidence {
  const own = all.filter((proof) => proof.operation === operation.id)
  const inRanges = own.map(({ status }) => status).filter((status) => declaredKey(operation, status) !== undefined)
  const statuses = [...new Set([...operation.responses, ...inRanges])].toSorted((a, b) => a - b)
  return { operation: operation.id, statuses: statuses.map((status) => statusEvidence(vendor, operation, status, own)) }
}

function statusEvidence({ spec }: Vendor, operation: Operation, status: number, own: readonly Proof[]): StatusEvidence {
  const declared = responseOf(spec.document, objectOf(spec.document, operation), status)
  return {
    status,
    ...(declared?.['x-unreachable'] !== undefined && { unreachable: true }),
    exercised: countProofs(own.filter((proof) => proof.status === status)),
  }
}

function countProofs(proofs: readonly Proof[]): Exercise[] {
  const counted = new Map<string, Exercise>()
  for (const { pact, source, strictness } of proofs) {
    const key = JSON.stringify([pact, source, strictness])
    counted.set(key, { pact, source, strictness, times: (counted.get(key)?.times ?? 0) + 1 })
  }
  return [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, exercise]) => exercise)
}
