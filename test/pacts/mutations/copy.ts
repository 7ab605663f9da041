import { type Emulator, emulate } from '../../../src/emulator/emulator.ts'
import { matchOperation } from '../../../src/engine/spec/match-operation.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import type { Mutation } from './mutation.ts'

/** Scenario whose rate limit is enforced. */
const LIMITED = {
  raw: {
    scenario: 'limited',
    describe: 'A rate limit',
    extends: 'default',
    kore: { profile: { rateLimit: 'enforced' } },
  },
}

/** A copy of the double of Kore.ai. */
export type Copy = Emulator<{ readonly kore: typeof kore }>

/** Creates a copy of the double of Kore.ai that differs in one mutation, or the double itself without one. */
export function createCopy(mutation?: Mutation): Copy {
  const { handlers, ignores, request: changeRequest } = mutation ?? {}
  const vendor = {
    ...kore,
    handlers: { ...kore.handlers, ...handlers },
    spec: ignores === 'rate' ? { ...kore.spec, rateLimit: undefined } : kore.spec,
  }
  const emulator = emulate({
    vendors: { kore: vendor },
    scenarios: [LIMITED],
    ...(ignores === 'size' && { bodyLimit: 10_000_000 }),
  })
  return {
    ...emulator,
    handle: async (request, source) => {
      const isMutated = mutation !== undefined && operationOf(request) === mutation.operation
      if (!isMutated) return emulator.handle(request, source)
      const response = await emulator.handle(
        changeRequest?.(request, emulator.vendor('kore').credentials.headers) ?? request,
        source,
      )
      return mutation.change || mutation.answer ? changeResponse(response, mutation) : response
    },
  }
}

/** Returns the operation of a request to a world. */
export function operationOf({ method, url }: Pick<Request, 'method' | 'url'>): string | undefined {
  const match = matchOperation(kore.spec, method, new URL(url).pathname.replace(/^\/_world\/[^/]+/, ''))
  return match && 'operation' in match ? match.operation.id : undefined
}

async function changeResponse(response: Response, { change, answer }: Mutation): Promise<Response> {
  const body = await response.json()
  change?.(body, response.status)
  const { status = response.status, headers = {} } = answer?.(response.status) ?? {}
  const changed = new Headers(response.headers)
  changed.delete('content-length')
  for (const [name, value] of Object.entries(headers)) changed.set(name, value)
  return new Response(JSON.stringify(body), { status, headers: changed })
}
