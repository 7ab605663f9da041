import type { Exchange } from '../engine/journal/exchange.ts'
import { tokensOf } from '../engine/spec/json-pointer.ts'
import { displayName } from '../engine/vendor/display-name.ts'
import type { ProblemKind } from '../engine/vendor/problem.ts'
import { isOpaque } from './opaque.ts'
import { listed, lowerFirst } from './words.ts'

/** Facts about an exchange that decide its outcome. */
export interface Outcome {
  readonly problem: Exchange['problem']
  /** true if a fault of the scenario caused the problem */
  readonly isFault: boolean
  /** true if the request had no credential although the operation requires one */
  readonly isAnonymous: boolean
  /** true if the path contains an id */
  readonly hasId: boolean
  readonly hasBody: boolean
}

/** Clauses for problems that need no further facts. */
const CLAUSES: Readonly<Partial<Record<ProblemKind, string>>> = {
  forbidden: 'without permission',
  'unknown-path': 'when the path does not exist',
  'unknown-method': 'when the path does not support the method',
  'client-timeout': 'when the request takes too long to arrive',
  'unsupported-media-type': 'with an unsupported media type',
  'rate-limited': 'when the rate limit is exceeded',
  internal: 'when the service fails',
  'not-implemented': 'when the service does not implement it',
  unavailable: 'when the service is unavailable',
  timeout: 'when the service takes too long',
}

/** Clauses for problems that a fault causes, whose message says nothing more. */
const FAULT_CLAUSES: Readonly<Partial<Record<ProblemKind, string>>> = {
  malformed: 'when the request is malformed',
  invalid: 'when the request is invalid',
  conflict: 'when it conflicts with the current state',
}

/**
 * Describes in words why a request was rejected: `when the rate limit is exceeded`. Returns an empty string if it was
 * not rejected.
 */
export function describeOutcome({ problem, isFault, isAnonymous, hasId, hasBody }: Outcome): string {
  if (!problem) return ''
  const { kind, message, findings } = problem
  if (findings.length > 0) return describeFindings(findings)
  const clause = CLAUSES[kind] ?? (isFault ? FAULT_CLAUSES[kind] : undefined)
  if (clause !== undefined) return clause
  if (kind === 'unauthenticated') return isAnonymous ? 'without credentials' : 'with credentials that are rejected'
  if (kind === 'too-large') return hasBody ? 'with a body that is too large' : 'when the request is too large'
  if (kind === 'not-found') return describeMissing(message, hasId)
  return describeMessage(message)
}

/** Returns a clause such as `without name and with an invalid pageSize`. */
function describeFindings(findings: readonly { at: string; keyword: string; in: string }[]): string {
  const missing = namesIn(findings.filter(({ keyword }) => keyword === 'required'))
  const invalid = namesIn(findings.filter(({ keyword }) => keyword !== 'required'))
  const clauses = [
    ...(missing.length > 0 ? [`without ${listed(missing)}`] : []),
    ...(invalid.length > 0 ? [`with an invalid ${listed(invalid)}`] : []),
  ]
  return clauses.join(' and ')
}

/** Returns the names of properties and parameters, without repetitions; an item of a list has the list's name. */
function namesIn(findings: readonly { at: string; in: string }[]): string[] {
  const names = findings.map(({ at, in: place }) => {
    const steps = at.startsWith('/') ? tokensOf(at) : at === '' ? [] : [at]
    return steps.findLast((step) => !/^\d+$/.test(step)) ?? place
  })
  return [...new Set(names)]
}

function describeMissing(message: string, hasId: boolean): string {
  const [, entity] = /^(?:The )?([A-Za-z][A-Za-z ]*?) \S+ (?:was )?not found$/i.exec(message) ?? []
  if (entity !== undefined) return `when the ${displayName(entity)} does not exist`
  return hasId ? 'with an unknown id' : 'when it is not found'
}

/** Turns the first sentence of a message into a clause, without the values in it. */
function describeMessage(message: string): string {
  const [, field] = /^Duplicate (\w+)/i.exec(message) ?? []
  if (field !== undefined) return `with a ${field} that is taken`
  const [, entity, key] = /^(\w+) with (\w+) .*already exists/i.exec(message) ?? []
  if (entity !== undefined) return `when another ${displayName(entity)} has the ${key}`
  const [sentence = ''] = message.split(/[:;]\s|\.(?:\s|$)/)
  const words = sentence
    .replace(/\s*"[^"]*"/g, '')
    .split(' ')
    .filter((word) => !isOpaque(word.replace(/[,.]$/, '')))
    .join(' ')
    .replace(/,$/, '')
  if (words === '') return 'when it is rejected'
  // Messages name a record without its article: `Queue already belongs to …`.
  const isRecord = /^[A-Z]\w+ (is|was|has|already|does|cannot)\b/.test(words) && !/^(This|That|It|You)\b/.test(words)
  return `when ${isRecord ? 'the ' : ''}${lowerFirst(words)}`
}
