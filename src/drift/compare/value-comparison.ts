import { REDACTED } from '../../engine/journal/redact.ts'
import type { Document } from '../../engine/spec/document.ts'
import { isObject } from '../../world/is-object.ts'
import { Expansions, type Measure } from './expansions.ts'
import { placeOf, shownName } from './place.ts'
import type { Observer, Problem, Statement } from './problem.ts'
import { problemOf } from './scalar-problems.ts'
import { nodeAt, partAt, propertyNode, type SchemaNode } from './schema-node.ts'

/** A value to compare with the schemas that declare it. */
export interface DeclaredValue {
  readonly nodes: readonly SchemaNode[]
  readonly value: unknown
  readonly place: string
  /** the statement that declares the value */
  readonly statement: Statement
}

type Direction = 'request' | 'response'

/** Compares JSON values with the schemas of a document. */
export class ValueComparison {
  readonly #direction: Direction
  readonly #observer: Observer
  readonly #expansions: Expansions

  constructor(document: Document, direction: Direction, observer: Observer) {
    this.#direction = direction
    this.#observer = observer
    this.#expansions = expansionsOf(document, direction)
  }

  /** Compares a value and all its members. */
  compare({ nodes, value, place, statement }: DeclaredValue): void {
    this.#observer.visit(place)
    if (isRedacted(value)) return
    const all = this.#expansions.of(nodes, value)
    const problem = problemOf({ nodes: all, value, place, statement }) ?? this.#forbidden(all, value, place)
    if (problem) this.#observer.report(problem)
    else this.#observer.confirm(statement, place)
    if (problem?.kind === 'type' || problem?.kind === 'null') return
    if (Array.isArray(value)) this.#compareItems(all, value, place)
    else if (isObject(value)) this.#compareMembers(all, value, place)
  }

  /** Returns the schemas that an object must meet. */
  expand(nodes: readonly SchemaNode[], value: unknown): readonly SchemaNode[] {
    return this.#expansions.of(nodes, value)
  }

  /** Returns the problem of a value that meets the schema of a `not`. A redacted value is not judged. */
  #forbidden(nodes: readonly SchemaNode[], value: unknown, place: string): Problem | undefined {
    for (const node of nodes) {
      const [schema] = partAt(node, 'not')
      if (!schema || JSON.stringify(value).includes(REDACTED) || !this.#expansions.meets(schema, value)) continue
      const clause = 'has a form that the spec rules out'
      return { kind: 'rule', place, base: place, statement: node, owner: node.pointer, detail: 'not', clause, value }
    }
    return undefined
  }

  #compareItems(nodes: readonly SchemaNode[], list: readonly unknown[], place: string): void {
    const items = nodes.flatMap(({ schema, pointer, provenance }) => {
      return nodeAt(schema['items'], `${pointer}/items`, provenance)
    })
    const [statement] = items
    if (!statement) return
    for (const value of list) this.compare({ nodes: items, value, place: `${place}[]`, statement })
  }

  #compareMembers(nodes: readonly SchemaNode[], object: Readonly<Record<string, unknown>>, place: string): void {
    for (const problem of this.#missing(nodes, object, place)) this.#observer.report(problem)
    const closed = isOpen(nodes) ? undefined : nodes.find(({ schema }) => isObject(schema['properties']))
    for (const [name, value] of Object.entries(object)) {
      const declared = nodes.flatMap((node) => propertyNode(node, name))
      const [statement] = declared
      if (statement) this.compare({ nodes: declared, value, place: placeOf(place, name), statement })
      else if (closed) this.#observer.report(undeclared(closed, { name, value, place }))
      else this.#compareAdditional(nodes, value, place)
    }
  }

  /** Compares a member whose name is data, such as an entry of a map. */
  #compareAdditional(nodes: readonly SchemaNode[], value: unknown, place: string): void {
    const additional = nodes.flatMap(({ schema, pointer, provenance }) => {
      return nodeAt(schema['additionalProperties'], `${pointer}/additionalProperties`, provenance)
    })
    const [statement] = additional
    if (statement) this.compare({ nodes: additional, value, place: placeOf(place, ''), statement })
  }

  #missing(nodes: readonly SchemaNode[], object: Readonly<Record<string, unknown>>, place: string): Problem[] {
    const found = new Map<string, Problem>()
    for (const node of nodes) {
      const { required } = node.schema
      for (const name of Array.isArray(required) ? required.map(String) : []) {
        if (Object.hasOwn(object, name) || found.has(name)) continue
        const [declared = node] = nodes.flatMap((one) => propertyNode(one, name))
        if (declared.schema[this.#direction === 'response' ? 'writeOnly' : 'readOnly'] === true) continue
        found.set(name, {
          kind: 'missing',
          place: placeOf(place, name),
          base: place,
          statement: declared,
          owner: node.pointer,
          detail: name,
          clause: 'is missing',
        })
      }
    }
    return [...found.values()]
  }
}

const expansions = { request: new WeakMap<Document, Expansions>(), response: new WeakMap<Document, Expansions>() }

function expansionsOf(document: Document, direction: Direction): Expansions {
  const known = expansions[direction].get(document) ?? new Expansions(document, measureIn(document, direction))
  expansions[direction].set(document, known)
  return known
}

/** Returns functions that measure how badly a value fits schemas, to decide between their parts. */
function measureIn(document: Document, direction: Direction): Measure {
  const problemsOf = (nodes: readonly SchemaNode[], value: unknown): readonly Problem[] => {
    // A list counts once, however many items it has.
    const problems = new Map<string, Problem>()
    const report = (problem: Problem) => problems.set(`${problem.kind} ${problem.place}`, problem)
    const observer: Observer = { visit: () => undefined, confirm: () => undefined, report }
    const [statement] = nodes
    if (statement) new ValueComparison(document, direction, observer).compare({ nodes, value, place: '', statement })
    return [...problems.values()]
  }
  return {
    costOf: (nodes, value) => {
      return problemsOf(nodes, value).reduce((sum, { kind, place }) => sum + costOf(kind, place), 0)
    },
    meets: (node, value) => problemsOf([node], value).every(({ kind }) => kind === 'undeclared'),
  }
}

/** Returns how much a problem speaks against an alternative: the more, the nearer it is to the root. */
function costOf(kind: Problem['kind'], place: string): number {
  const depth = place === '' ? 0 : place.split(/\.|(?=\[\])/).length
  return (COSTS[kind] ?? 3) * 4 ** Math.max(0, 3 - depth)
}

const COSTS: Readonly<Record<string, number>> = { type: 10, null: 10, enum: 20, missing: 5, undeclared: 3 }

/** Returns whether a value, or a part of its text, was redacted. */
export function isRedacted(value: unknown): boolean {
  return typeof value === 'string' && value.includes(REDACTED)
}

/** Returns whether an object may have properties that its schemas do not name. A schema that names none allows any. */
function isOpen(nodes: readonly SchemaNode[]): boolean {
  const isAdditional = nodes.some(({ schema: { additionalProperties: more, patternProperties } }) => {
    return patternProperties !== undefined || (more !== undefined && more !== false)
  })
  return isAdditional || !nodes.some(({ schema }) => isObject(schema['properties']))
}

function undeclared(owner: SchemaNode, found: { name: string; value: unknown; place: string }): Problem {
  const { name, value, place } = found
  return {
    kind: 'undeclared',
    place: placeOf(place, name),
    base: place,
    statement: owner,
    owner: owner.pointer,
    detail: shownName(name),
    clause: 'is not declared',
    value,
  }
}
