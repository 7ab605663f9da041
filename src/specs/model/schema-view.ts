import type { Document } from '../../engine/spec/document.ts'
import { escapeToken, valueAt } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'
import type { Place } from './model.ts'

/** A JSON Schema as it is written: an object with unknown keywords. */
type RawSchema = Readonly<Record<string, unknown>>

/** A schema with its JSON pointer. */
interface Part {
  readonly schema: RawSchema
  readonly pointer: string
}

/** Most subschemas that a view combines, so that a schema with many branches has a bounded cost. */
const MOST_PARTS = 60

/** Views of the schemas of one document, created once each. */
export class Schemas {
  readonly #views = new Map<RawSchema, SchemaView>()
  readonly #targets = new Map<string, unknown>()

  readonly document: Document

  constructor(document: Document) {
    this.document = document
  }

  /** Returns the view of a schema; undefined if the value is not a schema that describes anything. */
  view(schema: unknown, pointer: string): SchemaView | undefined {
    const part = this.settle(schema, pointer)
    if (part === undefined) return undefined
    const known = this.#views.get(part.schema)
    if (known !== undefined) return known
    const view = new SchemaView(this, part)
    this.#views.set(part.schema, view)
    return view
  }

  /** Returns the value at a JSON pointer. Remembers it, because many references lead to the same objects. */
  target(pointer: string): unknown {
    const known = this.#targets.get(pointer)
    if (known !== undefined) return known
    const found = valueAt(this.document, pointer)
    this.#targets.set(pointer, found)
    return found
  }

  /** Follows references, and combinators with only one branch that is not null. */
  settle(schema: unknown, pointer: string, hops = 0): Part | undefined {
    if (!isObject(schema) || hops > 20) return undefined
    const reference = schema['$ref']
    if (typeof reference === 'string') {
      const to = reference.replace(/^#/, '')
      return reference.startsWith('#') ? this.settle(this.target(to), to, hops + 1) : undefined
    }
    const only = soleBranch(schema)
    if (only === undefined) return { schema, pointer }
    return this.settle(only.schema, `${pointer}/${only.at}`, hops + 1) ?? { schema, pointer }
  }
}

/** A schema seen as one object: references followed, and the branches of `allOf`, `oneOf` and `anyOf` combined. */
export class SchemaView {
  readonly pointer: string
  readonly #schemas: Schemas
  readonly #part: Part
  #parts: readonly Part[] | undefined
  #types: readonly string[] | undefined
  #properties: ReadonlyMap<string, SchemaView> | undefined

  constructor(schemas: Schemas, part: Part) {
    this.#schemas = schemas
    this.#part = part
    this.pointer = part.pointer
  }

  /** name in `components.schemas`; undefined for an inline schema */
  get name(): string | undefined {
    const name = /^\/components\/schemas\/([^/]+)$/.exec(this.pointer)?.[1]
    return name?.replace(/~1/g, '/').replace(/~0/g, '~')
  }

  /** types without `null`, as declared or as the keywords imply them */
  get types(): readonly string[] {
    this.#types ??= this.#collectTypes()
    return this.#types
  }

  /** true if a value may be a string, a number or a boolean */
  get isScalar(): boolean {
    return this.types.some((type) => type !== 'object' && type !== 'array')
  }

  get isObject(): boolean {
    return this.types.includes('object')
  }

  get isArray(): boolean {
    return this.types.includes('array')
  }

  /** properties of the object by name */
  get properties(): ReadonlyMap<string, SchemaView> {
    this.#properties ??= this.#collectProperties()
    return this.#properties
  }

  /** schema of an array's items */
  get items(): SchemaView | undefined {
    const part = this.#partsOnce().find(({ schema }) => isObject(schema['items']))
    return part && this.#schemas.view(part.schema['items'], `${part.pointer}/items`)
  }

  /** schema of a map's values */
  get values(): SchemaView | undefined {
    const part = this.#partsOnce().find(({ schema }) => isObject(schema['additionalProperties']))
    return part && this.#schemas.view(part.schema['additionalProperties'], `${part.pointer}/additionalProperties`)
  }

  get format(): string | undefined {
    return this.#text('format')
  }

  get pattern(): string | undefined {
    return this.#text('pattern')
  }

  get description(): string {
    return this.#text('description') ?? ''
  }

  get isReadOnly(): boolean {
    return this.#first('readOnly') === true
  }

