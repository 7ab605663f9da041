import type { Validate } from '../../engine/spec/validators.ts'
import { isObject } from '../../world/is-object.ts'
import type { Choice, FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'
import { ValueChecks } from './check-value.ts'
import type { Draw } from './draw.ts'
import { fits } from './fits.ts'
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

/** Schema of a name. */
const TEXT = { type: 'string' }

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
  /** number of the sample, from 0: later ones are other values, as far as the schema allows */
  readonly nth?: number
  /** steps that were taken for the whole value */
  readonly steps?: Steps
}

/** Samples values of schemas: only what they require, in values that a person can read. */
export class Sampler {
  readonly schemas: Schemas
  readonly values: ValueChecks
  readonly #check: (schema: unknown) => Validate
  /** schemas of names, by their patterns */
  readonly #patterns = new Map<string, object>()

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
    const { not } = flat.keywords
    const value = this.#sampleOnce(flat, place, schema)
    if (not === undefined) return value
    const isExcluded = this.#check(not)
    for (let nth = 1; nth < ATTEMPTS; nth++) {
      const other = nth === 1 ? value : this.#sampleOnce(flat, { ...place, nth }, schema)
      if (other === undefined || !isExcluded(other)) return other
    }
    return examplesOf(flat).find((example) => !isExcluded(example)) ?? value
  }

  #sampleOnce(flat: FlatSchema, place: SamplePlace, schema: unknown): unknown {
    const { keywords } = flat
    const { nth = 0 } = place
    if (!takeStep(place)) return undefined
    if ('const' in keywords) return keywords['const']
    if (Array.isArray(keywords['enum'])) return memberOf(keywords['enum'], flat, nth)
    const [choice] = flat.choices
    if (choice) return this.#sampleChoice(flat, choice, place, schema)
    if (place.inside.filter((outer) => outer === flat).length > 1 || place.inside.length > DEEPEST) return emptyOf(flat)
    const given = nth === 0 ? this.#givenValue(flat, place.name) : undefined
    if (given !== undefined) return given
    return this.#sampleType(flat, { ...place, inside: [...place.inside, flat] })
  }

  /** Returns the default or example of a value without parts, if it is valid. Examples of keys would not be unique. */
  #givenValue(flat: FlatSchema, name: string): unknown {
    const isUnique = /id$|key$|name$|slug$|email$/i.test(name)
    return [flat.keywords['default'], ...(isUnique ? [] : examplesOf(flat))].find((value) => {
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
        return sampleNumber(flat, place.nth)
      case 'boolean':
        return (place.nth ?? 0) % 2 === 0
      case 'null':
        return null
      case 'string':
        return sampleString(flat, { ...place, allows: (text) => this.values.allows(flat, text) })
      default:
        return flat.properties.size > 0 || flat.required.size > 0 ? this.#sampleObject(flat, place) : {}
    }
  }

  #sampleObject(flat: FlatSchema, place: SamplePlace): object {
    const { minProperties } = flat.keywords
    const least = typeof minProperties === 'number' ? Math.min(minProperties, MOST_ITEMS) : 0
    const names = new Set(place.whole ? [...flat.required, ...flat.properties.keys()] : flat.required)
    addDependents(names, flat)
    for (const name of flat.properties.keys()) if (names.size < least) names.add(name)
    for (let i = 0; names.size < least && i < least * ATTEMPTS; i++) names.add(this.#sampleName(flat, place, i))
    const inside = { ...place, whole: false }
    const entries = [...names].map((name) => [name, this.sample(propertyOf(flat, name), { ...inside, name })] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  /** Returns a name that an undeclared property can have. */
  #sampleName({ keywords, additional }: FlatSchema, place: SamplePlace, nth: number): string {
    const { propertyNames, patternProperties } = keywords
    const [pattern] = isObject(patternProperties) && additional === false ? Object.keys(patternProperties) : []
    if (propertyNames === undefined && pattern === undefined) return `key${nth + 1}`
    const named = isObject(propertyNames) ? this.schemas.both(propertyNames, TEXT) : TEXT
    const schema = pattern === undefined ? named : this.schemas.both(named, this.#patternSchema(pattern))
    return String(this.sample(schema, { ...place, name: 'key', nth, whole: false }))
  }

  #patternSchema(pattern: string): object {
    const schema = this.#patterns.get(pattern) ?? { pattern }
    this.#patterns.set(pattern, schema)
    return schema
  }

  #sampleArray(flat: FlatSchema, place: SamplePlace): unknown[] {
    const { minItems, uniqueItems, prefixItems, contains, minContains = 1 } = flat.keywords
    const least = typeof minItems === 'number' ? Math.min(minItems, MOST_ITEMS) : place.whole ? 1 : 0
    const contained = contains === undefined ? 0 : Math.min(Number(minContains), MOST_ITEMS)
    const special = Array.isArray(prefixItems) ? prefixItems.length : 0
    const count = contained === 0 ? least : Math.max(least, special + contained)
    const items: unknown[] = []
    const known = new Set<string>()
    for (let nth = 0; nth < count * ATTEMPTS && items.length < count; nth++) {
      const at = items.length
      const schema = (Array.isArray(prefixItems) ? prefixItems[at] : undefined) ?? flat.items
      const isContained = at >= special && at < special + contained
      const whole = isContained && isObject(contains) ? this.schemas.both(contains, schema ?? true) : schema
      const isVaried = uniqueItems === true || Array.isArray(this.schemas.flat(whole).keywords['enum'])
      const item = this.sample(whole, { ...place, nth: isVaried ? nth : 0 })
      if (item === undefined) break
      const text = JSON.stringify(item)
      if (uniqueItems === true && known.has(text)) continue
      known.add(text)
      items.push(item)
    }
    return items
  }

  /** Samples the first alternative whose value is valid. Optional properties or other values distinguish those that overlap. */
  #sampleChoice(flat: FlatSchema, choice: Choice, place: SamplePlace, schema: unknown): unknown {
    const options = byReadability(choice.options, this.schemas).slice(0, MOST_OPTIONS)
    let first: unknown
    const { nth = 0 } = place
    for (const pass of [
      { whole: place.whole === true, nth },
      { whole: true, nth },
      { whole: false, nth: nth + 1 },
    ]) {
      for (const option of options) {
        const narrowed = this.schemas.choose(flat, 0, option)
        if (place.inside.includes(narrowed)) continue
        const inside = [...place.inside, narrowed]
        const value = this.sampleFlat(narrowed, { ...place, ...pass, inside }, pass.whole ? option : undefined)
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

/** Returns the values that a schema shows as examples. */
export function examplesOf({ keywords: { example, examples } }: FlatSchema): unknown[] {
  return [example, ...(Array.isArray(examples) ? examples : [])].filter((value) => value !== undefined)
}

/** Adds the properties that others require, which are there. */
function addDependents(names: Set<string>, { keywords }: FlatSchema): void {
  const { dependentRequired } = keywords
  if (!isObject(dependentRequired)) return
  for (const name of names) {
    const dependents = dependentRequired[name]
    if (Array.isArray(dependents)) for (const dependent of dependents) names.add(String(dependent))
  }
}

/** Returns the schema of a property: its own, that of its pattern, or that of further properties. */
export function propertyOf(flat: FlatSchema, name: string): unknown {
  const own = flat.properties.get(name)
  if (own !== undefined) return own
  const { patternProperties } = flat.keywords
  if (isObject(patternProperties)) {
    const found = Object.entries(patternProperties).find(([pattern]) => fits(name, { pattern }))
    if (found) return found[1]
  }
  return flat.additional === true ? undefined : flat.additional
}

/** Returns a member of an `enum`: one that says something first, then the others in their order. */
function memberOf(members: readonly unknown[], flat: FlatSchema, nth: number): unknown {
  const fitting = members.filter((member) => flat.types.length === 0 || flat.types.some((type) => isType(member, type)))
  const first = fitting.find((member) => member !== null && member !== '') ?? fitting[0] ?? members[0]
  return [first, ...fitting.filter((member) => member !== first)][nth % Math.max(1, fitting.length)]
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
