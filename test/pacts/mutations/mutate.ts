import { matchOperation } from '../../../src/engine/spec/match-operation.ts'
import type { Vendor } from '../../../src/engine/vendor/vendor.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import type { Mutation } from './mutation.ts'

/** The way from a request of a copy to the response of the double. */
export interface Original {
  readonly handle: (request: Request) => Response | Promise<Response>
  /** Returns the credentials of the world that the request is sent to. */
  readonly credentials: () => Readonly<Record<string, string>>
}

/** The largest body of a copy that ignores the size limit. */
const MANY_BYTES = 10_000_000

/** Returns the vendor of a copy, whose handlers or rate limit may differ. */
export function mutateVendor<V extends Vendor>(vendor: V, { handlers, ignores }: Partial<Mutation>): V {
  return {
    ...vendor,
    handlers: { ...vendor.handlers, ...handlers },
    spec: ignores === 'rate' ? { ...vendor.spec, rateLimit: undefined } : vendor.spec,
  }
}

/** Returns the limit of bodies that a copy does not have in common with the double; undefined if it has. */
export function mutatedBodyLimit({ ignores }: Partial<Mutation>): number | undefined {
  return ignores === 'size' ? MANY_BYTES : undefined
}

/** Responds to a request as a copy with a mutation. */
export async function mutateExchange(request: Request, mutation: Mutation, original: Original): Promise<Response> {
  if (operationOf(request) !== mutation.operation) return original.handle(request)
  const received = mutation.request?.(request, original.credentials()) ?? request
  const response = await original.handle(received)
  return mutation.change || mutation.answer ? changeResponse(response, mutation) : response
}

/** Returns the operation of a request to a world. */
export function operationOf({ method, url }: Pick<Request, 'method' | 'url'>): string | undefined {
  const match = matchOperation(kore.spec, method, new URL(url).pathname.replace(/^\/_world\/[^/]+/, ''))
  return match && 'operation' in match ? match.operation.id : undefined
}

async function changeResponse(response: Response, { change, answer }: Mutation): Promise<Response> {
  const { status = response.status, headers = {} } = answer?.(response.status) ?? {}
  const changed = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) changed.set(name, value)
  const text = await response.text()
  // A response to HEAD has no body.
  if (text === '') return new Response(null, { status, headers: changed })
  const body = JSON.parse(text)
  change?.(body, response.status)
  changed.delete('content-length')
  return new Response(JSON.stringify(body), { status, headers: changed })
}
