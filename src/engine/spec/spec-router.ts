import type { Result, Router } from 'hono/router'

/** A node of the tree of path segments. */
interface PathNode<T> {
  readonly literals: Map<string, PathNode<T>>
  template?: PathNode<T>
  /** by method; `ALL` for the methods without a handler of their own */
  readonly handlers: Map<string, T>
}

/**
 * A router for Hono that matches paths as OpenAPI does: a literal segment is preferred to a template, whatever their
 * order in the spec, and at most one handler responds. Hono's own routers return both and call them in turn, which
 * costs a promise.
 */
export class SpecRouter<T> implements Router<T> {
  readonly name = 'SpecRouter'
  readonly #root: PathNode<T> = createNode()

  add(method: string, path: string, handler: T): void {
    let node = this.#root
    for (const segment of path.split('/')) {
      if (segment.startsWith(':')) {
        node.template ??= createNode()
        node = node.template
      } else {
        const next = node.literals.get(segment) ?? createNode()
        node.literals.set(segment, next)
        node = next
      }
    }
    node.handlers.set(method, handler)
  }

  match(method: string, path: string): Result<T> {
    const handler = this.find(method, path)
    return [handler === undefined ? [] : [[handler, {}]], []]
  }

  /** Returns the handler of a method and path, or the handler for `ALL` methods of the path. */
  find(method: string, path: string): T | undefined {
    const handlers = findNode(this.#root, path.split('/'), 0)?.handlers
    return handlers?.get(method) ?? handlers?.get('ALL')
  }
}

function createNode<T>(): PathNode<T> {
  return { literals: new Map(), handlers: new Map() }
}

/** Returns the node of a path. If the literal segment leads nowhere, the template beside it is tried. */
function findNode<T>(from: PathNode<T>, segments: readonly string[], at: number): PathNode<T> | undefined {
  const segment = segments[at]
  if (segment === undefined) return from.handlers.size > 0 ? from : undefined
  const literal = from.literals.get(segment)
  const found = literal && findNode(literal, segments, at + 1)
  if (found || segment === '' || !from.template) return found
  return findNode(from.template, segments, at + 1)
}
