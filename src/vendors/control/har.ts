import { utf8 } from '../../world/utf8.ts'
import type { Schemas } from './collections.ts'

/** Creates an HTTP Archive (HAR 1.2), which browsers and most HTTP tools can open. */
export function toHar(entries: Schemas['HarEntry'][], version: string): Schemas['Har'] {
  return { log: { version: '1.2', creator: { name: 'DeskDouble', version }, entries } }
}

/** Returns the base URL of the server that answered an exchange instead of the double. */
export function serverOf({ forwarded }: Schemas['Exchange']): string | undefined {
  return forwarded && forwarded.fallback === undefined ? forwarded.to : undefined
}

/** Converts an exchange to an entry of an archive. @param origin base URL of the server, before the path */
export function toHarEntry(exchange: Schemas['Exchange'], origin: string): Schemas['HarEntry'] {
  const { vendor, operation } = exchange
  return {
    startedDateTime: new Date(Date.parse(exchange.at) - exchange.duration).toISOString(),
    time: exchange.duration,
    request: toHarRequest(exchange, origin),
    response: toHarResponse(exchange),
    cache: {},
    timings: { send: 0, wait: exchange.duration, receive: 0 },
    ...(vendor !== undefined && { comment: operation === undefined ? vendor : `${vendor} ${operation}` }),
  }
}

/** Size of a body of which only the beginning is known. */
const UNKNOWN = -1

function toHarRequest(
  { method, path, query, request }: Schemas['Exchange'],
  origin: string,
): Schemas['HarEntry']['request'] {
  const { headers, body, encoding, truncated } = request
  return {
    method,
    url: `${origin}${path}${query === '' ? '' : `?${query}`}`,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    queryString: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(body !== '' && {
      postData: {
        mimeType: headerValue(headers, 'content-type'),
        // Half of a body would be read as a whole one.
        ...(!truncated && { text: body }),
        // HAR defines no encoding of request bodies.
        ...(encoding && { _encoding: encoding }),
      },
    }),
    headersSize: -1,
    bodySize: truncated ? UNKNOWN : byteLength(body, encoding),
  }
}

function toHarResponse({
  response: { status, headers, body, encoding, truncated },
}: Schemas['Exchange']): Schemas['HarEntry']['response'] {
  return {
    status,
    // Empty: HTTP/2 has no reason phrase, and HAR readers do not need one.
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: {
      size: truncated ? UNKNOWN : byteLength(body, encoding),
      mimeType: headerValue(headers, 'content-type'),
      ...(!truncated && { text: body }),
      ...(encoding && { encoding }),
    },
    redirectURL: headerValue(headers, 'location'),
    headersSize: -1,
    bodySize: truncated ? UNKNOWN : byteLength(body, encoding),
  }
}

function headerValue(headers: readonly Schemas['Header'][], lowerCaseName: string): string {
  return headers.find(({ name }) => name.toLowerCase() === lowerCaseName)?.value ?? ''
}

function byteLength(text: string, encoding?: 'base64'): number {
  if (encoding === 'base64') return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
  return utf8.encode(text).byteLength
}
