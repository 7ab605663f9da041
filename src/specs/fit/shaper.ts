import { tokensOf } from '../../engine/spec/json-pointer.ts'
import type { SchemaError, Validate } from '../../engine/spec/validators.ts'
import { isObject } from '../../world/is-object.ts'
import type { Draw } from '../sample/draw.ts'
import { examplesOf, propertyOf, type SamplePlace, type Sampler } from '../sample/sampler.ts'
import type { Schemas } from '../schema/schemas.ts'
import { Fitter, INVALID } from './fitter.ts'

/** Most errors of one value that are repaired. */
const MOST_REPAIRS = 24

/** Shapes values and proves with a compiled validator that they are valid. */
export class Shaper {
  readonly schemas: Schemas
  readonly check: (schema: unknown) => Validate
  readonly #sampler: Sampler
  readonly #fitter: Fitter

  constructor(sampler: Sampler, check: (schema: unknown) => Validate) {
    this.schemas = sampler.schemas
    this.check = check
    this.#sampler = sampler
    this.#fitter = new Fitter(sampler)
  }

  /** Returns whether a single value is valid at a schema. */
  allows(schema: unknown, value: unknown): boolean {
    return this.check(schema)(value)
  }

  /**
   * Returns a value of a schema that keeps as much of a given value as is valid there; undefined if no valid value was
   * found.
   */
  shape(value: unknown, schema: unknown, draw: Draw): unknown {
    if (schema === undefined || schema === true) return value ?? {}
    const place = { name: '', draw, inside: [], steps: { taken: 0 } }
    const shaped = this.shapePart(value, schema, place)
    if (shaped !== undefined) return shaped
    const sampled = this.#sampler.sample(schema, place)
    return (sampled === undefined ? undefined : this.#repair(sampled, schema, place)) ?? this.#example(schema)
  }

  /** Returns the example that a schema declares for a value, if it is valid. */
  #example(schema: unknown): unknown {
    return examplesOf(this.schemas.flat(schema)).find((value) => this.allows(schema, value))
  }

  /** Returns as much of a given value as is valid at its place in another; undefined if nothing is. */
  shapePart(value: unknown, schema: unknown, place: SamplePlace): unknown {
    const fitted = this.#fitter.fit(value, schema, place)
    return fitted === INVALID ? undefined : this.#repair(fitted, schema, place)
  }

  /** Returns the part of a value that fits a schema, without proving that the result is valid. */
  fit(value: unknown, schema: unknown, draw: Draw): unknown {
    const fitted = this.#fitter.fit(value, schema, { name: '', draw, inside: [], steps: { taken: 0 } })
    return fitted === INVALID ? undefined : fitted
  }

  #repair(value: unknown, schema: unknown, place: SamplePlace): unknown {
    const check = this.check(schema)
    let repaired = value
    for (let i = 0; i < MOST_REPAIRS; i++) {
      if (check(repaired)) return repaired
      const [error] = check.errors ?? []
      if (!error) return undefined
      const next = this.#withoutError(repaired, schema, { error, place, attempt: i })
      if (next === undefined) return undefined
      repaired = next
    }
    return undefined
  }

  /** Returns a value without the part that an error names: dropped if it is optional, sampled otherwise. */
  #withoutError(value: unknown, schema: unknown, { error, place, attempt }: Repair): unknown {
    const { keyword, params, instancePath } = error
    const path = tokensOf(instancePath)
    const surplus = params['additionalProperty'] ?? params['unevaluatedProperty']
    if (typeof surplus === 'string') return replaceAt(value, [...path, surplus], undefined)
    const missing = params['missingProperty']
    if (keyword === 'required' && typeof missing === 'string') {
      const sampled = this.#sampleAt(schema, [...path, missing], place)
      return sampled === undefined ? undefined : replaceAt(value, [...path, missing], sampled)
    }
    // Alternatives fail at the place of the whole value; an error inside of one is reported first.
    const at = path.slice(0, path.length - (attempt > MOST_REPAIRS / 2 ? 1 : 0))
    if (at.length === 0) return attempt === 0 ? this.#sampleAt(schema, [], place) : undefined
    if (!this.#isRequired(schema, at)) return replaceAt(value, at, undefined)
    const sampled = this.#sampleAt(schema, at, place)
    return sampled === undefined ? undefined : replaceAt(value, at, sampled)
  }

  #sampleAt(schema: unknown, path: readonly string[], place: SamplePlace): unknown {
    const part = this.#schemaAt(schema, path)
    return this.#sampler.sample(part, { ...place, name: path.at(-1) ?? '' })
  }

  #isRequired(schema: unknown, path: readonly string[]): boolean {
    const outer = this.#schemaAt(schema, path.slice(0, -1))
    const flat = this.schemas.flat(outer)
    const name = path.at(-1) ?? ''
    if (flat.types.includes('array') && /^\d+$/.test(name)) return false
    return (
      flat.required.has(name) ||
      flat.choices.some(({ options }) => {
        return options.every((option) => this.schemas.flat(option).required.has(name))
      })
    )
  }

  /** Returns the schema of a part of a value. Alternatives are searched for the part's name. */
  #schemaAt(schema: unknown, path: readonly string[]): unknown {
    let found: unknown = schema
    for (const token of path) found = this.#partOf(found, token)
    return found
  }

  #partOf(schema: unknown, token: string): unknown {
    const flat = this.schemas.flat(schema)
    const declared = flat.properties.get(token)
    if (declared !== undefined) return declared
    if (flat.items !== undefined && /^\d+$/.test(token)) return flat.items
    for (const { options } of flat.choices) {
      for (const option of options) {
        const found = this.#partOf(option, token)
        if (found !== undefined) return found
      }
    }
    return propertyOf(flat, token)
  }
}

interface Repair {
  readonly error: SchemaError
  readonly place: SamplePlace
  readonly attempt: number
}

/** Returns a copy of a value with another value at a path; without it if that is undefined. */
function replaceAt(value: unknown, [step, ...rest]: readonly string[], part: unknown): unknown {
  if (step === undefined) return part
  if (Array.isArray(value)) {
    const index = Number(step)
    const inner = replaceAt(value[index], rest, part)
    return inner === undefined
      ? value.filter((_, i) => i !== index)
      : value.map((item, i) => (i === index ? inner : item))
  }
  const object = isObject(value) ? value : {}
  const inner = replaceAt(object[step], rest, part)
  if (inner !== undefined) return { ...object, [step]: inner }
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step))
}
