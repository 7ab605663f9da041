import type { Document } from '../../engine/spec/document.ts'
import { expand, type SchemaNode } from './schema-node.ts'

/** Measures values against schemas. */
export interface Measure {
  /** Returns how badly a value fits schemas; 0 if it fits. */
  readonly costOf: (nodes: readonly SchemaNode[], value: unknown) => number
  /** Returns whether a value meets a schema. Members that the schema does not declare are allowed. */
  readonly meets: (node: SchemaNode, value: unknown) => boolean
}

/** Most decisions that depend on one another for one value. A schema that refers to itself ends there. */
const DEEPEST = 24

/** Most decisions about one value and its members together. */
const MOST_DECISIONS = 2000

/** Expands schemas for values. Schemas without alternatives are expanded once. */
export class Expansions {
  readonly #document: Document
  readonly #measure: Measure
  readonly #known = new Map<string, readonly SchemaNode[]>()
  #depth = 0
  #decisions = 0

  constructor(document: Document, measure: Measure) {
    this.#document = document
    this.#measure = measure
  }

  /** Returns the schemas that a value must meet. Of alternatives, the one that the value fits best is chosen. */
  of(nodes: readonly SchemaNode[], value: unknown): readonly SchemaNode[] {
    const key = nodes.map(({ pointer, provenance }) => `${pointer} ${provenance}`).join('\n')
    const known = this.#known.get(key)
    if (known) return known
    let depends = false
    const expanded = expand(this.#document, nodes, {
      choose: (alternatives) => {
        depends = true
        return this.#nested(() => this.#best(alternatives, value))
      },
      meets: (condition) => {
        depends = true
        return this.meets(condition, value)
      },
    })
    if (!depends) this.#known.set(key, expanded)
    return expanded
  }

  /** Returns whether a value meets a schema; undefined if the schema refers to itself too often. */
  meets(node: SchemaNode, value: unknown): boolean | undefined {
    return this.#nested(() => this.#measure.meets(node, value))
  }

  /** Makes a decision, which may depend on others; undefined if there are too many. */
  #nested<T>(decision: () => T): T | undefined {
    if (this.#depth === 0) this.#decisions = 0
    if (this.#depth >= DEEPEST || this.#decisions >= MOST_DECISIONS) return undefined
    this.#depth++
    this.#decisions++
    try {
      return decision()
    } finally {
      this.#depth--
    }
  }

  #best(alternatives: readonly SchemaNode[], value: unknown): SchemaNode | undefined {
    let best: { readonly node: SchemaNode; readonly cost: number } | undefined
    for (const node of alternatives) {
      const cost = this.#measure.costOf([node], value)
      if (!best || cost < best.cost) best = { node, cost }
      if (cost === 0) break
    }
    return best?.node
  }
}
