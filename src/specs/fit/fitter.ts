import { isObject } from '../../world/is-object.ts'
import { allowItems, propertyOf, type SamplePlace, type Sampler, takeStep } from '../sample/sampler.ts'
import type { Choice, FlatSchema } from '../schema/flat-schema.ts'
import { valueByName } from './fold.ts'

/** Result for a value that no rule makes valid. */
export const INVALID = Symbol('invalid')
/** Deepest nesting of a value that is fitted. */
const DEEPEST = 40
/** Most alternatives of a schema that a value is compared with. */
const MOST_OPTIONS = 40

/** Shapes values as schemas declare them: what is valid stays, what is missing and required is sampled. */
export class Fitter {
  readonly #sampler: Sampler

  constructor(sampler: Sampler) {
    this.#sampler = sampler
  }

  /** Returns the value as its schema allows it, or {@link INVALID}. An undefined value is sampled. */
  fit(value: unknown, schema: unknown, place: SamplePlace): unknown {
    if (schema === false) return INVALID
    if (value === undefined) return this.#sampler.sample(schema, place) ?? INVALID
    return this.#fitFlat(value, this.#sampler.schemas.flat(schema), place)
  }

  #fitFlat(value: unknown, flat: FlatSchema, place: SamplePlace): unknown {
    if (place.inside.length > DEEPEST || !takeStep(place)) return INVALID
    const inside = { ...place, inside: [...place.inside, flat] }
    const [choice] = flat.choices
    if (choice) return this.#fitChoice(value, flat, choice, inside)
    if (isObject(value)) return this.#fitObject(value, flat, inside)
    if (Array.isArray(value)) return this.#fitArray(value, flat, inside)
    return this.#fitPlain(value, flat, inside)
  }

  /** Fits a value to the alternative that keeps most of it. */
  #fitChoice(value: unknown, flat: FlatSchema, choice: Choice, place: SamplePlace): unknown {
    let best: unknown = INVALID
    let bestScore = -1
    for (const option of choice.options.slice(0, MOST_OPTIONS)) {
      const fitted = this.#fitFlat(value, this.#sampler.schemas.choose(flat, 0, option), place)
      if (fitted === INVALID) continue
      const score = scoreOf(value, fitted, choice.discriminator)
      if (score <= bestScore) continue
      best = fitted
      bestScore = score
    }
    return best
  }

  #fitObject(value: Readonly<Record<string, unknown>>, flat: FlatSchema, place: SamplePlace): unknown {
    if (flat.types.length > 0 && !flat.types.includes('object')) return this.#fitKeyOf(value, flat, place)
    const { const: only, enum: members } = flat.keywords
    if (only !== undefined || members !== undefined)
      return isSame(value, only) || isMember(value, members) ? value : INVALID
    const fitted: Record<string, unknown> = {}
    for (const [name, schema] of flat.properties) this.#fitProperty(fitted, { name, schema, flat, value }, place)
    for (const name of flat.required) {
      if (flat.properties.has(name)) continue
      this.#fitProperty(fitted, { name, schema: propertyOf(flat, name), flat, value }, place)
    }
    this.#keepOthers(fitted, value, flat, place)
    return fitted
  }

  #fitProperty(fitted: Record<string, unknown>, { name, schema, flat, value }: Property, place: SamplePlace): void {
    const isRequired = flat.required.has(name)
    const sent = valueByName(value, name)
    if (sent === undefined && !isRequired) return
    const { schemas } = this.#sampler
    if (!isRequired && schemas.flat(schema).keywords['writeOnly'] === true) return
    const inside = { ...place, name }
    let result = this.fit(sent, schema, inside)
    if (result === INVALID && isRequired && sent !== undefined) {
      result = (sent === null ? this.#emptyOf(schema) : undefined) ?? this.fit(undefined, schema, inside)
    }
    if (result !== INVALID) fitted[name] = result
  }

  /** Keeps properties that the schema does not declare, if it describes them or declares none at all. */
  #keepOthers(
    fitted: Record<string, unknown>,
    value: Readonly<Record<string, unknown>>,
    flat: FlatSchema,
    place: SamplePlace,
  ): void {
    const { additional, properties, keywords } = flat
    const isFree = properties.size === 0 || isObject(keywords['patternProperties']) || isObject(additional)
    if (additional === false ? !isObject(keywords['patternProperties']) : !isFree) return
    for (const [name, other] of Object.entries(value)) {
      if (name in fitted || properties.has(name) || name === '_path') continue
      const result = isObject(additional) ? this.fit(other, additional, { ...place, name }) : other
      if (result !== INVALID) fitted[name] = result
    }
  }

  #fitArray(value: readonly unknown[], flat: FlatSchema, place: SamplePlace): unknown {
    if (flat.types.length > 0 && !flat.types.includes('array')) return INVALID
    allowItems(place, value)
    const { maxItems, minItems, uniqueItems } = flat.keywords
    const schema = flat.items
    const items = schema === undefined ? [...value] : value.map((item) => this.fit(item ?? null, schema, place))
    const valid = items.filter((item) => item !== INVALID)
    const unique =
      uniqueItems === true ? [...new Map(valid.map((item) => [JSON.stringify(item), item])).values()] : valid
    const most = typeof maxItems === 'number' ? maxItems : unique.length
    if (typeof minItems === 'number' && unique.length < minItems) return INVALID
    return unique.slice(0, most)
  }

  /** Fits a string, number, boolean or null, or converts it to another type if that loses nothing. */
  #fitPlain(value: unknown, flat: FlatSchema, place: SamplePlace): unknown {
    const { values } = this.#sampler
    if (values.allows(flat, value)) return value
    for (const converted of conversionsOf(value, flat)) if (values.allows(flat, converted)) return converted
    const isKey = typeof value === 'string' || typeof value === 'number'
    if (isKey && flat.types.includes('object') && !flat.types.includes('string'))
      return this.#expand(value, flat, place)
    return INVALID
  }

  /** Returns a sampled object that has the key, for a property that is sent as a key and returned as an object. */
  #expand(key: string | number, flat: FlatSchema, place: SamplePlace): unknown {
    const name = KEYS.find((property) => flat.properties.has(property))
    return name === undefined ? INVALID : this.#fitFlat({ [name]: key }, flat, place)
  }

  /** Returns the key of an object, for a property that another response shows as an object. */
  #fitKeyOf(value: Readonly<Record<string, unknown>>, flat: FlatSchema, place: SamplePlace): unknown {
    for (const name of KEYS) {
      const fitted = value[name] === undefined ? INVALID : this.#fitPlain(value[name], flat, place)
      if (fitted !== INVALID) return fitted
    }
    return INVALID
  }

  /** Returns the empty value for a required property that has no value, such as a link to a page that does not exist. */
  #emptyOf(schema: unknown): unknown {
    const flat = this.#sampler.schemas.flat(schema)
    return ['', 0].find((empty) => this.#sampler.values.allows(flat, empty))
  }
}

