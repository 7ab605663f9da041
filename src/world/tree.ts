import sortedBtree from 'sorted-btree'

// The package is CommonJS: Node hands its default export inside the module object, bundlers hand it bare. Its types
// differ likewise, by how whoever compiles against these resolves modules.
type Exported = typeof sortedBtree extends { readonly default: infer Inner } ? Inner : typeof sortedBtree
const BTree: Exported = 'default' in sortedBtree ? sortedBtree.default : sortedBtree

/**
 * A persistent ordered map: `clone` costs the same whatever it holds, and the copies share what neither changed.
 */
export type Tree<K, V> = InstanceType<typeof BTree<K, V>>

/** A write copies the nodes on its path: small ones are cheaper to copy, and hardly dearer to search. */
const NODE_SIZE = 16

/** An empty tree, ordered by the comparison given. */
export function createTree<K, V>(compare: (a: K, b: K) => number): Tree<K, V> {
  return new BTree<K, V>(undefined, compare, NODE_SIZE)
}

/** Orders texts and numbers by value; use it for one kind at a time. */
export function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : a > b ? 1 : 0
}
