import type { Interaction, Pact } from '../engine/services/pact.ts'
import { objectOf, responseOf } from '../engine/spec/declaration.ts'
import { declaredKey } from '../engine/spec/declared-status.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { version } from '../generated/version.ts'
import { operationAt } from '../pacts/operation-at.ts'
import type { VerificationResult } from '../pacts/verification-result.ts'
import { type Counts, createLedger } from './fidelity.ts'

/** The result of a verification: the exercised operations and statuses of each vendor. Contains no dates. */
export interface Evidence {
  /** version of DeskDouble */
  readonly deskdouble: string
  /** versions of the verifier's packages */
  readonly verifiers: Readonly<Record<string, string>>
  /** seeds of the scenarios that provider states name */
  readonly scenarios: Readonly<Record<string, number>>
  readonly vendors: readonly VendorEvidence[]
  /** interactions with mismatches */
  readonly failed: readonly string[]
}

/** The exercised operations and statuses of one vendor. */
export interface VendorEvidence {
  readonly vendor: string
  readonly title: string
  /** SHA-256 of the vendor's spec */
  readonly spec: string
  /** provenance of operations and rules, counted */
  readonly fidelity: { readonly operations: Counts; readonly rules: Counts }
  readonly operations: readonly OperationEvidence[]
  readonly notExercised: readonly NotExercised[]
}

/** The declared statuses of one operation. */
export interface OperationEvidence {
  readonly operation: string
  readonly statuses: readonly StatusEvidence[]
}

/** A declared status with the interactions that exercised it. */
export interface StatusEvidence {
  readonly status: number
  readonly exercised: readonly ExerciseCount[]
}

/** The number of verified interactions of one pact and scenario. */
export interface ExerciseCount {
  readonly pact: string
  readonly scenario: string
  /** program that checked the interactions */
  readonly check: string
  readonly times: number
}

/** A declared status that no verified interaction exercised. */
export interface NotExercised {
  readonly operation: string
  readonly status: number
  /** the reason, if no request can produce the status */
  readonly unreachable?: string
}

/** The input of {@link createEvidence}. */
export interface EvidenceInput {
  readonly vendors: readonly Vendor[]
  readonly pacts: readonly Pact[]
  readonly results: readonly VerificationResult[]
  readonly verifiers: Readonly<Record<string, string>>
  /** Returns the seed of a scenario, or undefined if the scenario is unknown. */
  readonly seedOf: (scenario: string) => number | undefined
}

const CHECK = 'official Pact verifier'

/** Creates the evidence of a verification. */
export function createEvidence({ vendors, pacts, results, verifiers, seedOf }: EvidenceInput): Evidence {
  const proved = verifiedInteractions(pacts, results)
  const scenarios = [...new Set(proved.map(({ scenario }) => scenario))].toSorted()
  return {
    deskdouble: version,
    verifiers,
    scenarios: Object.fromEntries(
      scenarios.flatMap((name) => {
        const seed = seedOf(name)
        return seed === undefined ? [] : [[name, seed] as const]
      }),
    ),
    vendors: vendors.map((vendor) => vendorEvidence(vendor, proved)),
    failed: results
      .filter(({ mismatches }) => mismatches.length > 0)
      .map(({ consumer, provider, description }) => `${consumer} and ${provider}: ${description}`),
  }
}

/** An interaction without mismatches. */
interface VerifiedInteraction {
  readonly pact: string
  readonly provider: string
  readonly scenario: string
  readonly interaction: Interaction
}

function verifiedInteractions(pacts: readonly Pact[], results: readonly VerificationResult[]): VerifiedInteraction[] {
  const pending = [...results]
  return pacts.flatMap(({ consumer, provider, interactions }) =>
    interactions.flatMap((interaction) => {
      const { description, providerStates = [] } = interaction
      const names = providerStates.map(({ name }) => name).join()
      const found = pending.findIndex((result) => {
        const isOfPact = result.consumer === consumer.name && result.provider === provider.name
        return isOfPact && result.description === description && result.providerStates.join() === names
      })
      const [result] = found < 0 ? [] : pending.splice(found, 1)
      if (!result || result.mismatches.length > 0) return []
      const scenario = providerStates[0]?.name ?? 'default'
      return [{ pact: consumer.name, provider: provider.name, scenario, interaction }]
    }),
  )
}

function vendorEvidence(vendor: Vendor, proved: readonly VerifiedInteraction[]): VendorEvidence {
  const { operations: counted, counts, title } = createLedger(vendor)
  const own = proved.filter(({ provider }) => provider === vendor.name)
  const operations = counted.map(({ operation }) => {
    const known = vendor.spec.operations.get(operation)
    return { operation, statuses: known ? statusesOf(vendor, known, own) : [] }
  })
  const notExercised = operations.flatMap(({ operation, statuses }) =>
    statuses.flatMap(({ status, exercised }) => {
      return exercised.length > 0 ? [] : [{ operation, status, ...unreachableReason(vendor, operation, status) }]
    }),
  )
  return { vendor: vendor.name, title, spec: vendor.digest, fidelity: counts, operations, notExercised }
}

function statusesOf(vendor: Vendor, operation: Operation, proved: readonly VerifiedInteraction[]): StatusEvidence[] {
  const own = proved.filter(({ interaction: { request } }) => {
    return operationAt(vendor, request.method, request.path) === operation
  })
  const answered = own.map(({ interaction }) => interaction.response.status)
  const inRanges = answered.filter((status) => declaredKey(operation, status) !== undefined)
  return [...new Set([...operation.responses, ...inRanges])].map((status) => ({
    status,
    exercised: countExercises(own.filter(({ interaction }) => interaction.response.status === status)),
  }))
}

function countExercises(proved: readonly VerifiedInteraction[]): ExerciseCount[] {
  const times = new Map<string, ExerciseCount>()
  for (const { pact, scenario } of proved) {
    const key = `${pact} ${scenario}`
    times.set(key, { pact, scenario, check: CHECK, times: (times.get(key)?.times ?? 0) + 1 })
  }
  return [...times.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, exercise]) => exercise)
}

function unreachableReason({ spec }: Vendor, id: string, status: number): Pick<NotExercised, 'unreachable'> {
  const operation = spec.operations.get(id)
  const declared = operation && responseOf(spec.document, objectOf(spec.document, operation), status)
  const why = declared?.['x-unreachable']
  return why === undefined ? {} : { unreachable: why }
}
