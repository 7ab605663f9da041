import { resolve } from '../engine/spec/document.ts'
import type { Interaction, Pact } from '../engine/services/pact.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { type Counts, createLedger } from './fidelity.ts'
import { version } from '../generated/version.ts'
import { operationAt } from '../pacts/operation-at.ts'
import type { VerificationResult } from '../pacts/verification-result.ts'

/** What a verification proved of each vendor, and what it did not. It tells nothing of when it was. */
export interface Evidence {
  readonly deskdouble: string
  /** the versions of what verified it */
  readonly verifiers: Readonly<Record<string, string>>
  /** the scenarios that provider states named, with their seeds */
  readonly scenarios: Readonly<Record<string, number>>
  readonly vendors: readonly VendorEvidence[]
  /** the interactions that were not answered as they must be */
  readonly failed: readonly string[]
}

export interface VendorEvidence {
  readonly vendor: string
  readonly title: string
  /** SHA-256 of its spec */
  readonly spec: string
  /** how its operations and rules are known */
  readonly fidelity: { readonly operations: Counts; readonly rules: Counts }
  readonly operations: readonly OperationEvidence[]
  readonly notExercised: readonly NotExercised[]
}

export interface OperationEvidence {
  readonly operation: string
  readonly statuses: readonly StatusEvidence[]
}

export interface StatusEvidence {
  readonly status: number
  readonly exercised: readonly ExerciseCount[]
}

/** How often, by which pact, in which scenario, and what checked it. */
export interface ExerciseCount {
  readonly pact: string
  readonly scenario: string
  readonly check: string
  readonly times: number
}

export interface NotExercised {
  readonly operation: string
  readonly status: number
  /** why no request can bring it about, where that is so */
  readonly unreachable?: string
}

/** What evidence is made of. */
export interface EvidenceInput {
  readonly vendors: readonly Vendor[]
  readonly pacts: readonly Pact[]
  readonly results: readonly VerificationResult[]
  readonly verifiers: Readonly<Record<string, string>>
  /** the seed of a scenario; undefined where there is none of its name */
  readonly seedOf: (scenario: string) => number | undefined
}

const CHECK = 'official Pact verifier'

/** Makes the evidence of a verification. */
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

/** An interaction that was answered as it must be. */
interface VerifiedInteraction {
  readonly pact: string
  readonly provider: string
  readonly scenario: string
  readonly interaction: Interaction
}

function verifiedInteractions(pacts: readonly Pact[], results: readonly VerificationResult[]): VerifiedInteraction[] {
  const ahead = [...results]
  return pacts.flatMap(({ consumer, provider, interactions }) =>
    interactions.flatMap((interaction) => {
      const { description, providerStates = [] } = interaction
      const names = providerStates.map(({ name }) => name).join()
      const found = ahead.findIndex((result) => {
        const isOfPact = result.consumer === consumer.name && result.provider === provider.name
        return isOfPact && result.description === description && result.providerStates.join() === names
      })
      const [result] = found < 0 ? [] : ahead.splice(found, 1)
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
  return [...operation.responses.keys()].map((status) => ({
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
  const declared = operation && spec.document.paths[operation.path]?.[operation.method]?.responses[status]
  const why = declared && resolve(spec.document, declared)['x-unreachable']
  return why === undefined ? {} : { unreachable: why }
}
