import type { Validate } from '../../engine/spec/validators.ts'
import type { Choice, FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'
import { ValueChecks } from './check-value.ts'
import type { Draw } from './draw.ts'
import { sampleNumber } from './sample-number.ts'
import { sampleString } from './sample-string.ts'

/** Deepest nesting of a sample. */
const DEEPEST = 24
/** Most items and properties that a sample has because its schema requires a number of them. */
const MOST_ITEMS = 100
/** How many values are drawn to find one that a list does not contain yet. */
const ATTEMPTS = 20
/** Most alternatives of a schema that are tried. */
const MOST_OPTIONS = 40
/** Most schemas that are read for one value, so that a schema whose parts multiply has a bounded cost. */
const MOST_STEPS = 20_000

/** Counts the schemas that are read for one value. */
export interface Steps {
  taken: number
  /** given lists whose items were allowed for */
  lists?: Set<readonly unknown[]>
}

/** Counts a step. @returns whether there may be another */
export function takeStep({ steps }: SamplePlace): boolean {
  if (steps === undefined) return true
  steps.taken++
  return steps.taken <= MOST_STEPS
}

/** Steps that each item of a given list adds: a list may have any number of records. */
const STEPS_OF_ITEM = 200

/** Allows more steps for the items of a given list, but only once, however many alternatives the list is compared with. */
export function allowItems({ steps }: SamplePlace, list: readonly unknown[]): void {
  if (steps === undefined || steps.lists?.has(list)) return
  steps.lists ??= new Set()
  steps.lists.add(list)
  steps.taken -= STEPS_OF_ITEM * list.length
}

/** The surroundings of a sampled value. */
export interface SamplePlace {
  /** name of the property that contains the value; empty if it has none */
  readonly name: string
  readonly draw: Draw
  /** schemas that contain the value, outermost first */
  readonly inside: readonly FlatSchema[]
  /** true if optional properties and an item of each list are sampled, too */
  readonly whole?: boolean
  /** steps that were taken for the whole value */
  readonly steps?: Steps
}

/** Samples values of schemas: only what they require, in values that a person can read. */
export class Sampler {
  readonly schemas: Schemas
  readonly values: ValueChecks
  readonly #check: (schema: unknown) => Validate

  /** @param check returns the validator of a schema */
  constructor(schemas: Schemas, check: (schema: unknown) => Validate) {
    this.schemas = schemas
    this.values = new ValueChecks(check)
    this.#check = check
  }

  /** Returns a value of a schema; undefined if none was found, as for a schema that requires itself. */
  sample(schema: unknown, place: SamplePlace): unknown {
    if (schema === false) return undefined
    const counted = place.steps ? place : { ...place, steps: { taken: 0 } }
    return this.sampleFlat(this.schemas.flat(schema), counted, schema)
  }

  /** @param schema the schema that was flattened, to check alternatives by */
  sampleFlat(flat: FlatSchema, place: SamplePlace, schema?: unknown): unknown {
    const { keywords } = flat
    if (!takeStep(place)) return undefined
    if ('const' in keywords) return keywords['const']
    if (Array.isArray(keywords['enum'])) return firstOf(keywords['enum'], flat)
    const [choice] = flat.choices
    if (choice) return this.#sampleChoice(flat, choice, place, schema)
    if (place.inside.filter((outer) => outer === flat).length > 1 || place.inside.length > DEEPEST) return emptyOf(flat)
    const given = this.#givenValue(flat, place.name)
    if (given !== undefined) return given
    return this.#sampleType(flat, { ...place, inside: [...place.inside, flat] })
  }

  /** Returns the default or example of a value without parts, if it is valid. Examples of keys would not be unique. */
  #givenValue(flat: FlatSchema, name: string): unknown {
    const { default: standard, example, examples } = flat.keywords
    const [first] = Array.isArray(examples) ? examples : []
    const isUnique = /id$|key$|name$|slug$|email$/i.test(name)
    return [standard, ...(isUnique ? [] : [example, first])].find((value) => {
      return value !== undefined && value !== null && typeof value !== 'object' && this.values.allows(flat, value)
    })
  }

  #sampleType(flat: FlatSchema, place: SamplePlace): unknown {
    switch (flat.types.find((type) => type !== 'null') ?? flat.types[0]) {
      case 'object':
        return this.#sampleObject(flat, place)
      case 'array':
        return this.#sampleArray(flat, place)
      case 'number':
      case 'integer':
        return sampleNumber(flat)
      case 'boolean':
        return true
      case 'null':
        return null
      case 'string':
        return sampleString(flat, place.name, place.draw)
      default:
        return flat.properties.size > 0 || flat.required.size > 0 ? this.#sampleObject(flat, place) : {}
    }
  }

  #sampleObject(flat: FlatSchema, place: SamplePlace): object {
    const { minProperties } = flat.keywords
    const least = typeof minProperties === 'number' ? Math.min(minProperties, MOST_ITEMS) : 0
    const names = new Set(place.whole ? [...flat.required, ...flat.properties.keys()] : flat.required)
    for (const name of flat.properties.keys()) if (names.size < least) names.add(name)
    for (let i = 1; names.size < least; i++) names.add(`key${i}`)
    const inside = { ...place, whole: false }
    const entries = [...names].map((name) => [name, this.sample(propertyOf(flat, name), { ...inside, name })] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  #sampleArray(flat: FlatSchema, place: SamplePlace): unknown[] {
    const { minItems, uniqueItems, prefixItems } = flat.keywords
    const least = typeof minItems === 'number' ? Math.min(minItems, MOST_ITEMS) : place.whole ? 1 : 0
    const items: unknown[] = []
    const known = new Set<string>()
    for (let i = 0; i < least * ATTEMPTS && items.length < least; i++) {
      const schema = (Array.isArray(prefixItems) ? prefixItems[items.length] : undefined) ?? flat.items
      const item = this.#sampleItem(schema, place, items.length)
      if (item === undefined) break
      const text = JSON.stringify(item)
      if (uniqueItems === true && known.has(text)) continue
      known.add(text)
      items.push(item)
    }
    return items
  }

  #sampleItem(schema: unknown, place: SamplePlace, index: number): unknown {
    const { enum: members } = this.schemas.flat(schema).keywords
    if (Array.isArray(members) && index < members.length) return members[index]
    return this.sample(schema, place)
  }

  /** Samples the first alternative whose value is valid. Optional properties distinguish those that overlap. */
  #sampleChoice(flat: FlatSchema, choice: Choice, place: SamplePlace, schema: unknown): unknown {
    const options = byReadability(choice.options, this.schemas).slice(0, MOST_OPTIONS)
    let first: unknown
    for (const whole of [place.whole === true, true]) {
      for (const option of options) {
        const narrowed = this.schemas.choose(flat, 0, option)
        if (place.inside.includes(narrowed)) continue
        const inside = [...place.inside, narrowed]
        const value = this.sampleFlat(narrowed, { ...place, inside, whole }, whole ? option : undefined)
        if (value === undefined) continue
        if (options.length === 1 || schema === undefined || this.#check(schema)(value)) return value
        first ??= value
      }
    }
    return first ?? (options.some((option) => this.schemas.flat(option).types.includes('null')) ? null : undefined)
  }
}

/** Returns the alternatives with those for null last. */
function byReadability(options: readonly unknown[], schemas: Schemas): unknown[] {
  const isNull = (option: unknown) => schemas.flat(option).types.join() === 'null'
  return [...options.filter((option) => !isNull(option)), ...options.filter(isNull)]
}

/** Returns the schema of a property, or that of further properties if the name is not declared. */
export function propertyOf(flat: FlatSchema, name: string): unknown {
  return flat.properties.get(name) ?? (flat.additional === true ? undefined : flat.additional)
}

function firstOf(members: readonly unknown[], flat: FlatSchema): unknown {
  const fitting = members.filter((member) => flat.types.length === 0 || flat.types.some((type) => isType(member, type)))
  return fitting.find((member) => member !== null && member !== '') ?? fitting[0] ?? members[0]
}

function isType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'integer' || type === 'number') return typeof value === 'number'
  return typeof value === type || (type === 'array' && Array.isArray(value))
}

/** Returns the shortest value of a schema that contains itself. */
function emptyOf(flat: FlatSchema): unknown {
  if (flat.types.includes('null')) return null
  if (flat.types.includes('array') && !flat.keywords['minItems']) return []
  return flat.types.includes('object') && flat.required.size === 0 ? {} : undefined
}
