import type { Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import type { OperationFacts } from '../handlers/operation-facts.ts'

/** Statuses for a kind of problem: those that mean it, and those that services use if they declare nothing better. */
interface Candidates {
  readonly exact: readonly number[]
  readonly other: readonly number[]
}

const CANDIDATES: Readonly<Partial<Record<ProblemKind, Candidates>>> = {
  malformed: { exact: [400, 422], other: [] },
  invalid: { exact: [422, 400], other: [409] },
  unauthenticated: { exact: [401, 403], other: [] },
  forbidden: { exact: [403, 401], other: [404] },
  'not-found': { exact: [404, 410], other: [400] },
  conflict: { exact: [409, 422, 400], other: [] },
  'too-large': { exact: [413], other: [400] },
  'unsupported-media-type': { exact: [415], other: [400, 422] },
}

/** Returns the status with which an operation reports a problem: a declared one if any suits, else that of HTTP. */
export function errorStatus({ kind, status, details }: Problem, operation: OperationFacts | undefined): number {
  if (details.status !== undefined || !operation) return details.status ?? status
  const { exact, other } = CANDIDATES[kind] ?? { exact: [status], other: [] }
  const declared = (candidates: readonly number[]) => candidates.find((one) => operation.responses.has(String(one)))
  const hundred = Math.floor(status / 100)
  const range = [`${hundred}XX`, `${hundred}xx`, 'default'].some((key) => operation.responses.has(key))
  return declared(exact) ?? (range ? status : (declared(other) ?? status))
}

/** Returns the key under which an operation declares a status; undefined if it does not. */
export function responseKey({ responses }: OperationFacts, status: number): string | undefined {
  const hundred = Math.floor(status / 100)
  return [String(status), `${hundred}XX`, `${hundred}xx`, 'default'].find((key) => responses.has(key))
}
