import type { Operation, Spec } from './spec.ts'
import { SpecRouter } from './spec-router.ts'

/** The operation of a request, or the methods that its path has instead of the request's method. */
export type OperationMatch =
  | { readonly operation: Operation }
  | { readonly allow: readonly string[]; readonly path: string }

/** A route of a spec in Hono's terms. */
export interface Route {
  /** in upper case; `ALL` for the methods that the path does not have */
  readonly method: string
  /** such as `/api/agents/:agentId` */
  readonly pattern: string
  readonly match: OperationMatch
}

/** Lists the routes of a spec: one for each operation, and one for all other methods of each path. */
export function routesOf(spec: Spec): Route[] {
  const paths = Map.groupBy(spec.operations.values(), ({ path }) => path)
  return [...paths].flatMap(([path, operations]) => {
    const pattern = path.replace(/\{([^}]+)\}/g, ':$1')
    const allow = operations.map(({ method }) => method.toUpperCase())
    return [
      ...operations.map((operation) => ({ method: operation.method.toUpperCase(), pattern, match: { operation } })),
      { method: 'ALL', pattern, match: { allow, path } },
    ]
  })
}

const routers = new WeakMap<Spec, SpecRouter<OperationMatch>>()

/**
 * Finds the operation of a method and path. A literal segment is preferred to a template. A HEAD request matches the
 * GET operation if the path has no HEAD operation. Returns undefined if the spec does not have the path.
 * @param method in any case
 * @param path the path, still percent-encoded
 */
export function matchOperation(spec: Spec, method: string, path: string): OperationMatch | undefined {
  const router = routerOf(spec)
  const match = router.find(method.toUpperCase(), path)
  return match && 'allow' in match && method.toUpperCase() === 'HEAD' ? router.find('GET', path) : match
}

function routerOf(spec: Spec): SpecRouter<OperationMatch> {
  let router = routers.get(spec)
  if (!router) {
    router = new SpecRouter()
    for (const { method, pattern, match } of routesOf(spec)) router.add(method, pattern, match)
    routers.set(spec, router)
  }
  return router
}
