import { objectOf, responseOf } from '../../engine/spec/declaration.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { singular, wordsOf } from '../../specs/model/words.ts'
import type { BehaviourDifference, BehaviourKind, Contradicted } from './difference.ts'

/** Words of rules about each kind of behaviour, each with the weight that it has for the kind. */
const WORDS: Readonly<Record<BehaviourKind, readonly (readonly [pattern: RegExp, weight: number])[]>> = {
  status: [[/\b(?:answers?|responds?|status|rejected|returns?)\b/i, 1]],
  error: [
    [/\berrors?\b/i, 3],
    [/\b(?:code|message|details|body)\b/i, 1],
  ],
  order: [
    [/\b(?:orders?|ordered|sorts?|sorted|sortBy|sortOrder)\b/i, 3],
    [/\b(?:newest|oldest|first|last|ascending|descending|alphabetical)\b/i, 1],
  ],
  'page size': [
    [/\bpages?\b/i, 2],
    [/\bby default\b|\bdefaults?\b/i, 2],
    [/\b(?:at most|limit|size|pageSize)\b/i, 1],
  ],
  paging: [
    [/\b(?:pages?|total|next)\b/i, 2],
    [/\b(?:token|cursor|offset|limit)\b/i, 1],
  ],
  content: [[/\b(?:lists?|contains?|filters?)\b/i, 1]],
  shape: [[/\b(?:contains?|omits?|has|have|without)\b/i, 1]],
  default: [[/\b(?:by default|defaults?|without|new|initial)\b/i, 1]],
  value: [[/\b(?:sets?|changes?|keeps?|updates?)\b/i, 1]],
}

/** Lowest score of a rule that counts as the one that is contradicted. */
const LEAST: Readonly<Record<BehaviourKind, number>> = {
  status: 3,
  error: 3,
  order: 3,
  'page size': 4,
  paging: 3,
  content: 4,
  shape: 4,
  default: 4,
  value: 4,
}

/** Returns the rule of an operation that a difference contradicts, or what the spec declares for it. */
export function statementFor(
  vendor: Vendor,
  operation: Operation,
  difference: Omit<BehaviourDifference, 'contradicts' | 'setting'>,
): Contradicted | undefined {
  const scored = operation.behaviours.map((behaviour, index) => {
    return { behaviour, index, score: scoreOf(behaviour.rule, difference) }
  })
  const [best] = scored.toSorted((a, b) => b.score - a.score || a.index - b.index)
  if (!best || best.score < LEAST[difference.kind]) return declarationOf(vendor, operation, difference)
  const { rule, provenance, source } = best.behaviour
  const path = ['paths', operation.path, operation.method, 'x-behaviour', best.index]
  return { rule, provenance, ...(source !== undefined && { source }), path }
}

function scoreOf(rule: string, { kind, at, status, service, double }: ScoredDifference): number {
  const aboutKind = WORDS[kind].reduce((sum, [pattern, weight]) => sum + (pattern.test(rule) ? weight : 0), 0)
  const numbers = [String(status), ...(`${service} ${double}`.match(/\d+/g) ?? [])]
  const words = new Set(rule.split(/[^\w]+/))
  const aboutNumbers = numbers.some((number) => words.has(number)) ? 2 : 0
  return aboutKind + aboutNumbers + scoreOfName(rule, words, at)
}

type ScoredDifference = Pick<BehaviourDifference, 'kind' | 'at' | 'status' | 'service' | 'double'>

/** Scores a rule by the words of the property that it must be about. */
function scoreOfName(rule: string, words: ReadonlySet<string>, at: string): number {
  const name = at.split('.').at(-1) ?? ''
  if (name === '') return 0
  if (words.has(name)) return 4
  const parts = wordsOf(name).map((word) => singular(word))
  const found = parts.filter((part) => new RegExp(`\\b${part}s?\\b`, 'i').test(rule))
  return found.length === parts.length ? 3 : 0
}

/** Returns the declaration of an operation's response as a statement, if no rule is about the difference. */
function declarationOf(
  { spec }: Vendor,
  operation: Operation,
  { kind, status }: ScoredDifference,
): Contradicted | undefined {
  const object = objectOf(spec.document, operation)
  const path = ['paths', operation.path, operation.method]
  const { provenance } = operation
  const source = object['x-source']
  const declared = { provenance, ...(source !== undefined && { source }) }
  if (kind === 'status') {
    const statuses = [...operation.responses].join(', ')
    return { rule: `${operation.id} responds with one of ${statuses}.`, ...declared, path: [...path, 'responses'] }
  }
  const size = kind === 'page size' ? sizeParameter(operation) : undefined
  if (size) {
    const rule = `${size.name} is ${String(size.default)} by default.`
    return { rule, ...declared, path: [...path, 'parameters', operation.parameters.indexOf(size)] }
  }
  const response = responseOf(spec.document, object, status)
  if (!response) return undefined
  return { rule: response.description, ...declared, path: [...path, 'responses', String(status)] }
}

/** Returns the parameter of a list that sets the number of records on a page, by its name and default. */
function sizeParameter({ parameters }: Operation) {
  return parameters.find(
    (one) => one.in === 'query' && typeof one.default === 'number' && /limit|size|count/i.test(one.name),
  )
}
