import sortedBtree from 'sorted-btree'

// The package is CommonJS: Node wraps its default export in the module object, bundlers do not. Its types differ
// in the same way, depending on how modules are resolved.
type Exported = typeof sortedBtree extends { readonly default: infer Inner } ? Inner : typeof sortedBtree
const BTree: Exported = 'default' in sortedBtree ? sortedBtree.default : sortedBtree

/** A persistent ordered map. Cloning takes constant time; clones share the nodes that neither has changed. */
export type Tree<K, V> = InstanceType<typeof BTree<K, V>>

/** Entries of a node. A write copies the nodes on its path: small nodes are cheap to copy and nearly as fast to search. */
const NODE_SIZE = 16

/** Creates an empty tree with the given order. */
export function createTree<K, V>(compare: (a: K, b: K) => number): Tree<K, V> {
  return new BTree<K, V>(undefined, compare, NODE_SIZE)
}

/**
 * Compares two strings or two numbers.
 * @example
 * ['b', 'a'].toSorted(compare) // ['a', 'b']
 */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
