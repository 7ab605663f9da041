import type { Result, Router } from 'hono/router'

interface Step<T> {
  readonly literals: Map<string, Step<T>>
  template?: Step<T>
  /** by method; `ALL` for the methods that have none */
  readonly handlers: Map<string, T>
}

/**
 * Hono's router for paths as OpenAPI matches them: a literal segment beats a template, whatever the order in the spec,
 * and at most one handler answers. Hono's own routers find both, and then ask one after the other, in a promise.
 */
export class SpecRouter<T> implements Router<T> {
  readonly name = 'SpecRouter'
  readonly #root: Step<T> = step()

  add(method: string, path: string, handler: T): void {
    let at = this.#root
    for (const segment of path.split('/')) {
      if (segment.startsWith(':')) {
        at.template ??= step()
        at = at.template
      } else {
        const next = at.literals.get(segment) ?? step()
        at.literals.set(segment, next)
        at = next
      }
    }
    at.handlers.set(method, handler)
  }

  match(method: string, path: string): Result<T> {
    const end = walk(this.#root, path.split('/'), 0)
    const handler = end?.handlers.get(method) ?? end?.handlers.get('ALL')
    return [handler === undefined ? [] : [[handler, {}]], []]
  }
}

function step<T>(): Step<T> {
  return { literals: new Map(), handlers: new Map() }
}

/** The step at the path's end; where a literal leads nowhere, the template beside it is tried. */
function walk<T>(from: Step<T>, segments: readonly string[], at: number): Step<T> | undefined {
  const segment = segments[at]
  if (segment === undefined) return from.handlers.size > 0 ? from : undefined
  const literal = from.literals.get(segment)
  const found = literal && walk(literal, segments, at + 1)
  if (found || segment === '' || !from.template) return found
  return walk(from.template, segments, at + 1)
}
