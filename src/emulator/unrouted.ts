import { type Exchange, journalOf } from '../engine/journal/journal.ts'
import { nearMisses } from '../engine/spec/near-miss.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { roots } from '../generated/roots.ts'
import type { World } from '../world/world.ts'
import type { RequestTarget } from './request-target.ts'

const PROBLEM = { 'content-type': 'application/problem+json' }

/** Answers what belongs to no vendor, in words that are no vendor's (RFC 9457). */
export function problemResponse(status: number, title: string, more: Readonly<Record<string, unknown>>): Response {
  return new Response(problemText(status, title, more), { status, headers: PROBLEM })
}

/** Answers a request for a world that there is none of. */
export function unknownWorldResponse(name: string, names: readonly string[]): Response {
  const detail = `There is no world named "${name}". Fork one, or ask one of those there are.`
  return problemResponse(404, 'Not Found', { detail, worlds: names.slice(0, MOST_NAMED) })
}

/** A request whose path belongs to no vendor, and the world that it was for. */
interface UnroutedRequest {
  readonly request: Request
  readonly target: RequestTarget
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly report?: ((exchange: Exchange) => void) | undefined
}

/** Answers a request outside every vendor's roots, with the operations that it is most like, and writes it down. */
export function respondUnrouted({
  request,
  target: { path, query },
  world,
  vendors,
  report,
}: UnroutedRequest): Response {
  const all = Object.values(vendors)
  const theirs = all.flatMap(({ spec }) => spec.document['x-roots'])
  const message = `No vendor has a path like ${path}: they begin with ${theirs.join(', ')}. For people there is a page at ${roots.control[0]}`
  const nearest = nearMisses(request.method, path, all).map((near) => `${near.method} ${near.path}`)
  const body = problemText(404, 'Not Found', { detail: message, nearest })
  world.takeTurn()
  const journal = journalOf(world)
  const now = world.snapshot()
  const exchange: Exchange = {
    number: journal.next,
    at: world.clock.now(),
    vendor: undefined,
    operation: undefined,
    method: request.method,
    path,
    query,
    request: { headers: [...request.headers], body: '' },
    response: { status: 404, headers: PROBLEM, body },
    problem: { kind: 'unknown-path', message, findings: [] },
    credential: undefined,
    fault: undefined,
    violation: undefined,
    error: undefined,
    before: now,
    after: now,
  }
  journal.add(exchange, body.length)
  report?.(exchange)
  return new Response(body, { status: 404, headers: PROBLEM })
}

const MOST_NAMED = 20

function problemText(status: number, title: string, more: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type: 'about:blank', title, status, ...more })
}
