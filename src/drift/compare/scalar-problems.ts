import { describeSchemaError } from '../../engine/exchange/schema-error.ts'
import { REDACTED } from '../../engine/journal/redact.ts'
import { canonicalJson } from '../../pacts/json.ts'
import { createPattern } from '../../specs/compile/safe-pattern.ts'
import { isObject } from '../../world/is-object.ts'
import { hasFormat } from './formats.ts'
import { declaredTypes, hasType, jsonTypeOf } from './json-type.ts'
import { isWord, maskOf } from './place.ts'
import type { Problem, Statement } from './problem.ts'
import type { SchemaNode } from './schema-node.ts'

/** A value with the schemas that it must meet. */
export interface Subject {
  readonly nodes: readonly SchemaNode[]
  readonly value: unknown
  readonly place: string
  readonly statement: Statement
}

/**
 * Returns what is wrong with a value itself, without its members. One problem is reported for a value: a wrong type
 * hides all others, and a wrong format the rules that describe it further.
 */
export function problemOf(subject: Subject): Problem | undefined {
  return (
    typeProblem(subject) ??
    firstOf(subject, enumProblem) ??
    firstOf(subject, formatProblem) ??
    firstOf(subject, ruleProblem)
  )
}

function firstOf(subject: Subject, find: (subject: Subject, node: SchemaNode) => Problem | undefined) {
  for (const node of subject.nodes) {
    const problem = find(subject, node)
    if (problem) return problem
  }
  return undefined
}

function typeProblem({ nodes, value, place, statement }: Subject): Problem | undefined {
  const wrong = nodes.find(({ schema }) => !hasType(value, declaredTypes(schema)))
  if (!wrong) return undefined
  const found = jsonTypeOf(value)
  const declared = declaredTypes(wrong.schema).join(' or ')
  return {
    kind: value === null ? 'null' : 'type',
    place,
    base: place,
    statement,
    owner: statement.pointer,
    detail: found,
    clause: `is ${found}, ${declared} is declared`,
    value,
  }
}

function enumProblem(subject: Subject, { schema, ...node }: SchemaNode): Problem | undefined {
  const { value, place } = subject
  const list: unknown = 'const' in schema ? [schema['const']] : schema['enum']
  // A document may declare null only as a type.
  if (!Array.isArray(list) || value === null || list.some((item) => sameValue(item, value))) return undefined
  const shown = shownValue(value)
  const plain = `has a value that is not one of the ${list.length} declared ones`
  const only = 'has another value than the declared one'
  const clause = shown === undefined ? undefined : `is ${shown}, which is not one of the ${list.length} declared values`
  return {
    kind: 'enum',
    place,
    base: place,
    statement: node,
    owner: node.pointer,
    detail: shown ?? '',
    clause: list.length === 1 ? only : (clause ?? plain),
    plain: list.length === 1 ? only : plain,
    value,
  }
}

/** Returns a value as messages show it; undefined if it may be a client's text or a secret. */
function shownValue(value: unknown): string | undefined {
  if (typeof value === 'string') return isWord(value) ? `"${value}"` : undefined
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function sameValue(first: unknown, second: unknown): boolean {
  return first === second || (typeof first === 'object' && JSON.stringify(first) === JSON.stringify(second))
}

function formatProblem({ value, place }: Subject, { schema, ...node }: SchemaNode): Problem | undefined {
  const { format } = schema
  if (typeof format !== 'string' || typeof value !== 'string' || hasFormat(value, format)) return undefined
  const { clause } = ruleClause('format', { format })
  const shape = /date|time|duration/.test(format) ? `, it looks like ${maskOf(value)}` : ''
  return {
    kind: 'format',
    place,
    base: place,
    statement: node,
    owner: node.pointer,
    detail: format,
    clause: `${clause}${shape}`,
    plain: clause,
    value,
  }
}

function ruleProblem({ value, place }: Subject, { schema, ...node }: SchemaNode): Problem | undefined {
  for (const [keyword, isBroken] of Object.entries(RULES)) {
    const limit = schema[keyword]
    if (limit === undefined || !isBroken(value, limit)) continue
    const message = schema['x-pattern-text']
    const params = { limit, [keyword]: limit }
    const described = ruleClause(keyword, params, typeof message === 'string' ? `must be ${message}` : undefined)
    const clause = keyword === 'uniqueItems' ? 'contains the same item twice' : described.clause
    return { kind: 'rule', place, base: place, statement: node, owner: node.pointer, detail: keyword, clause, value }
  }
  return undefined
}

/** Formats a broken rule: `is not an RFC 3339 date-time`, `has more than 40 characters`. */
function ruleClause(keyword: string, params: Readonly<Record<string, unknown>>, message?: string) {
  const rule = describeSchemaError({ instancePath: '', keyword, params, ...(message !== undefined && { message }) })
  const clause = rule.startsWith('must be ') ? rule.replace('must be ', 'is not ') : rule.replace('must ', 'does not ')
  return { clause }
}

type IsBroken = (value: unknown, limit: unknown) => boolean

const compareNumber =
  (isBroken: (value: number, limit: number) => boolean): IsBroken =>
  (value, limit) =>
    typeof value === 'number' && typeof limit === 'number' && isBroken(value, limit)

const compareLength =
  (isBroken: (length: number, limit: number) => boolean): IsBroken =>
  (value, limit) =>
    typeof value === 'string' && typeof limit === 'number' && isBroken(Array.from(value).length, limit)

const compareItems =
  (isBroken: (length: number, limit: number) => boolean): IsBroken =>
  (value, limit) =>
    Array.isArray(value) && typeof limit === 'number' && isBroken(value.length, limit)

const compareMembers =
  (isBroken: (length: number, limit: number) => boolean): IsBroken =>
  (value, limit) =>
    isObject(value) && typeof limit === 'number' && isBroken(Object.keys(value).length, limit)

/** Returns whether a list contains an item twice. Redacted items are equal, whatever their values were. */
function hasEqualItems(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const items = value.map((item) => canonicalJson(item)).filter((item) => !item.includes(REDACTED))
  return new Set(items).size < items.length
}

/** Returns whether a number is a multiple of another, apart from the error of binary fractions. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient))
}

/** Rules by keyword of JSON Schema. */
const RULES: Readonly<Record<string, IsBroken>> = {
  minimum: compareNumber((value, limit) => value < limit),
  maximum: compareNumber((value, limit) => value > limit),
  exclusiveMinimum: compareNumber((value, limit) => value <= limit),
  exclusiveMaximum: compareNumber((value, limit) => value >= limit),
  minLength: compareLength((length, limit) => length < limit),
  maxLength: compareLength((length, limit) => length > limit),
  minItems: compareItems((length, limit) => length < limit),
  maxItems: compareItems((length, limit) => length > limit),
  minProperties: compareMembers((length, limit) => length < limit),
  maxProperties: compareMembers((length, limit) => length > limit),
  multipleOf: compareNumber((value, limit) => limit > 0 && !isMultiple(value, limit)),
  uniqueItems: (value, limit) => limit === true && hasEqualItems(value),
  pattern: (value, limit) =>
    typeof value === 'string' && typeof limit === 'string' && !createPattern(limit).test(value),
}
