import { isWhole, readSegment, type SegmentPattern, segmentsOf, valuesIn } from './segment.ts'

/** A node of the tree of path segments. */
interface PathNode<T> {
  readonly literals: Map<string, PathNode<T>>
  /** segments with names and text, those with the most text first */
  readonly patterns: PatternBranch<T>[]
  template?: PathNode<T>
  /** by method; `ALL` for the methods without a handler of their own */
  readonly handlers: Map<string, T>
}

interface PatternBranch<T> {
  /** the texts of the pattern, which are equal for patterns that differ only in their names */
  readonly key: string
  readonly pattern: SegmentPattern
  readonly node: PathNode<T>
}

/**
 * Finds what belongs to a method and path, as OpenAPI matches path templates: a literal segment is preferred to a name
 * with text around it, and that to a name only, whatever their order in the spec.
 */
export class SpecRouter<T> {
  readonly #root: PathNode<T> = createNode()

  /** @param path a path template, such as `/api/agents/{agentId}` */
  add(method: string, path: string, handler: T): void {
    let node = this.#root
    for (const segment of path.split('/')) node = branchOf(node, segment)
    node.handlers.set(method, handler)
  }

  /** Returns the handler of a method and path, or the handler for `ALL` methods of the path. */
  find(method: string, path: string): T | undefined {
    const handlers = findNode(this.#root, segmentsOf(path), 0)?.handlers
    return handlers?.get(method) ?? handlers?.get('ALL')
  }
}

function createNode<T>(): PathNode<T> {
  return { literals: new Map(), patterns: [], handlers: new Map() }
}

/** Returns the branch of a node for a segment of a template; adds the branch if the node lacks it. */
function branchOf<T>(node: PathNode<T>, segment: string): PathNode<T> {
  const pattern = readSegment(segment)
  if (pattern && isWhole(pattern)) {
    node.template ??= createNode()
    return node.template
  }
  if (pattern) return patternBranch(node, pattern)
  const known = node.literals.get(segment) ?? createNode()
  node.literals.set(segment, known)
  return known
}

function patternBranch<T>({ patterns }: PathNode<T>, pattern: SegmentPattern): PathNode<T> {
  const key = pattern.texts.join('{}')
  const known = patterns.find((branch) => branch.key === key)
  if (known) return known.node
  const branch = { key, pattern, node: createNode<T>() }
  patterns.push(branch)
  patterns.sort((a, b) => textLength(b) - textLength(a) || (a.key < b.key ? -1 : 1))
  return branch.node
}

function textLength({ pattern }: { readonly pattern: SegmentPattern }): number {
  return pattern.texts.reduce((sum, { length }) => sum + length, 0)
}

/** Returns the node of a path. If the literal segment leads nowhere, the patterns and the template beside it are tried. */
function findNode<T>(from: PathNode<T>, segments: readonly string[], at: number): PathNode<T> | undefined {
  const segment = segments[at]
  if (segment === undefined) return from.handlers.size > 0 ? from : undefined
  const literal = from.literals.get(segment)
  const found = literal && findNode(literal, segments, at + 1)
  if (found || segment === '') return found
  for (const { pattern, node } of from.patterns) {
    const inPattern = valuesIn(pattern, segment) && findNode(node, segments, at + 1)
    if (inPattern) return inPattern
  }
  return from.template && findNode(from.template, segments, at + 1)
}
