import type { Document } from '../../engine/spec/document.ts'
import { expand, type SchemaNode } from './schema-node.ts'

/** Returns how badly a value fits schemas; 0 if it fits. */
type CostOf = (nodes: readonly SchemaNode[], value: unknown) => number

/** Expands schemas for values. Schemas without alternatives are expanded once. */
export class Expansions {
  readonly #document: Document
  readonly #costOf: CostOf
  readonly #known = new Map<string, readonly SchemaNode[]>()

  constructor(document: Document, costOf: CostOf) {
    this.#document = document
    this.#costOf = costOf
  }

  /** Returns the schemas that a value must meet. Of alternatives, the one that the value fits best is chosen. */
  of(nodes: readonly SchemaNode[], value: unknown): readonly SchemaNode[] {
    const key = nodes.map(({ pointer, provenance }) => `${pointer} ${provenance}`).join('\n')
    const known = this.#known.get(key)
    if (known) return known
    let hasAlternatives = false
    const expanded = expand(this.#document, nodes, (alternatives) => {
      hasAlternatives = true
      return this.#best(alternatives, value)
    })
    if (!hasAlternatives) this.#known.set(key, expanded)
    return expanded
  }

  #best(alternatives: readonly SchemaNode[], value: unknown): SchemaNode | undefined {
    let best: { readonly node: SchemaNode; readonly cost: number } | undefined
    for (const node of alternatives) {
      const cost = this.#costOf([node], value)
      if (!best || cost < best.cost) best = { node, cost }
      if (cost === 0) break
    }
    return best?.node
  }
}
