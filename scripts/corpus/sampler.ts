import fc from 'fast-check'
import { type JsonObject, listOf, objectOf } from './json.ts'
import { branchesOf, typeOf } from './schema.ts'

/** Depth at which objects and arrays stay empty. */
const DEPTH = 8
const INSTANT = '2026-03-04T05:06:07Z'
const SMALL = 1e6

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  'date-time': () => INSTANT,
  date: () => INSTANT.slice(0, 10),
  time: () => INSTANT.slice(11),
  duration: () => 'P1D',
  email: (n) => `corpus-${n}@example.com`,
  'idn-email': (n) => `corpus-${n}@example.com`,
  uuid: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  uri: (n) => `https://example.com/corpus/${n}`,
  url: (n) => `https://example.com/corpus/${n}`,
  'uri-reference': (n) => `/corpus/${n}`,
  'uri-template': (n) => `/corpus/${n}`,
  iri: (n) => `https://example.com/corpus/${n}`,
  hostname: (n) => `corpus-${n}.example.com`,
  ipv4: (n) => `192.0.2.${n % 256}`,
  ipv6: (n) => `2001:db8::${(n % 65_536).toString(16)}`,
  byte: () => 'Y29ycHVz',
  'json-pointer': (n) => `/corpus/${n}`,
  regex: () => '^corpus$',
}

/** Options of {@link Sampler}. */
interface SampleOptions {
  /** selects among alternatives, for when the first value is not valid */
  readonly choice?: number
  /** true if each array has an item, because a form cannot contain an empty one */
  readonly filled?: boolean
}

/** Creates small values from the schemas of a document. */
export interface Sampler {
  /** Returns a value with only the required properties. */
  readonly sample: (schema: unknown, name: string, options?: SampleOptions) => unknown
}

/** Creates a sampler whose strings and numbers differ from value to value, as far as their schemas allow. */
export function createSampler(document: JsonObject): Sampler {
  let count = 0
  let filled = false

  const value = (schema: unknown, name: string, choice: number, depth: number): unknown => {
    const branches = branchesOf(document, schema)
    const branch = branches[choice % branches.length] ?? {}
    if (branch['oneOf'] || branch['anyOf']) return depth > DEPTH ? {} : value(branch, name, choice, depth + 1)
    if ('const' in branch) return branch['const']
    const members = listOf(branch['enum']).filter((member) => member !== null)
    if (members.length > 0) return members[choice % members.length]
    return typed(branch, name, choice, depth)
  }

  const typed = (schema: JsonObject, name: string, choice: number, depth: number): unknown => {
    count += 1
    const type = typeOf(schema)
    if (type === 'object') return object(schema, choice, depth)
    if (type === 'array') return array(schema, name, choice, depth)
    if (type === 'integer' || type === 'number') return numberOf(schema, count)
    if (type === 'boolean') return true
    if (type === 'null') return null
    return stringOf(schema, name, count)
  }

  const object = (schema: JsonObject, choice: number, depth: number): unknown => {
    if (depth > DEPTH) return {}
    const properties = objectOf(schema['properties'])
    const required = listOf(schema['required'])
      .filter((name) => typeof name === 'string')
      .filter((name) => objectOf(properties[name])['readOnly'] !== true)
    const entries = required.map((name) => [name, value(properties[name] ?? {}, name, choice, depth + 1)] as const)
    const missing = Math.max(0, Number(schema['minProperties'] ?? 0) - entries.length)
    const others = Object.keys(properties).filter((name) => !required.includes(name))
    const added = others.slice(0, missing).map((name) => [name, value(properties[name], name, choice, depth + 1)])
    return Object.fromEntries([...entries, ...added])
  }

  const array = (schema: JsonObject, name: string, choice: number, depth: number): unknown => {
    // A request that creates several records contains at least one.
    const least = depth === 0 || filled ? 1 : 0
    const length = depth > DEPTH ? 0 : Math.min(Math.max(Number(schema['minItems'] ?? 0), least), 20)
    return Array.from({ length }, (_, index) => value(schema['items'] ?? {}, name, choice + index, depth + 1))
  }

  const sample = (schema: unknown, name: string, { choice = 0, filled: isFilled = false }: SampleOptions = {}) => {
    filled = isFilled
    return value(schema, name, choice, 0)
  }
  return { sample }
}

function numberOf(schema: JsonObject, count: number): number {
  const step = numeric(schema['multipleOf']) ?? 1
  const above = numeric(schema['exclusiveMinimum'])
  const below = numeric(schema['exclusiveMaximum'])
  const least = numeric(schema['minimum']) ?? (above === undefined ? 1 : above + step)
  const most = numeric(schema['maximum']) ?? (below === undefined ? least + SMALL : below - step)
  const first = Math.ceil(Math.min(least, most) / step)
  const choices = Math.max(1, Math.floor(most / step) - first + 1)
  return (first + (count % choices)) * step
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function stringOf(schema: JsonObject, name: string, count: number): string {
  const { pattern, format } = schema
  const least = numeric(schema['minLength']) ?? 0
  const most = numeric(schema['maxLength']) ?? Number.POSITIVE_INFINITY
  if (typeof pattern === 'string')
    return matching(pattern, count, (text) => text.length >= least && text.length <= most)
  const known = typeof format === 'string' ? FORMATS[format] : undefined
  if (known !== undefined) return known(count)
  const text = `${name.replaceAll(/[^a-zA-Z0-9]/g, '') || 'corpus'}${count}`
  return text.length > most ? String(count).padStart(most, '0').slice(-most) : text.padEnd(Math.min(least, 10_000), 'x')
}

/** Returns a printable string that matches a pattern, or a plain one if the pattern cannot be read. */
function matching(pattern: string, seed: number, fits: (text: string) => boolean): string {
  const plain = [`corpus${seed}`, `corpus-${seed}`, String(seed), `Corpus${seed}`, `corpus${seed}.example.com`]
  try {
    const expression = new RegExp(pattern)
    const simple = plain.find((text) => expression.test(text) && fits(text))
    if (simple !== undefined) return simple
    const drawn = fc.sample(fc.stringMatching(expression), { numRuns: 20, seed })
    return (
      drawn.find((text) => /^[\x21-\x7e]*$/.test(text) && expression.test(text) && fits(text)) ??
      drawn[0] ??
      `corpus${seed}`
    )
  } catch {
    return `corpus${seed}`
  }
}
