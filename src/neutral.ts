import type { Operation } from './engine/spec.ts'
import type { Vendor } from './engine/vendor.ts'

/** Answers what belongs to no vendor, in words that are no vendor's (RFC 9457). */
export function neutralProblem(status: number, title: string, more: Readonly<Record<string, unknown>>): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, ...more })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** Answers a request for a world that there is none of. */
export function unknownWorld(name: string, names: readonly string[]): Response {
  const detail = `There is no world named "${name}". Fork one, or ask one of those there are.`
  return neutralProblem(404, 'Not Found', { detail, worlds: names.slice(0, MOST_NAMED) })
}

/** Answers a request outside every vendor's roots, with the operations that its path is most like. */
export function outsideAllRoots(path: string, vendors: readonly Vendor[]): Response {
  const roots = vendors.flatMap(({ spec }) => spec.document['x-roots'])
  return neutralProblem(404, 'Not Found', {
    detail: `No vendor has a path like ${path}: they begin with ${roots.join(', ')}`,
    nearest: nearest(path, vendors).map(({ method, path: template }) => `${method.toUpperCase()} ${template}`),
  })
}

const MOST_NEAR = 5
const MOST_NAMED = 20

function nearest(path: string, vendors: readonly Vendor[]): Operation[] {
  const wanted = new Set(path.toLowerCase().split('/').filter(Boolean))
  return vendors
    .flatMap(({ spec }) => [...spec.operations.values()])
    .map((operation) => ({
      operation,
      shared: operation.path.split('/').filter((step) => wanted.has(step.toLowerCase())).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || a.operation.path.length - b.operation.path.length)
    .slice(0, MOST_NEAR)
    .map(({ operation }) => operation)
}
