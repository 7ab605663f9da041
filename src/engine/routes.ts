import { Hono } from 'hono'
import type { Bindings } from './call.ts'
import { carryOut, refuseUnmatched } from './pipeline.ts'
import { Problem } from './problem.ts'
import type { Operation, Spec } from './spec.ts'

/** The routes of one vendor. The world and the path travel with each request, as bindings. */
export interface Routes {
  readonly fetch: (request: Request, bindings: Bindings) => Response | Promise<Response>
}

/** The bindings as Hono carries them, and the request itself where another stands in for it. */
type Carried = Bindings & { readonly original?: Request }

/** Makes the routes of a spec. A literal segment beats a template; a known path with another method is a 405. */
export function makeRoutes(spec: Spec): Routes {
  const app = new Hono<{ Bindings: Carried }>({ getPath: (_, options) => options?.env?.path ?? '/' })
  for (const [path, operations] of byPath(spec)) {
    const route = path.replace(/\{([^}]+)\}/g, ':$1')
    const head = operations.find(({ method }) => method === 'head')
    for (const operation of operations) {
      // Hono hands a HEAD to the route of the GET, and drops the body of what that answers.
      if (operation === head) continue
      app.on(operation.method.toUpperCase(), route, ({ env, req: { raw } }) => {
        return carryOut({ ...env, request: raw, operation: raw.method === 'HEAD' && head ? head : operation })
      })
    }
    const allow = operations.map(({ method }) => method.toUpperCase())
    app.all(route, ({ env, req }) => {
      const raw = env.original ?? req.raw
      if (raw.method === 'HEAD' && head) return carryOut({ ...env, request: raw, operation: head })
      const message = `${raw.method} is not a method of ${path}: it has ${allow.join(', ')}`
      return refuseUnmatched(
        { ...env, request: raw, operation: undefined },
        new Problem('unknown-method', message, { allow }),
      )
    })
  }
  app.notFound(({ env, req }) => {
    const raw = env.original ?? req.raw
    const problem = new Problem('unknown-path', `There is no operation at ${env.path}`)
    return refuseUnmatched({ ...env, request: raw, operation: undefined }, problem)
  })
  return {
    fetch: (request, bindings) => {
      if (!(request.method in Object.prototype)) return app.fetch(request, bindings)
      // Hono looks methods up in a plain object, where it would find what every object inherits.
      return app.fetch(new Request(request.url, { method: 'OPTIONS' }), { ...bindings, original: request })
    },
  }
}

/** The operations by path; of two paths that could match the same request, the more literal one comes first. */
function byPath(spec: Spec): [path: string, operations: Operation[]][] {
  const paths = new Map<string, Operation[]>()
  for (const operation of spec.operations.values()) {
    const known = paths.get(operation.path)
    if (known) known.push(operation)
    else paths.set(operation.path, [operation])
  }
  return [...paths].toSorted(([a], [b]) => (literalFirst(a) < literalFirst(b) ? -1 : 1))
}

/** Sorts a literal segment before a template in the same place. */
function literalFirst(path: string): string {
  return path.replace(/[^/]+/g, (segment) => (segment.startsWith('{') ? '~' : `!${segment}`))
}