  get default(): unknown {
    return this.#first('default')
  }

  get maximum(): number | undefined {
    const most = this.#first('maximum')
    return typeof most === 'number' ? most : undefined
  }

  /** permitted values; empty if the schema does not list them */
  get enumeration(): readonly unknown[] {
    return this.#all('enum').flatMap((values) => (Array.isArray(values) ? values : []))
  }

  /** names of required properties */
  get required(): ReadonlySet<string> {
    const names = this.#all('required').flatMap((list) => (Array.isArray(list) ? list : []))
    return new Set(names.filter((name) => typeof name === 'string'))
  }

  /** an example value, if the schema has one */
  get example(): unknown {
    const examples = this.#first('examples')
    return Array.isArray(examples) ? examples[0] : (this.#first('example') ?? undefined)
  }

  /** Returns the schema at a place below this one; digits select the items of an array. */
  at(place: Place): SchemaView | undefined {
    const [name, ...rest] = place
    if (name === undefined) return this
    return (this.properties.get(name) ?? (/^\d+$/.test(name) ? this.items : undefined))?.at(rest)
  }

  #text(keyword: string): string | undefined {
    const value = this.#all(keyword).find((one) => typeof one === 'string')
    return typeof value === 'string' ? value : undefined
  }

  #first(keyword: string): unknown {
    return this.#partsOnce().find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword]
  }

  #all(keyword: string): unknown[] {
    return this.#partsOnce().flatMap(({ schema }) => (schema[keyword] === undefined ? [] : [schema[keyword]]))
  }

  #partsOnce(): readonly Part[] {
    this.#parts ??= collectParts(this.#schemas, this.#part)
    return this.#parts
  }

  #collectTypes(): readonly string[] {
    const declared = this.#all('type').flatMap((type) => (Array.isArray(type) ? type : [type]))
    const types = new Set(declared.filter((type): type is string => typeof type === 'string' && type !== 'null'))
    if (types.size > 0) return [...types]
    if (this.#first('properties') !== undefined) return ['object']
    return this.#first('items') === undefined ? [] : ['array']
  }

  #collectProperties(): ReadonlyMap<string, SchemaView> {
    const found = new Map<string, SchemaView>()
    for (const { schema, pointer } of this.#partsOnce()) {
      const properties = schema['properties']
      if (!isObject(properties)) continue
      for (const [name, property] of Object.entries(properties)) {
        const view = this.#schemas.view(property, `${pointer}/properties/${escapeToken(name)}`)
        const known = found.get(name)
        if (view !== undefined && (known === undefined || known.types.length === 0)) found.set(name, view)
      }
    }
    return found
  }
}

/** Returns a schema and the subschemas that describe the same value. */
function collectParts(schemas: Schemas, start: Part): Part[] {
  if (!hasBranches(start.schema)) return [start]
  const parts: Part[] = []
  const seen = new Set<unknown>()
  const open = [start]
  while (open.length > 0 && parts.length < MOST_PARTS) {
    const part = open.shift()
    if (part === undefined || seen.has(part.schema)) continue
    seen.add(part.schema)
    parts.push(part)
    open.push(...branchesOf(part).flatMap(({ schema, pointer }) => schemas.settle(schema, pointer) ?? []))
  }
  return parts
}

function hasBranches(schema: RawSchema): boolean {
  return schema['allOf'] !== undefined || schema['oneOf'] !== undefined || schema['anyOf'] !== undefined
}

function branchesOf({ schema, pointer }: Part): { schema: unknown; pointer: string }[] {
  if (!hasBranches(schema)) return []
  return ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) return []
    return branches.map((branch: unknown, index) => ({ schema: branch, pointer: `${pointer}/${keyword}/${index}` }))
  })
}

/** Returns the branch of a schema that consists of nothing else, such as a nullable reference. */
function soleBranch(schema: RawSchema): { schema: unknown; at: string } | undefined {
  if (schema['properties'] !== undefined || schema['items'] !== undefined || !hasBranches(schema)) return undefined
  const branches = branchesOf({ schema, pointer: '' }).filter(({ schema: branch }) => !isNull(branch))
  const [first] = branches
  return branches.length === 1 && first ? { schema: first.schema, at: first.pointer.slice(1) } : undefined
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && (schema['type'] === 'null' || schema['const'] === null)
}
