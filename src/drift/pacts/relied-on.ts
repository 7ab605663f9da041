import { essenceOf } from '../../engine/spec/media-type.ts'
import { createPattern } from '../../specs/compile/safe-pattern.ts'
import { isObject } from '../../world/is-object.ts'
import type { DifferenceKind } from '../compare/difference-kind.ts'
import { jsonTypeOf } from '../compare/json-type.ts'
import type { ProblemPlace } from '../compare/ledger.ts'
import { type AnyMatcher, bodyMatchers, headerMatchers } from './rules.ts'

/** The response of an interaction, in the format of any version of Pact. */
export interface ExpectedOfPact {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** undefined if the interaction does not expect a body */
  readonly body: unknown
  readonly rules: unknown
}

/** Returns whether an interaction would fail because of a difference in the response that it expects. */
export function isReliedOn(expected: ExpectedOfPact, kind: DifferenceKind, found: ProblemPlace): boolean {
  switch (kind) {
    case 'body':
      return expected.body !== undefined
    case 'media-type':
      return expectsOtherType(expected, found.values)
    case 'header':
    case 'header-missing':
      return expectsHeader(expected, kind, found)
    case 'shape':
      return isObject(expected.body) && Object.keys(expected.body).length > 0
    case 'missing':
      return valuesAt(expected.body, found.place).length > 0
    case 'null':
    case 'type':
    case 'enum':
    case 'format':
    case 'rule':
    case 'default':
      return expectsValue(expected, kind, found)
    default:
      return false
  }
}

function expectsOtherType({ headers, rules }: ExpectedOfPact, found: readonly unknown[]): boolean {
  const expected = headers.get('content-type')
  if (expected === undefined) return false
  const regex = regexIn(headerMatchers(rules, 'content-type'))
  return found.some((value) => {
    return regex ? !regex.test(String(value)) : essenceOf(expected) !== String(value)
  })
}

function expectsHeader(
  { headers, rules }: ExpectedOfPact,
  kind: DifferenceKind,
  { place, values }: ProblemPlace,
): boolean {
  const name = place.replace(/^header /, '').toLowerCase()
  const expected = headers.get(name)
  if (expected === undefined) return false
  if (kind === 'header-missing') return true
  const matchers = headerMatchers(rules, name)
  const regex = regexIn(matchers)
  if (regex) return values.some((value) => !regex.test(String(value)))
  return matchers.length === 0 && values.some((value) => value !== expected)
}

/** Returns whether a matcher or the example of a pact rejects a value that was found. */
function expectsValue({ body, rules }: ExpectedOfPact, kind: DifferenceKind, { place, values }: ProblemPlace): boolean {
  const examples = valuesAt(body, place)
  if (examples.length === 0) return false
  const matchers = bodyMatchers(rules).get(place) ?? []
  const regex = regexIn(matchers)
  const isWhole = matchers.some(({ match }) => match === 'integer')
  return values.some((value) => {
    if (!examples.some((example) => isSameKind(example, value))) return true
    if (isWhole && !Number.isInteger(value)) return true
    if (regex && typeof value === 'string') return !regex.test(value)
    return kind === 'default' && matchers.length === 0 && !examples.includes(value)
  })
}

function isSameKind(first: unknown, second: unknown): boolean {
  return kindOf(first) === kindOf(second)
}

function kindOf(value: unknown): string {
  return jsonTypeOf(value).replace('integer', 'number')
}

function regexIn(matchers: readonly AnyMatcher[]) {
  const found = matchers.find(({ regex }) => typeof regex === 'string')
  return found && createPattern(String(found.regex))
}

/** Returns the values of a pact's body at a place, such as `results[].name`. */
function valuesAt(body: unknown, place: string): readonly unknown[] {
  if (body === undefined) return []
  const tokens = place.split('.').flatMap((part) => part.replaceAll('[]', '\n[]').split('\n'))
  let values: readonly unknown[] = [body]
  for (const token of tokens.filter((part) => part !== '')) values = values.flatMap((value) => membersAt(value, token))
  return values
}

function membersAt(value: unknown, token: string): readonly unknown[] {
  if (token === '[]') return Array.isArray(value) ? value : []
  if (!isObject(value)) return []
  if (token === '*') return Object.values(value)
  return Object.hasOwn(value, token) ? [value[token]] : []
}
