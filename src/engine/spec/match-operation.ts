import type { Operation, Spec } from './spec.ts'
import { SpecRouter } from './spec-router.ts'

/** The operation of a request, or the methods that its path has instead of the request's method. */
export type OperationMatch =
  | { readonly operation: Operation }
  | { readonly allow: readonly string[]; readonly path: string }

/** A route of a spec. */
export interface Route {
  /** in upper case; `ALL` for the methods that the path does not have */
  readonly method: string
  /** a path template, such as `/api/agents/{agentId}` */
  readonly path: string
  readonly match: OperationMatch
}

/**
 * Lists the routes of a spec: one for each operation, and one for all other methods of each path. Templates that differ
 * only in the names of their parameters are one path.
 */
export function routesOf(spec: Spec): Route[] {
  const paths = Map.groupBy(spec.operations.values(), ({ path }) => path.replace(/\{[^{}]+\}/g, '{}'))
  return [...paths.values()].flatMap((operations) => {
    const path = operations[0]?.path ?? '/'
    const allow = operations.map(({ method }) => method.toUpperCase())
    return [
      ...operations.map((operation) => ({ method: operation.method.toUpperCase(), path, match: { operation } })),
      { method: 'ALL', path, match: { allow, path } },
    ]
  })
}

const routers = new WeakMap<Spec, SpecRouter<OperationMatch>>()

/**
 * Finds the operation of a method and path. A literal segment is preferred to a template, and the path as it is to the
 * path below a base path of the spec. A HEAD request matches the GET operation if the path has no HEAD operation. Returns
 * undefined if the spec does not have the path.
 * @param method in any case
 * @param path the path, still percent-encoded
 */
export function matchOperation(spec: Spec, method: string, path: string): OperationMatch | undefined {
  return matchRequest(spec, method.toUpperCase(), path)
}

/** Finds the operation of a request like {@link matchOperation}. Methods of requests are case-sensitive (RFC 9110, 9.1). */
export function matchRequest(spec: Spec, method: string, path: string): OperationMatch | undefined {
  return matchPath(spec, method, path) ?? matchBelowBase(spec, method, path)
}

/**
 * Finds the operation of a path that lies below a base path of the spec. Of several base paths, the longest is tried
 * first. A mount prefix precedes the base path: the path of `/shop/v1/books` is `/shop/books`.
 */
function matchBelowBase(spec: Spec, method: string, path: string): OperationMatch | undefined {
  for (const base of spec.basePaths) {
    if (!path.startsWith(`${base}/`) && path !== base) continue
    const match = matchPath(spec, method, spec.mount + path.slice(base.length) || '/')
    if (match) return match
  }
  return undefined
}

/**
 * Returns the base path that a request's path starts with, such as `/v2`, or an empty string. A template has as many
 * segments as each path that it matches, so the segments between the mount prefix and them are the base path.
 */
export function basePathOf({ mount }: Spec, { path: template }: Operation, path: string): string {
  const segments = path.slice(mount.length).split('/')
  const own = template === '/' ? 1 : template.slice(mount.length).split('/').length
  return segments
    .slice(0, segments.length - own + 1)
    .join('/')
    .replace(/\/$/, '')
}

function matchPath(spec: Spec, method: string, path: string): OperationMatch | undefined {
  const router = routerOf(spec)
  const match = router.find(method, path)
  return match && 'allow' in match && method === 'HEAD' ? router.find('GET', path) : match
}

function routerOf(spec: Spec): SpecRouter<OperationMatch> {
  let router = routers.get(spec)
  if (!router) {
    router = new SpecRouter()
    for (const { method, path, match } of routesOf(spec)) router.add(method, path, match)
    routers.set(spec, router)
  }
  return router
}
