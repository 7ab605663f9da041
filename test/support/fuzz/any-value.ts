import { type Document, resolve } from '../../../src/engine/spec/document.ts'
import type { Random } from '../../../src/world/random.ts'

/** The keywords of a schema that values are generated from. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly example?: unknown
  readonly examples?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Sources of generated values. */
export interface ValueContext {
  readonly random: Random
  readonly document: Document
  /** returns the key of a record, of a collection that the name of a member suggests if there is one */
  readonly anyKey: (name?: string) => string
  /** values of members and parameters, by name */
  readonly known: Readonly<Record<string, readonly string[]>>
}

const NAMES = ['Front', 'front', 'Returns', 'Billing', 'Ann', 'é😀', 'a b', 'Support', 'A'.repeat(60)]
const DATES = [
  '2026-01-15T09:00:00.000Z',
  '2026-01-15T09:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00Z',
]
const NUMBERS = [0, 1, -1, 2, 10, 99, 1.5, 1e21, 2 ** 31, 2 ** 53, -(2 ** 53)]
const DEEPEST = 6

/** Values that no schema expects. They contain no key that leads a test's own code astray. */
const JUNK: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(5000),
  'a/b',
  '../..',
  '%',
  '%2F',
  '\ud800',
  'x\udfff',
  '\u0000',
  'a\r\nb',
  '\u2028',
  '<script>',
  '__proto__',
  'constructor',
  'é😀',
  'null',
  [],
  {},
  [[]],
  [null],
  [{}],
  ['a', 'a'],
  { a: 1 },
  { a: { b: [{ c: null }] } },
  JSON.parse('{"__proto__":{"x":1}}'),
]

/** Returns a value that no schema expects. */
export function anyJunk(random: Random): unknown {
  return random.pick(JUNK)
}

/** Returns a value that mostly matches a schema, with undeclared members and invalid values at every depth. */
export function anyValue(context: ValueContext, schema: object, name = '', depth = 0): unknown {
  const { random, document } = context
  // Every part of a schema in a document is a schema or a reference to one.
  const known = resolve(document, schema) as Schema
  if (random.int(1, 60) === 1) return anyJunk(random)
  const choices = known.oneOf ?? known.anyOf
  if (choices) return anyValue(context, random.pick(choices), name, depth + 1)
  if (known.allOf && !known.properties) return anyMerged(context, known.allOf, depth)
  if (known.const !== undefined) return known.const
  if (known.enum) return random.pick(known.enum)
  const examples = known.examples ?? (known.example === undefined ? [] : [known.example])
  if (examples.length > 0 && random.int(1, 3) === 1) return random.pick(examples)
  return anyOfType(context, known, name, depth)
}

function anyMerged(context: ValueContext, parts: readonly Schema[], depth: number): unknown {
  const values = parts.map((part) => anyValue(context, part, '', depth + 1))
  const objects = values.filter((value): value is object => typeof value === 'object' && value !== null)
  return objects.length === values.length ? Object.assign({}, ...objects) : values.at(-1)
}

function anyOfType(context: ValueContext, schema: Schema, name: string, depth: number): unknown {
  const { random } = context
  const types = [schema.type ?? (schema.properties ? 'object' : 'string')].flat()
  const type = random.pick(types)
  if (type === 'null') return null
  if (type === 'boolean') return random.int(0, 1) === 1
  if (type === 'integer' || type === 'number') return anyNumber(random, schema)
  if (type === 'array') return anyList(context, schema, name, depth)
  if (type === 'object') return anyObject(context, schema, depth)
  return anyText(context, schema, name)
}

function anyNumber(random: Random, { minimum, maximum }: Schema): number {
  const bounds = [minimum, maximum, (minimum ?? 0) - 1, (maximum ?? 0) + 1].filter((bound) => bound !== undefined)
  return random.int(1, 2) === 1
    ? random.int(minimum ?? 0, Math.min(maximum ?? 10, 1000))
    : random.pick([...NUMBERS, ...bounds])
}

function anyList(context: ValueContext, { items = {} }: Schema, name: string, depth: number): unknown[] {
  const length = depth > DEEPEST ? 0 : context.random.int(0, 3)
  return Array.from({ length }, () => anyValue(context, items, name, depth + 1))
}

function anyObject(context: ValueContext, { properties = {}, required = [] }: Schema, depth: number): object {
  const { random } = context
  const value: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const isSent = required.includes(name) ? random.int(1, 40) > 1 : depth < DEEPEST && random.int(1, 2) === 1
    if (isSent) value[name] = anyValue(context, property, name, depth + 1)
  }
  if (random.int(1, 6) === 1) {
    Object.defineProperty(value, anyUndeclared(random, Object.keys(properties)), {
      value: anyJunk(random),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return value
}

/** Returns a name that is not declared: a misspelt one, or one that JavaScript gives a meaning. */
function anyUndeclared(random: Random, declared: readonly string[]): string {
  const misspelt = declared.length === 0 ? 'surplus' : `${random.pick(declared)}s`
  return random.pick([misspelt, misspelt, 'surplus', '__proto__', 'constructor', 'toString', '', '0', 'a/b~c'])
}

function anyText(
  { random, anyKey, known }: ValueContext,
  { format, pattern, minLength = 0 }: Schema,
  name: string,
): string {
  const values = Object.hasOwn(known, name) ? known[name] : undefined
  if (values && values.length > 0 && random.int(1, 8) > 1) return random.pick(values)
  if (/(?:id|ids|key|code)$/i.test(name) && random.int(1, 5) > 1) return anyKey(name)
  if (format?.startsWith('date') || /(?:At|date|now|clock)$/i.test(name)) return random.pick(DATES)
  if (format === 'uuid') return random.int(1, 3) === 1 ? random.uuid() : anyKey()
  if (format === 'email' || /email/i.test(name)) return random.pick(['ann@example.com', 'Ann@Example.com', 'none', ''])
  if (format === 'uri') return random.pick(['https://example.com/a', 'nope', 'http://[', '/relative'])
  if (pattern !== undefined)
    return random.pick(['en-GB', '#aabbcc', '+441234567890', '1d', 'abc', anyKey(), '9'.repeat(20)])
  const text = random.pick(NAMES)
  return text.length >= minLength ? text : text.padEnd(minLength, 'x')
}
