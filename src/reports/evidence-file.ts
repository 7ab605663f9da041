import { isObject } from '../pacts/json.ts'
import type { Evidence, Exercise, OperationEvidence, Source, StatusEvidence, VendorEvidence } from './evidence.ts'
import type { Strictness } from './strictness.ts'

/** Version of the format of evidence files. */
const EVIDENCE_FORMAT = 2

/** An operation in the file: its statuses, and how often each consumer received them, by source and strictness. */
interface OperationLine {
  readonly declared: readonly number[]
  readonly unreachable?: readonly number[]
  readonly exercised?: Readonly<Record<string, TimesBySource>>
}

type TimesBySource = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>

/** Evidence as the file contains it. */
interface EvidenceFile {
  readonly format: typeof EVIDENCE_FORMAT
  readonly deskdouble: string
  readonly vendors: Readonly<Record<string, FileVendor>>
}

interface FileVendor extends Omit<VendorEvidence, 'vendor' | 'operations'> {
  readonly operations: Readonly<Record<string, OperationLine>>
}

/**
 * Formats evidence as the text of a file: JSON with one line for each verification and operation, so that a change of
 * behaviour is a change of few lines.
 */
export function formatEvidenceFile({ deskdouble, vendors }: Evidence): string {
  const head = `"format": ${EVIDENCE_FORMAT},\n"deskdouble": ${JSON.stringify(deskdouble)}`
  // The same order whether the evidence was merged with earlier evidence or not.
  const sorted = vendors.toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1))
  return `{\n${head},\n"vendors": {${sorted.map(formatVendor).join(',')}\n}\n}\n`
}

function formatVendor({ vendor, operations, verifications, ...head }: VendorEvidence): string {
  const lines = operations.map(
    (operation) => `${JSON.stringify(operation.operation)}: ${JSON.stringify(lineOf(operation))}`,
  )
  const parts = [
    ...Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    `"verifications": [\n${verifications.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
    `"operations": {\n${lines.join(',\n')}\n}`,
  ]
  return `\n${JSON.stringify(vendor)}: {\n${parts.join(',\n')}\n}`
}

function lineOf({ statuses }: OperationEvidence): OperationLine {
  const unreachable = statuses.filter((status) => status.unreachable).map(({ status }) => status)
  const all = statuses.flatMap(({ status, exercised }) => exercised.map((exercise) => ({ status, ...exercise })))
  const exercised = grouped(all, 'pact', (ofPact) =>
    grouped(ofPact, 'source', (ofSource) => grouped(ofSource, 'strictness', timesOf)),
  )
  return {
    declared: statuses.map(({ status }) => status),
    ...(unreachable.length > 0 && { unreachable }),
    ...(all.length > 0 && { exercised }),
  }
}

function timesOf(exercises: readonly StatusExercise[]): Readonly<Record<string, number>> {
  return Object.fromEntries(exercises.map(({ status, times }) => [status, times]))
}

/** An exercise with its status. */
interface StatusExercise extends Exercise {
  readonly status: number
}

/** Groups items by a property. The keys are sorted. */
function grouped<K extends string, T extends Readonly<Record<K, string>>, R>(
  items: readonly T[],
  property: K,
  map: (group: readonly T[]) => R,
): Readonly<Record<string, R>> {
  const groups = [...Map.groupBy(items, (item) => item[property])].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(groups.map(([name, group]) => [name, map(group)]))
}

/**
 * Reads evidence from the value of a file.
 * @returns the evidence, or a message that says why it cannot be read and how to fix that
 */
export function readEvidence(value: unknown): Evidence | string {
  if (!isEvidence(value)) return 'is not an evidence file: run deskdouble pact verify to create one.'
  const format = value['format'] ?? 1
  if (format !== EVIDENCE_FORMAT) {
    const writer = `has the evidence format ${JSON.stringify(format)} of DeskDouble ${value.deskdouble}`
    return Number(format) > EVIDENCE_FORMAT
      ? `${writer}, which is newer than format ${EVIDENCE_FORMAT}: update DeskDouble to read it.`
      : `${writer}, but this version reads format ${EVIDENCE_FORMAT}: run deskdouble pact verify to write the file again.`
  }
  // The format says that formatEvidenceFile wrote the file; isEvidence has checked that it has vendors.
  const { deskdouble, vendors } = value as unknown as EvidenceFile
  try {
    return { deskdouble, vendors: Object.entries(vendors).map(([name, vendor]) => readVendor(name, vendor)) }
  } catch {
    return 'is damaged: run deskdouble pact verify to write the file again.'
  }
}

/** Returns whether a JSON value is the evidence of a verification, in any format. */
export function isEvidence(
  value: unknown,
): value is Readonly<Record<string, unknown>> & { readonly deskdouble: string } {
  if (!isObject(value) || typeof value['deskdouble'] !== 'string' || typeof value['vendors'] !== 'object') return false
  return 'format' in value || Array.isArray(value['failed'])
}

function readVendor(vendor: string, { operations, ...rest }: FileVendor): VendorEvidence {
  return { vendor, ...rest, operations: Object.entries(operations).map(([id, line]) => readOperation(id, line)) }
}

function readOperation(
  operation: string,
  { declared, unreachable = [], exercised = {} }: OperationLine,
): OperationEvidence {
  const statuses = declared.map((status): StatusEvidence => {
    const isUnreachable = unreachable.includes(status)
    return { status, ...(isUnreachable && { unreachable: true }), exercised: exercisesOf(status, exercised) }
  })
  return { operation, statuses }
}

function exercisesOf(status: number, exercised: NonNullable<OperationLine['exercised']>): Exercise[] {
  return Object.entries(exercised).flatMap(([pact, sources]) =>
    Object.entries(sources).flatMap(([source, strictnesses]) =>
      Object.entries(strictnesses).flatMap(([strictness, times]) => {
        const count = times[String(status)]
        // The keys of the file are those that lineOf wrote.
        const of = { pact, source: source as Source, strictness: strictness as Strictness }
        return count === undefined ? [] : [{ ...of, times: count }]
      }),
    ),
  )
}
