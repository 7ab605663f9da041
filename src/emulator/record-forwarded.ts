import { inPairs } from '../engine/exchange/header-pairs.ts'
import { type KeptBody, keptBeginning, keptBody } from '../engine/exchange/receive-body.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { recordExchange } from '../engine/journal/journal.ts'
import type { Comparison } from './compare-forwarded.ts'
import type { StreamCopy } from './copied-stream.ts'
import type { ForwardedCall } from './forwarded-call.ts'

/** The end of a forwarded exchange. */
interface ForwardedResult extends Partial<Comparison> {
  readonly status: number
  readonly headers: Headers
  /** Returns the body, or the beginning of a large one. That of a stream grows while it is sent. */
  readonly body: () => StreamCopy
  /** most bytes that `body` returns */
  readonly bytes: number
  readonly problem?: Exchange['problem']
}

/** Adds a forwarded exchange to the journal of its world, unless the world was reset or deleted meanwhile. */
export function recordForwarded(call: ForwardedCall, result: ForwardedResult): void {
  const { world, vendor, operation, request, target, rawHeaders, forwarding, body, report } = call
  if (world.epoch !== call.epoch) return
  const { differences = [], undeclared = [], undeclaredStatus, nearMisses = [], problem } = result
  const sent = body.stream ? { ...keptBeginning(body.bytes), truncated: true as const } : keptBody(body.bytes)
  const headers = rawHeaders ? inPairs(rawHeaders) : [...request.headers]
  const exchange = recordExchange(world, {
    startedAt: call.startedAt,
    delayed: 0,
    vendor: vendor?.name,
    operation: operation?.id,
    method: request.method,
    path: target.path,
    query: target.query,
    request: { headers, ...sent },
    response: keptResponse(result),
    problem,
    undeclared,
    undeclaredStatus,
    nearMisses,
    credential: undefined,
    fault: undefined,
    forwarded: { to: forwarding.to, differences },
    violation: undefined,
    error: undefined,
    bytes: sent.body.length + result.bytes,
  })
  report?.(exchange)
}

/** Returns a response as the journal keeps it. Its body becomes a text when it is first needed. */
function keptResponse({ status, headers, body }: ForwardedResult): Exchange['response'] {
  return {
    status,
    headers: Object.fromEntries([...headers.keys()].map((name) => [name, headers.get(name) ?? ''])),
    get body() {
      return keptOf(body()).body
    },
    get encoding() {
      return keptOf(body()).encoding
    },
    get truncated() {
      return keptOf(body()).truncated
    },
  }
}

function keptOf({ bytes, isWhole }: StreamCopy): KeptBody {
  return isWhole ? keptBody(bytes) : { ...keptBeginning(bytes), truncated: true }
}
