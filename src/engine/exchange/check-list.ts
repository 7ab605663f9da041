import { isObject } from '../../world/is-object.ts'
import { utf8 } from '../../world/utf8.ts'
import { objectOf, responseOf } from '../spec/declaration.ts'
import type { Document } from '../spec/document.ts'
import { isSeparable, longListIn } from '../spec/separable-list.ts'
import type { Operation } from '../spec/spec.ts'
import type { BodyCheck, ResponseCheck } from '../spec/validators.ts'
import { Problem } from '../vendor/problem.ts'
import { keepList, MOST_AT_ONCE, StreamedList } from '../vendor/streamed-list.ts'
import { joinBytes } from './bytes.ts'
import type { Call } from './call.ts'
import { type CheckedResponse, checkBody, checkHead, contentOf, type ResponseDraft } from './check-response.ts'
import type { Steps } from './in-turns.ts'
import { aroundList, streamBody, takeChunk } from './stream-body.ts'

/**
 * Starts to check a body with a long list in steps. Returns undefined if the body has none that can be checked in parts.
 * @throws ResponseViolation if the headers or the media type violate the spec
 */
export function checkLongList(
  call: Call,
  draft: ResponseDraft,
  declared: ResponseCheck | undefined,
): Steps<CheckedResponse> | undefined {
  if (typeof draft.body !== 'object' || !declared) return undefined
  const content = contentOf(declared)
  const list = content && longListOf(call, draft, content.check)
  if (!list) return undefined
  const headers = checkHead(draft, declared)
  const check = (entries: readonly unknown[]) => {
    checkBody({ ...draft, body: list.wrap(entries) }, content.check, call.vendor.spec.schemas)
  }
  return checkSteps({ status: draft.status, headers }, { list, check, isClosed: () => call.request.signal.aborted })
}

/** Returns a body as one with a streamed list, if it has a long list that can be checked in parts. */
function longListOf(
  { vendor: { spec }, operation }: Call,
  { body, status }: ResponseDraft,
  check: BodyCheck,
): StreamedList<unknown> | undefined {
  if (body instanceof StreamedList) return body
  // A record is checked only once, by itself.
  if (check.record !== undefined) return undefined
  const long = longListIn(body, MOST_AT_ONCE)
  if (!long) return undefined
  const [name = ''] = long.place
  const isApart = long.place.length === 1 && check.lists !== undefined && Object.hasOwn(check.lists, name)
  if (!isApart && !isSeparable(spec.document, schemaOf(spec.document, operation, status), long)) return undefined
  return keepList(
    listAt(body, long.place),
    (entry) => entry,
    (entries) => withListAt(body, long.place, entries),
  )
}

function schemaOf(document: Document, operation: Operation, status: number): unknown {
  const content = Object.values(responseOf(document, objectOf(document, operation), status)?.content ?? {})
  // If several media types are declared, the list is checked as a whole.
  return content.length === 1 ? content[0]?.schema : false
}

function listAt(body: unknown, place: readonly string[]): readonly unknown[] {
  const found = place.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), body)
  return Array.isArray(found) ? found : []
}

function withListAt(body: unknown, [name, ...rest]: readonly string[], list: readonly unknown[]): unknown {
  if (name === undefined || !isObject(body)) return list
  return { ...body, [name]: withListAt(body[name], rest, list) }
}

/** A long list that is to be checked. */
interface LongList {
  readonly list: StreamedList<unknown>
  /** throws if entries violate the spec */
  readonly check: (entries: readonly unknown[]) => void
  /** returns whether the client closed the connection */
  readonly isClosed: () => boolean
}

/**
 * Creates and checks a long list, one chunk in each step: all of it before the first byte is sent, so that a violation is
 * never sent. Returns the response.
 */
function* checkSteps(
  head: Pick<CheckedResponse, 'status' | 'headers'>,
  { list, check, isClosed }: LongList,
): Generator<void, CheckedResponse> {
  const beginning = takeChunk(list, 0)
  const isKept = list.isKept || beginning.isLast
  const entries: unknown[] = []
  const texts: Uint8Array[] = []
  for (let chunk = beginning; ; chunk = takeChunk(list, chunk.next)) {
    if (chunk.entries.length > 0) check(chunk.entries)
    if (isKept && chunk.entries.length > 0) {
      texts.push(utf8.encode(`${texts.length === 0 ? '' : ','}${chunk.text}`))
      for (const entry of chunk.entries) entries.push(entry)
    }
    if (chunk.isLast) break
    yield
    if (isClosed()) throw new Problem('timeout', 'The client closed the connection before the response was ready')
  }
  if (!isKept) return { ...head, body: streamBody(list, beginning, check), value: undefined }
  if (entries.length === 0) check(entries)
  const [before, after] = aroundList(list)
  const body = joinBytes([utf8.encode(before), ...texts, utf8.encode(after)])
  return { ...head, body, value: list.wrap(entries) }
}
