import type { PactResponse } from '../engine/services/pact.ts'
import { isObject } from '../pacts/json.ts'

/**
 * How much of a response an interaction demands: only its `status`, also its `shape`, or also `values`. A body of which
 * only the type is demanded counts as a status, because any response satisfies it.
 */
export type Strictness = 'status' | 'shape' | 'values'

/** A rule of a pact with the steps of its path; `*` stands for any member or item. */
interface PathRule {
  readonly steps: readonly string[]
  readonly isEquality: boolean
}

/** Returns how much of a response an interaction demands. Pacts of every specification are understood. */
export function strictnessOf(response: PactResponse): Strictness {
  const leaves = [...headerLeaves(response), ...bodyLeaves(response)]
  if (leaves.length === 0) return 'status'
  return leaves.includes('values') ? 'values' : 'shape'
}

/** Returns the strictness of each header. Each response with a body has a Content-Type, so it demands nothing more. */
function headerLeaves({ headers = {}, matchingRules }: PactResponse): Strictness[] {
  const rules = rulesIn(matchingRules, 'header')
  const names = Object.keys(headers).filter((name) => name.toLowerCase() !== 'content-type')
  return names.map((name) => {
    const own = rules.filter(({ steps }) => steps.at(0)?.toLowerCase() === name.toLowerCase())
    return own.every(({ isEquality }) => isEquality) ? 'values' : 'shape'
  })
}

function bodyLeaves({ body, matchingRules }: PactResponse): Strictness[] {
  const content = contentOf(body)
  if (content === undefined || content === null || content === '') return []
  const rules = rulesIn(matchingRules, 'body')
  const leaves = leavesOf(content, []).map((steps) => strictnessAt(steps, rules))
  // The type of the whole body.
  return leaves.length === 1 && leaves[0] === 'shape' && isScalarOrEmpty(content) ? [] : leaves
}

/** Returns the content of a body. Before specification 4, a body is its content. */
function contentOf(body: unknown): unknown {
  return isObject(body) && 'content' in body && ('contentType' in body || 'encoded' in body) ? body['content'] : body
}

function leavesOf(value: unknown, steps: readonly string[]): (readonly string[])[] {
  if (isScalarOrEmpty(value)) return [steps]
  // A value that is neither a scalar nor empty is a list or an object.
  return Object.entries(value as object).flatMap(([name, inner]) => leavesOf(inner, [...steps, name]))
}

function isScalarOrEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

/** Returns the strictness of a leaf. The rule with the longest path decides; rules also hold for what is inside. */
function strictnessAt(leaf: readonly string[], rules: readonly PathRule[]): Strictness {
  const matching = rules.filter(({ steps }) => {
    return steps.length <= leaf.length && steps.every((step, i) => step === '*' || step === leaf[i])
  })
  const longest = Math.max(...matching.map(({ steps }) => steps.length))
  const deciding = matching.filter(({ steps }) => steps.length === longest)
  return deciding.every(({ isEquality }) => isEquality) ? 'values' : 'shape'
}

/** Returns the rules of a part of the response. Specification 2 has one list for all parts, with paths such as `$.body.id`. */
function rulesIn(matchingRules: unknown, part: 'header' | 'body'): PathRule[] {
  if (!isObject(matchingRules)) return []
  const own = matchingRules[part]
  const rules = isObject(own) ? own : {}
  const prefix = new RegExp(`^\\$\\.${part}s?`)
  const older = Object.entries(matchingRules).flatMap(([path, rule]) => {
    return prefix.test(path) ? [[path.replace(prefix, '$'), { matchers: [rule] }] as const] : []
  })
  return [...Object.entries(rules), ...older].map(([path, rule]) => ({
    steps: stepsIn(path),
    isEquality: matchersOf(rule).every((matcher) => isObject(matcher) && EQUALITIES.has(String(matcher['match']))),
  }))
}

const EQUALITIES: ReadonlySet<string> = new Set(['equality', 'null'])

function matchersOf(rule: unknown): readonly unknown[] {
  return isObject(rule) && Array.isArray(rule['matchers']) ? rule['matchers'] : []
}

/** Splits a path such as `$.entities[*]['first name']` into its steps. */
function stepsIn(path: string): string[] {
  const found = path.matchAll(/\['([^']*)'\]|\["([^"]*)"\]|\[([^\]]*)\]|([^.[\]$]+)/g)
  return [...found].map(([, quoted, doubled, index, name]) => quoted ?? doubled ?? index ?? name ?? '')
}
