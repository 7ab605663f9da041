import type { Collection } from '../../world/collection.ts'
import type { Draw } from '../sample/draw.ts'
import { sampleString } from '../sample/sample-string.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'
import type { ResourceRuntime } from './runtime.ts'

/** How many keys are drawn to find one that no record has. */
const ATTEMPTS = 50

/** Input of {@link newKey}. */
interface NewKey {
  readonly target: ResourceRuntime
  readonly records: Collection<object>
  readonly schemas: Schemas
  readonly draw: Draw
  /** Returns whether a key is taken */
  readonly isTaken: (key: string) => boolean
}

/** Returns the key of a new record in the grammar that the schema of the key has. */
export function newKey({ target, records, schemas, draw, isTaken }: NewKey): string | number {
  const declared = keySchema(target, schemas)
  const number = isPlainText(declared) ? target.numberKey() : undefined
  const flat = number === undefined ? declared : schemas.flat(number)
  // The number of records that the collection ever had is part of its state: a deleted key does not return.
  const first = records.keep().next + 1
  for (let i = 0; i < ATTEMPTS; i++) {
    const key = keyOf(flat, { count: first + i, nth: i, target, draw })
    if (!isTaken(String(key))) return key
  }
  return draw.random.uuid()
}

/** Returns whether a schema allows every text, so also a number. */
function isPlainText({ types, keywords }: FlatSchema): boolean {
  const restricts = ['enum', 'const', 'format', 'pattern', 'minLength'].some((keyword) => keyword in keywords)
  return types.includes('string') && !restricts
}

/** Returns the schema of the key: that of the path parameter if it restricts keys, else that of the property. */
function keySchema(target: ResourceRuntime, schemas: Schemas): FlatSchema {
  const { key } = target.resource
  const parameter = schemas.flat(target.parameters.get(key?.parameter ?? ''))
  const { format, pattern, enum: members } = parameter.keywords
  const isNumber = parameter.types.includes('integer') || parameter.types.includes('number')
  const property = propertySchema(target, schemas)
  if (key?.place === undefined) return parameter
  const isStrict = isNumber || format !== undefined || pattern !== undefined || members !== undefined
  return isStrict && property.keywords['pattern'] === undefined ? parameter : property
}

function propertySchema({ resource, schema }: ResourceRuntime, schemas: Schemas): FlatSchema {
  let flat = schemas.flat(schema)
  for (const name of resource.key?.place ?? []) flat = schemas.flat(propertyIn(flat, name, schemas))
  return flat.choices[0] && flat.types.length === 0 ? schemas.choose(flat, 0, flat.choices[0].options[0]) : flat
}

function propertyIn(flat: FlatSchema, name: string, schemas: Schemas): unknown {
  const own = flat.properties.get(name)
  if (own !== undefined) return own
  const options = flat.choices.flatMap((choice) => choice.options)
  return options.map((option) => schemas.flat(option).properties.get(name)).find((found) => found !== undefined)
}

interface KeyDraw {
  readonly count: number
  /** number of the attempt, from 0 */
  readonly nth: number
  readonly target: ResourceRuntime
  readonly draw: Draw
}

function keyOf(flat: FlatSchema, { count, nth, target, draw }: KeyDraw): string | number {
  const { types, keywords } = flat
  if (types.includes('integer') || types.includes('number')) return Math.max(count, leastOf(keywords['minimum']))
  const { pattern, format, example, examples, enum: members } = keywords
  if (Array.isArray(members)) return String(members[(count - 1) % members.length])
  if (pattern !== undefined || format !== undefined) return sampleString(flat, { name: 'id', draw, nth })
  const [first] = Array.isArray(examples) ? examples : []
  const shape = [example, first].find((value) => typeof value === 'string' && isOpaque(value))
  if (typeof shape === 'string') return likeExample(shape, draw)
  const counted = `${nounOf(target.resource.name)}-${count}`
  const most = keywords['maxLength']
  const least = keywords['minLength']
  if (typeof most === 'number' && counted.length > most) return String(count).slice(0, most)
  return typeof least === 'number' ? counted.padStart(least, '0') : counted
}

function leastOf(minimum: unknown): number {
  return typeof minimum === 'number' ? minimum : 0
}

/** Returns whether an example looks like a drawn id rather than a word. */
function isOpaque(example: string): boolean {
  return /\d/.test(example) && /^[\w.:-]{4,80}$/.test(example)
}

/** Returns a random string of an example's shape. A prefix of letters, such as `cus_`, stays. */
function likeExample(example: string, { random }: Draw): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(example)) return random.uuid()
  const [prefix = ''] = /^[A-Za-z]+[_-]|^[A-Z]{1,3}(?=[\da-f]{8})/.exec(example) ?? []
  const rest = example.slice(prefix.length)
  const isHex = /^[\da-f]+$/.test(rest) && /[a-f]/.test(rest)
  const hex = () => random.pick(Array.from('0123456789abcdef'))
  const letter = (char: string) => {
    const drawn = String.fromCharCode(97 + random.int(0, 25))
    return char === char.toUpperCase() ? drawn.toUpperCase() : drawn
  }
  const like = (char: string) => {
    if (isHex) return hex()
    if (/\d/.test(char)) return String(random.int(1, 9))
    return /[A-Za-z]/.test(char) ? letter(char) : char
  }
  return prefix + Array.from(rest, like).join('')
}

/** Returns the noun of a resource in the singular, for keys such as `board-1`. */
function nounOf(name: string): string {
  const plain = name.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
  return plain.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
}
