import type { Path } from './path.ts'

interface PathNode {
  readonly inner: Map<string | number, PathNode>
  isMember: boolean
}

/** Paths inside a scenario's file. Looking one up costs as much as it has steps, however many there are. */
export class PathSet {
  readonly #root: PathNode = { inner: new Map(), isMember: false }

  constructor(paths: readonly Path[]) {
    for (const path of paths) this.#add(path)
  }

  /** Returns whether no path of the set lies at a path, inside it or around it. */
  isClear(path: Path): boolean {
    let node = this.#root
    for (const step of path) {
      if (node.isMember) return false
      const next = node.inner.get(step)
      if (!next) return true
      node = next
    }
    return false
  }

  has(path: Path): boolean {
    let node: PathNode | undefined = this.#root
    for (const step of path) node = node?.inner.get(step)
    return node?.isMember === true
  }

  /** Returns the paths of the set that lie inside a path, without the steps that lead to it. */
  inside(path: Path): Path[] {
    let node: PathNode | undefined = this.#root
    for (const step of path) node = node?.inner.get(step)
    return node ? membersOf(node, []) : []
  }

  #add(path: Path): void {
    let node = this.#root
    for (const step of path) {
      const next: PathNode = node.inner.get(step) ?? { inner: new Map(), isMember: false }
      node.inner.set(step, next)
      node = next
    }
    node.isMember = true
  }
}

function membersOf(node: PathNode, path: Path): Path[] {
  const inner = [...node.inner].flatMap(([step, next]) => membersOf(next, [...path, step]))
  return node.isMember ? [path, ...inner] : inner
}

/**
 * Returns a value without its parts at some paths. If a part is missing, the mapping or list that should contain it is
 * removed. Other values keep their identity.
 */
export function withoutPaths<T extends object>(value: T, paths: readonly Path[]): T {
  if (paths.length === 0) return value
  const cut = new PathSet(paths.map((path) => partToCut(value, path)).filter((path) => path.length > 0))
  const copy = (part: unknown, path: Path): unknown => {
    if (typeof part !== 'object' || part === null || cut.isClear(path)) return part
    const kept = Object.entries(part)
      .map(([key, inner]) => ({ key, inner, at: [...path, Array.isArray(part) ? Number(key) : key] }))
      .filter(({ at }) => !cut.has(at))
    if (Array.isArray(part)) return kept.map(({ inner, at }) => copy(inner, at))
    return Object.fromEntries(kept.map(({ key, inner, at }) => [key, copy(inner, at)]))
  }
  // Callers declare every property as optional and unknown, so a part that is missing breaks no type.
  return copy(value, []) as T
}

function partToCut(value: object, path: Path): Path {
  let inner: unknown = value
  for (const [i, step] of path.entries()) {
    const next =
      typeof inner === 'object' && inner !== null ? Object.getOwnPropertyDescriptor(inner, step)?.value : undefined
    if (next === undefined) return path.slice(0, i)
    inner = next
  }
  return path
}
