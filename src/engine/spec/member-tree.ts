import { isObject } from '../../world/is-object.ts'
import { valueAt } from './json-pointer.ts'

/** The members that a schema declares, at every depth. */
export interface MemberTree {
  /** declared properties by name */
  readonly properties: ReadonlyMap<string, MemberTree>
  /** the items of an array */
  readonly items: MemberTree | undefined
  /** true if other properties are allowed too */
  readonly isOpen: boolean
  /** true if the schema forbids other properties with `additionalProperties: false` */
  readonly isClosed: boolean
}

/** The keywords of a schema that decide about its members. */
interface Schema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly additionalProperties?: boolean | Schema
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
}

const NOTHING: ReadonlyMap<string, MemberTree> = new Map()
const ANYTHING: MemberTree = { properties: NOTHING, items: undefined, isOpen: true, isClosed: false }

const trees = new WeakMap<object, MemberTrees>()

/** Returns the members that the schemas of a document declare. @param root the document that references lead into */
export function memberTreesOf(root: object): MemberTrees {
  const known = trees.get(root) ?? new MemberTrees(root)
  trees.set(root, known)
  return known
}

/** Reads the members that schemas of a document declare. Each schema is read once, when it is first needed. */
class MemberTrees {
  readonly #root: object
  readonly #known = new WeakMap<object, MemberTree>()

  constructor(root: object) {
    this.#root = root
  }

  /** Returns the members that a schema declares. Members of recursive schemas are read on demand. */
  of(schema: unknown): MemberTree {
    if (typeof schema !== 'object' || schema === null) return ANYTHING
    const known = this.#known.get(schema)
    if (known) return known
    const tree = new LazyTree(() => this.#partsOf(schema), this)
    this.#known.set(schema, tree)
    return tree
  }

  /** Returns a schema together with the schemas that it refers to or combines. */
  #partsOf(schema: Schema, seen = new Set<Schema>()): Schema[] {
    if (seen.has(schema)) return []
    seen.add(schema)
    const { $ref, allOf = [], anyOf = [], oneOf = [], if: condition, then, else: otherwise } = schema
    const conditional = [condition, then, otherwise].filter((part) => part !== undefined)
    const others = [...this.#target($ref), ...allOf, ...anyOf, ...oneOf, ...conditional]
    return [schema, ...others.flatMap((part) => this.#partsOf(part, seen))]
  }

  #target(reference: string | undefined): Schema[] {
    const target = reference === undefined ? undefined : valueAt(this.#root, reference.slice(1))
    return isObject(target) ? [target] : []
  }
}

const NO_ITEMS = Symbol('no items')

/** The members of a schema, read when they are needed. */
class LazyTree implements MemberTree {
  readonly #read: () => readonly Schema[]
  readonly #trees: MemberTrees
  #parts: readonly Schema[] | undefined
  #properties: ReadonlyMap<string, MemberTree> | undefined
  #items: MemberTree | typeof NO_ITEMS | undefined
  #isOpen: boolean | undefined

  constructor(read: () => readonly Schema[], trees: MemberTrees) {
    this.#read = read
    this.#trees = trees
  }

  get properties(): ReadonlyMap<string, MemberTree> {
    this.#properties ??= this.#readProperties()
    return this.#properties
  }

  get items(): MemberTree | undefined {
    this.#items ??= this.#readItems()
    return this.#items === NO_ITEMS ? undefined : this.#items
  }

  get isOpen(): boolean {
    this.#isOpen ??= isOpen(this.#schemas)
    return this.#isOpen
  }

  get isClosed(): boolean {
    return this.#schemas.some(({ additionalProperties }) => additionalProperties === false)
  }

  get #schemas(): readonly Schema[] {
    this.#parts ??= this.#read()
    return this.#parts
  }

  #readItems(): MemberTree | typeof NO_ITEMS {
    const [items] = this.#schemas.flatMap((part) => part.items ?? part.prefixItems?.[0] ?? [])
    return items ? this.#trees.of(items) : NO_ITEMS
  }

  #readProperties(): ReadonlyMap<string, MemberTree> {
    const declared = new Map<string, MemberTree>()
    for (const { properties = {} } of this.#schemas) {
      for (const [name, schema] of Object.entries(properties)) {
        if (!declared.has(name)) declared.set(name, this.#trees.of(schema))
      }
    }
    return declared
  }
}

/** Returns whether a schema allows properties that it does not name. A schema that names none allows any. */
function isOpen(parts: readonly Schema[]): boolean {
  const isAdditional = parts.some(({ additionalProperties, patternProperties }) => {
    return patternProperties !== undefined || (additionalProperties !== undefined && additionalProperties !== false)
  })
  return isAdditional || !parts.some(({ properties }) => properties !== undefined)
}
