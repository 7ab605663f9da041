import type { Schemas } from './collections.ts'

/** Exchanges as an HTTP Archive (HAR 1.2), which browsers and most HTTP tools can open. */
export function harOf(
  exchanges: readonly Schemas['Exchange'][],
  { origin, version }: { readonly origin: string; readonly version: string },
): Schemas['Har'] {
  const entries = exchanges.map((exchange) => entryOf(exchange, origin))
  return { log: { version: '1.2', creator: { name: 'DeskDouble', version }, entries } }
}

function entryOf(exchange: Schemas['Exchange'], origin: string): Schemas['HarEntry'] {
  const { vendor, operation } = exchange
  return {
    startedDateTime: exchange.at,
    time: 0,
    request: requestOf(exchange, origin),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    ...(vendor !== undefined && { comment: operation === undefined ? vendor : `${vendor} ${operation}` }),
  }
}

function requestOf(
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
    ...(body !== '' && { postData: { mimeType: headerIn(headers, 'content-type'), text: body } }),
    headersSize: -1,
    bodySize: sizeOf(body),
  }
}

function responseOf({ response: { status, headers, body } }: Schemas['Exchange']): Schemas['HarEntry']['response'] {
  return {
    status,
    // HTTP/2 has none any more, and no reader needs it.
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size: sizeOf(body), mimeType: headerIn(headers, 'content-type'), text: body },
    redirectURL: headerIn(headers, 'location'),
    headersSize: -1,
    bodySize: sizeOf(body),
  }
}

function headerIn(headers: readonly Schemas['Header'][], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).byteLength
}
