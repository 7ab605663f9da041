import type { ClientRequest, Service } from './planted-service.ts'

/** A request that was sent, with its response. */
interface Sent {
  readonly request: ClientRequest
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly response: Response
  readonly text: string
}

/** Sends requests to a service, one after another. */
export async function send({ url, headers }: Service, requests: readonly ClientRequest[]): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  for (const request of requests) {
    const { method, path, body } = request
    const own = { ...headers, cookie: 'session=s3cr3t-cookie', ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(url + path, { method, headers: own, ...(body && { body: JSON.stringify(body) }) })
    sent.push({ request, url: url + path, headers: own, response, text: await response.text() })
  }
  return sent
}

/** Writes an archive as the recorder of k6 does: with its own fields, pages, and a body in base64. */
export function k6Archive(sent: readonly Sent[]): string {
  const entries = sent.map(({ request, url, headers, response, text }, i) => ({
    _id: `request-${i}`,
    pageref: 'page_1',
    startedDateTime: '2026-11-25T09:00:00.000Z',
    time: 12,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/2',
      cookies: [{ name: 'session', value: 's3cr3t-cookie' }],
      headers: [{ name: ':authority', value: 'service.test' }, ...pairs(Object.entries(headers))],
      queryString: pairs([...new URL(url).searchParams]),
      headersSize: -1,
      bodySize: -1,
      ...(request.body && { postData: { mimeType: 'application/json', text: JSON.stringify(request.body) } }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: 'HTTP/2',
      cookies: [{ name: 'session', value: 's3cr3t-cookie' }],
      headers: pairs([...response.headers]),
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      content: { size: text.length, mimeType: 'application/json', encoding: 'base64', text: btoa(text) },
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0 },
  }))
  const log = {
    version: '1.2',
    creator: { name: 'k6-studio', version: '1.7.0' },
    pages: [{ startedDateTime: '2026-11-25T09:00:00.000Z', id: 'page_1', title: 'Desk', pageTimings: {} }],
    entries,
  }
  return JSON.stringify({ log })
}

/** Writes an archive as mitmproxy's export does: with form fields, offsets in times, and an aborted request. */
export function mitmproxyArchive(sent: readonly Sent[]): string {
  const entries = sent.map(({ request, url, headers, response, text }) => ({
    startedDateTime: '2026-11-25T10:00:00.123456+01:00',
    time: 12,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [{ name: 'session', value: 's3cr3t-cookie' }],
      headers: pairs(Object.entries(headers)),
      queryString: pairs([...new URL(url).searchParams]),
      headersSize: 100,
      bodySize: 0,
      ...(request.method === 'POST' && {
        postData: { mimeType: 'application/json', text: JSON.stringify(request.body), params: [] },
      }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: 'HTTP/1.1',
      cookies: [{ name: 'session', value: 's3cr3t-cookie', path: '/', domain: '', httpOnly: false, secure: false }],
      headers: pairs([...response.headers]),
      content: { size: text.length, compression: 0, mimeType: response.headers.get('content-type'), text },
      redirectURL: '',
      headersSize: 100,
      bodySize: text.length,
    },
    cache: {},
    timings: { connect: -1, ssl: -1, send: 0, receive: 0, wait: 12 },
    serverIPAddress: '127.0.0.1',
  }))
  const [first] = entries
  const response = {
    status: 0,
    statusText: '',
    httpVersion: '',
    headers: [],
    cookies: [],
    content: {},
    _error: 'reset',
  }
  const creator = { name: 'mitmproxy', version: '12.2.3', comment: '' }
  return JSON.stringify({ log: { version: '1.2', creator, pages: [], entries: [...entries, { ...first, response }] } })
}

function pairs(entries: readonly (readonly [string, string])[]) {
  return entries.map(([name, value]) => ({ name, value }))
}