/** A property of an object that is fitted. */
interface Property {
  readonly name: string
  readonly schema: unknown
  /** the schema of the object */
  readonly flat: FlatSchema
  /** the object */
  readonly value: Readonly<Record<string, unknown>>
}

/** Properties that contain the key of an object, most likely first. */
const KEYS = ['id', 'gid', 'sid', 'uid', 'uuid', 'key', 'slug', 'name', 'login', 'number', 'code']

/** Returns how much of a value an alternative keeps. A matching discriminator outweighs everything else. */
function scoreOf(value: unknown, fitted: unknown, discriminator: string | undefined): number {
  if (value === fitted) return 1_000
  if (!isObject(value) || !isObject(fitted)) return Array.isArray(fitted) && Array.isArray(value) ? fitted.length : 0
  const kept = Object.keys(fitted).filter((name) => isSame(fitted[name], value[name])).length
  const named = discriminator !== undefined && fitted[discriminator] === value[discriminator] ? 1_000 : 0
  return kept * 2 + named - (Object.keys(fitted).length - kept) / 100
}

function conversionsOf(value: unknown, flat: FlatSchema): unknown[] {
  const { enum: members } = flat.keywords
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (typeof value !== 'string') return []
  const folded = Array.isArray(members) ? members.filter((member) => isSameWord(member, value)) : []
  const isNumeric = /^-?\d{1,15}(\.\d+)?$/.test(value)
  return [
    ...folded,
    ...(isNumeric ? [Number(value)] : []),
    ...(value === 'true' ? [true] : value === 'false' ? [false] : []),
  ]
}

function isSameWord(member: unknown, value: string): boolean {
  return typeof member === 'string' && member.toLowerCase() === value.toLowerCase()
}

function isMember(value: unknown, members: unknown): boolean {
  return Array.isArray(members) && members.some((member) => isSame(member, value))
}

/** Returns whether two JSON values are equal, by their text. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
