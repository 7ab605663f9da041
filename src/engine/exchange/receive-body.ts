import { toBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import { pause } from '../faults/delay.ts'
import { Problem } from '../vendor/problem.ts'
import { joinBytes, joinSteps } from './bytes.ts'
import { runInTurns } from './in-turns.ts'

/** Bytes that the journal keeps of a body that is too large, or that nobody reads. */
const MOST_KEPT = 65_536
/** Bytes of a body that is received in chunks and joined in turns, even if its length is announced. */
const LARGE = 1_048_576
/** How long a rejected request's body is waited for, in ms of real time. */
const LONGEST_WAIT = 1000

/** A body as the journal keeps it. */
export interface KeptBody {
  /** the text, or base64 if the body is not UTF-8 */
  readonly body: string
  /** `base64` if the body is not UTF-8 */
  readonly encoding?: 'base64'
  /** true if only the beginning is kept */
  readonly truncated?: true
}

/**
 * Receives the bytes of a body. Stops once there are more than the limit: check the length.
 * @param limit the largest body that is received whole, in bytes
 * @throws Problem `too-large` if the body announces that it is; `malformed` if it breaks off, which is the client's error
 */
export function receiveBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('content-length')
  if (Number(announced) > limit) return Promise.reject(tooLarge(limit))
  if (announced === null || Number(announced) > LARGE) return receiveChunks(request, limit).catch(brokeOff)
  return request.arrayBuffer().then((buffer) => new Uint8Array(buffer), brokeOff)
}

function brokeOff(): never {
  const finding = { in: 'body', at: '', keyword: 'length', message: 'must arrive in full, but broke off' } as const
  throw new Problem('malformed', `body ${finding.message}`, { findings: [finding] })
}

async function receiveChunks(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  // A body that is too large is not cancelled: a body that a platform creates from a form fails if it is.
  for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
    length += chunk.byteLength
    chunks.push(chunk)
    if (length > limit) break
  }
  return length > LARGE ? runInTurns(joinSteps(chunks)) : joinBytes(chunks)
}

/** Rejects a body that is larger than its limit in bytes, before anything of it is kept. */
export function rejectLarger({ byteLength }: Uint8Array, limit: number): void {
  if (byteLength > limit) throw tooLarge(limit)
}

/** Returns the problem of a body that is larger than its limit in bytes. */
export function tooLarge(limit: number): Problem {
  return new Problem('too-large', `The body must be no larger than ${limit} bytes`, { maxBytes: limit })
}

/** Returns a body as the journal keeps it. */
export function keptBody(bytes: Uint8Array): KeptBody {
  try {
    return { body: utf8.decode(bytes) }
  } catch {
    const kept = bytes.subarray(0, MOST_KEPT)
    return { body: toBase64(kept), encoding: 'base64', ...(kept.length < bytes.length && { truncated: true }) }
  }
}

/** A request whose body may not have been received yet. */
interface Receivable {
  readonly request: Request
  /** the body, if the adapter received it whole */
  readonly bytes?: Uint8Array | undefined
  /** in bytes */
  readonly bodyLimit: number
}

/**
 * Returns whether a request has a body that was not received yet and is not known to be larger than the limit. Such a body
 * is not even looked at: the server then discards it by itself and keeps the connection.
 */
export function hasUnreadBody({ request, bytes, bodyLimit }: Receivable): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.bodyUsed) return false
  if (bytes) return bytes.byteLength <= bodyLimit
  return Number(request.headers.get('content-length') ?? 0) <= bodyLimit && request.body !== null
}

/**
 * Receives the body of a request that is rejected without it, and keeps its beginning. Waits a second for it at most.
 * @param limit the largest body that is received, in bytes
 */
export async function receiveBeginning(request: Request, limit: number): Promise<KeptBody> {
  const chunks: Uint8Array[] = []
  let length = 0
  const receiving = (async () => {
    // The rest of the body is received too: an unread rest would make the server close the connection.
    for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
      if (length <= MOST_KEPT) chunks.push(chunk)
      length += chunk.byteLength
      if (length > limit) return
    }
  })().catch(() => undefined)
  const finished = new AbortController()
  await Promise.race([receiving, pause(LONGEST_WAIT, finished.signal)])
  finished.abort()
  return keptBeginning(joinBytes(chunks))
}

/** Returns the beginning of a body as the journal keeps it, or all of a short body. */
export function keptBeginning(bytes: Uint8Array): KeptBody {
  if (bytes.byteLength <= MOST_KEPT) return keptBody(bytes)
  return { ...keptBody(cutAtCharacter(bytes)), truncated: true }
}

/** Cuts bytes to the kept length, but not inside a UTF-8 character. */
function cutAtCharacter(bytes: Uint8Array): Uint8Array {
  let end = MOST_KEPT
  while (end > MOST_KEPT - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
