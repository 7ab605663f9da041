import { utf8 } from '../../world/utf8.ts'
import type { Schemas } from './collections.ts'

/** Converts exchanges to an HTTP Archive (HAR 1.2), which browsers and most HTTP tools can open. */
export function toHar(
  exchanges: readonly Schemas['Exchange'][],
  { origin, version }: { readonly origin: string; readonly version: string },
): Schemas['Har'] {
  const entries = exchanges.map((exchange) => toHarEntry(exchange, origin))
  return { log: { version: '1.2', creator: { name: 'DeskDouble', version }, entries } }
}

function toHarEntry(exchange: Schemas['Exchange'], origin: string): Schemas['HarEntry'] {
  const { vendor, operation } = exchange
  return {
    startedDateTime: exchange.at,
    time: 0,
    request: toHarRequest(exchange, origin),
    response: toHarResponse(exchange),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    ...(vendor !== undefined && { comment: operation === undefined ? vendor : `${vendor} ${operation}` }),
  }
}

function toHarRequest(
  { method, path, query, request }: Schemas['Exchange'],
  origin: string,
): Schemas['HarEntry']['request'] {
  const { headers, body } = request
  return {
    method,
    url: `${origin}${path}${query === '' ? '' : `?${query}`}`,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    queryString: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(body !== '' && { postData: { mimeType: headerValue(headers, 'content-type'), text: body } }),
    headersSize: -1,
    bodySize: byteLength(body),
  }
}

function toHarResponse({ response: { status, headers, body } }: Schemas['Exchange']): Schemas['HarEntry']['response'] {
  return {
    status,
    // Empty: HTTP/2 has no reason phrase, and HAR readers do not need one.
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size: byteLength(body), mimeType: headerValue(headers, 'content-type'), text: body },
    redirectURL: headerValue(headers, 'location'),
    headersSize: -1,
    bodySize: byteLength(body),
  }
}

function headerValue(headers: readonly Schemas['Header'][], lowerCaseName: string): string {
  return headers.find(({ name }) => name.toLowerCase() === lowerCaseName)?.value ?? ''
}

function byteLength(text: string): number {
  return utf8.encode(text).byteLength
}
