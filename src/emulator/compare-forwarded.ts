import { startCall } from '../engine/exchange/call.ts'
import { requestDifferences } from '../engine/forwarded/request-differences.ts'
import { responseDifferences } from '../engine/forwarded/response-differences.ts'
import type { Difference } from '../engine/journal/forwarded.ts'
import type { NearMiss } from '../engine/spec/near-miss.ts'
import { nearMisses } from '../engine/spec/near-miss.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Undeclared } from '../engine/spec/undeclared.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { utf8 } from '../world/utf8.ts'
import { copyRequest, type ForwardedCall } from './forwarded-call.ts'

/** Results of the comparison of an exchange with the spec. */
export interface Comparison {
  readonly differences: readonly Difference[]
  readonly undeclared: readonly Undeclared[]
  /** true if the spec does not declare the status of the response, and leaves out its errors */
  readonly undeclaredStatus?: true
  readonly nearMisses: readonly NearMiss[]
}

/** The response of another server. */
interface ComparedResponse {
  readonly status: number
  readonly headers: Headers
  /** the whole body without compression; undefined if it is not known */
  readonly body: Uint8Array | undefined
}

/** Compares a forwarded request and its response with the spec of the vendor that has the path. */
export async function compareForwarded(call: ForwardedCall, response: ComparedResponse): Promise<Comparison> {
  const { vendor, operation, forwarding } = call
  if (vendor && operation) return compareWith(call, { vendor, operation }, response)
  call.world.takeTurn()
  return forwarding.isChecked && call.request.method !== 'OPTIONS' ? unknownOperation(call) : NOTHING
}

const NOTHING: Comparison = { differences: [], undeclared: [], nearMisses: [] }

function unknownOperation({ request: { method }, target: { path }, services }: ForwardedCall): Comparison {
  const message = `${path} is not declared for the method ${method}`
  return {
    differences: [{ of: 'request', in: 'path', at: '', keyword: 'undeclared', message, count: 1 }],
    undeclared: [],
    nearMisses: nearMisses(method, path, Object.values(services.vendors)),
  }
}

async function compareWith(
  forwarded: ForwardedCall,
  declared: { readonly vendor: Vendor; readonly operation: Operation },
  { status, headers, body }: ComparedResponse,
): Promise<Comparison> {
  const { vendor, operation } = declared
  await vendor.checks.prepare()
  const { world, services, bodyLimit, target, request } = forwarded
  const { path, query } = target
  const readable = await readableRequest(forwarded)
  const call = startCall({ vendor, world, services, bodyLimit, path, query }, readable ?? request, operation)
  const inRequest = readable ? await requestDifferences(call) : []
  const text = body && textOf(body)
  const inResponse = responseDifferences({ vendor, operation, method: request.method, status, headers, text })
  const isLeftOut =
    vendor.spec.undeclaredErrors === 'neutral' && status >= 400 && !vendor.checks.response(operation, status)
  return {
    differences: [...inRequest, ...inResponse],
    undeclared: call.undeclared,
    ...(isLeftOut && { undeclaredStatus: true }),
    nearMisses: [],
  }
}

/** Returns the request with its body as it can be read; undefined if the body is too large or cannot be decompressed. */
async function readableRequest({ request, body, forwarding, bodyLimit }: ForwardedCall): Promise<Request | undefined> {
  if (body.stream) return undefined
  const encoding = request.headers.get('content-encoding')
  const isPlain = encoding === null || body.bytes.byteLength === 0
  const bytes = isPlain ? body.bytes : await forwarding.decompress(body.bytes, encoding, bodyLimit)
  if (!bytes) return undefined
  const headers = new Headers(request.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return copyRequest(request, { headers, body: bytes })
}

/** Decodes a text. Returns bytes that are not UTF-8 as a text that no schema accepts. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return NOT_TEXT
  }
}

const NOT_TEXT = '\uFFFD'
