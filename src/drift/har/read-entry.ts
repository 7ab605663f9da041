import { isObject } from '../../world/is-object.ts'
import type { RecordedBody, RecordedExchange } from '../traffic.ts'
import { type EntryPlace, entryError } from './entry-error.ts'
import { readContent } from './read-content.ts'
import { readHeaders } from './read-headers.ts'
import { readPostData } from './read-post-data.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Reads an entry of an archive. Returns undefined if it has no response, such as an aborted request, or if it is not
 * an HTTP request, such as a `data:` URL or a WebSocket.
 * @throws DriftError if a part is missing that every tool writes
 */
export function readEntry(entry: Json, place: EntryPlace): RecordedExchange | undefined {
  const { request, response } = entry
  if (!isObject(request)) throw entryError(place, 'has no object "request"', 'Export the archive again.')
  const url = readUrl(request['url'], place)
  if (url === undefined || !isObject(response)) return undefined
  const status = readStatus(response['status'], place)
  if (status === 0) return undefined
  return {
    ...place,
    at: readInstant(entry['startedDateTime'], place),
    method: readMethod(request['method'], place),
    url,
    request: messageOf(request, (headers) => readPostData(request['postData'], headers, place)),
    response: { status, ...messageOf(response, (headers) => readContent(response, headers, place)) },
  }
}

function messageOf(message: Json, read: (headers: Headers) => RecordedBody | undefined) {
  const headers = readHeaders(message['headers'])
  const body = read(headers)
  return { headers, ...(body && { body }) }
}

type Headers = ReturnType<typeof readHeaders>

/** Returns a URL without credentials and fragment; undefined if its scheme is not HTTP. */
function readUrl(value: unknown, place: EntryPlace): string | undefined {
  if (typeof value !== 'string') throw entryError(place, 'has no string request.url', 'Export the archive again.')
  if (!URL.canParse(value)) {
    throw entryError(place, 'has a request.url that is not an absolute URL', 'Export the archive again.')
  }
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.href
}

function readStatus(value: unknown, place: EntryPlace): number {
  const status = Number(value)
  // Tools write 0, -1 or null for a request that was aborted or blocked.
  if (value === undefined || value === null || status === 0 || status === -1) return 0
  if (Number.isInteger(status) && status >= 100 && status <= 599) return status
  throw entryError(place, 'has a response.status that is not a status from 100 to 599', 'Export the archive again.')
}

function readInstant(value: unknown, place: EntryPlace): string {
  const millis = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(millis)) return new Date(millis).toISOString()
  throw entryError(place, 'has no startedDateTime in ISO 8601', 'Export the archive again.')
}

function readMethod(value: unknown, place: EntryPlace): string {
  if (typeof value === 'string' && /^[!#$%&'*+.^_`|~\w-]{1,40}$/.test(value)) return value.toUpperCase()
  throw entryError(place, 'has no request.method', 'Export the archive again.')
}
