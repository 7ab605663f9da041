import type { Document } from '../../engine/spec/document.ts'
import { valueAt } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'
import { ANYTHING, type FlatSchema, mergeFlat, readFlat, type Schema } from './flat-schema.ts'

/** Most schemas that one schema refers to in a row, or merges. A cycle of `allOf` ends there. */
const DEEPEST = 16

/** Reads the schemas of a document. Each is flattened once, when it is first needed. */
export class Schemas {
  /** the document; one with further schemas may take its place */
  document: Document
  readonly #flat = new WeakMap<object, FlatSchema>()
  readonly #chosen = new WeakMap<FlatSchema, Map<unknown, FlatSchema>>()
  readonly #both = new WeakMap<object, Map<unknown, object>>()

  constructor(document: Document) {
    this.document = document
  }

  /** Returns the value that a reference leads to. Returns any other value unchanged, and undefined for a broken one. */
  resolve(value: unknown): unknown {
    let found = value
    for (let i = 0; i < DEEPEST && isObject(found) && typeof found['$ref'] === 'string'; i++) {
      found = valueAt(this.document, decodeFragment(found['$ref']))
    }
    return found
  }

  /** Returns a schema with its references resolved and its `allOf` merged. */
  flat(schema: unknown): FlatSchema {
    return this.#read(schema, 0)
  }

  /** Returns a flat schema narrowed to one of its alternatives. */
  choose(flat: FlatSchema, index: number, option: unknown): FlatSchema {
    const known = this.#chosen.get(flat) ?? new Map<unknown, FlatSchema>()
    this.#chosen.set(flat, known)
    const chosen = known.get(option) ?? this.#narrow(flat, index, option)
    known.set(option, chosen)
    return chosen
  }

  /** Returns a schema of what two schemas allow: always the same object, because validators are compiled for objects. */
  both(schema: object, other: unknown): object {
    const known = this.#both.get(schema) ?? new Map<unknown, object>()
    this.#both.set(schema, known)
    const both = known.get(other) ?? { allOf: [schema, other] }
    known.set(other, both)
    return both
  }

  #narrow(flat: FlatSchema, index: number, option: unknown): FlatSchema {
    return mergeFlat({ ...flat, choices: flat.choices.filter((_, i) => i !== index) }, this.flat(option))
  }

  #read(schema: unknown, depth: number): FlatSchema {
    if (!isObject(schema) || depth > DEEPEST) return ANYTHING
    const known = this.#flat.get(schema)
    if (known) return known
    const flat = this.#merge(schema, depth)
    if (depth === 0) this.#flat.set(schema, flat)
    return flat
  }

  #merge(schema: Schema, depth: number): FlatSchema {
    const parts = [
      ...(typeof schema['$ref'] === 'string' ? [valueAt(this.document, decodeFragment(schema['$ref']))] : []),
      ...(Array.isArray(schema['allOf']) ? schema['allOf'] : []),
    ]
    const own = Object.keys(schema).length > (parts.length === 0 ? -1 : 1) ? readFlat(schema) : ANYTHING
    return parts.map((part) => this.#read(part, depth + 1)).reduceRight((merged, part) => mergeFlat(part, merged), own)
  }
}

/** Returns the JSON Pointer of a reference inside a document, such as `#/components/schemas/Pet`. */
function decodeFragment(reference: string): string {
  const pointer = reference.replace(/^#/, '')
  if (!pointer.includes('%')) return pointer
  try {
    return decodeURIComponent(pointer)
  } catch {
    return pointer
  }
}
