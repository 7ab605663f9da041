import { hasUnreadBody, type KeptBody, receiveBeginning } from '../engine/exchange/receive-body.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { recordExchange } from '../engine/journal/journal.ts'
import { nearMisses } from '../engine/spec/near-miss.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { roots } from '../generated/roots.ts'
import type { World } from '../world/world.ts'
import type { RequestTarget } from './request-target.ts'

/** The headers of a {@link problemResponse}. */
export const PROBLEM = { 'content-type': 'application/problem+json' }

/** How many world names an error lists. */
const MOST_NAMED = 20

/** Returns a problem by RFC 9457, for requests that belong to no vendor. */
export function problemResponse(status: number, title: string, more: Readonly<Record<string, unknown>>): Response {
  return new Response(problemText(status, title, more), { status, headers: PROBLEM })
}

/** Responds to a request for a world that does not exist. */
export function unknownWorldResponse(name: string, names: readonly string[]): Response {
  const detail = `World "${name}" does not exist. Fork it first, or use one of the worlds listed here.`
  return problemResponse(404, 'Not Found', { detail, worlds: names.slice(0, MOST_NAMED) })
}

/** A request whose path belongs to no vendor, in the world that it selects. */
interface UnroutedRequest {
  readonly request: Request
  readonly target: RequestTarget
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  /** largest body that is received, in bytes */
  readonly bodyLimit: number
  readonly report?: ((exchange: Exchange) => void) | undefined
}

/** Responds to a request whose path belongs to no vendor with the most similar operations, and records it. */
export function respondUnrouted(unrouted: UnroutedRequest): Response | Promise<Response> {
  const { request, bodyLimit } = unrouted
  const startedAt = unrouted.world.clock.millis()
  if (!hasUnreadBody({ request, bodyLimit })) return respond(unrouted, startedAt, { body: '' })
  return receiveBeginning(request, bodyLimit).then((kept) => respond(unrouted, startedAt, kept))
}

function respond({ request, target, world, vendors, report }: UnroutedRequest, startedAt: number, kept: KeptBody) {
  const { path, query } = target
  const all = Object.values(vendors)
  const known = all.flatMap(({ spec }) => spec.document['x-roots'])
  const message = `No vendor has the path ${path}; their paths start with ${known.join(', ')}. Open ${roots.control[0]} in a browser to inspect the emulator.`
  const near = nearMisses(request.method, path, all)
  const nearest = near.map((miss) => `${miss.method} ${miss.path}`)
  const body = problemText(404, 'Not Found', { detail: message, nearest })
  world.takeTurn()
  const exchange = recordExchange(world, {
    startedAt,
    delayed: 0,
    vendor: undefined,
    operation: undefined,
    method: request.method,
    path,
    query,
    request: { headers: [...request.headers], ...kept },
    response: { status: 404, headers: PROBLEM, body },
    problem: { kind: 'unknown-path', message, findings: [] },
    undeclared: [],
    nearMisses: near,
    credential: undefined,
    fault: undefined,
    violation: undefined,
    error: undefined,
    bytes: body.length + kept.body.length,
  })
  report?.(exchange)
  return new Response(body, { status: 404, headers: PROBLEM })
}

/** Returns the body of a {@link problemResponse}. */
export function problemText(status: number, title: string, more: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type: 'about:blank', title, status, ...more })
}
