import { describe, expect, it } from 'vitest'
import { readHar } from '../../src/drift/read-har.ts'
import { vendors } from '../../src/vendors/index.ts'

const AT = '2026-11-25T09:00:00.000Z'
const URL_OF_AGENTS = 'https://smartassist.kore.ai/agentassist/api/public/v1/agents'

/** Creates an archive with one entry, in which parts of a plain one are replaced. */
function archive(entry: object): string {
  const plain = {
    startedDateTime: AT,
    request: { method: 'GET', url: URL_OF_AGENTS, headers: [] },
    response: { status: 200, headers: [], content: { size: 2, mimeType: 'application/json', text: '{}' } },
  }
  return JSON.stringify({ log: { version: '1.2', entries: [{ ...plain, ...entry }] } })
}

function read(entry: object) {
  return readHar(archive(entry), { file: 'desk.har', vendors }).exchanges
}

function get(url: string) {
  return { method: 'GET', url, headers: [] }
}

describe('readHar', () => {
  it('reads a request with its response', () => {
    expect(read({})).toEqual([
      {
        file: 'desk.har',
        number: 1,
        at: AT,
        method: 'GET',
        url: URL_OF_AGENTS,
        request: { headers: [] },
        response: { status: 200, headers: [], body: { text: '{}', mediaType: 'application/json' } },
      },
    ])
  })

  it('reads an archive that starts with a byte order mark', () => {
    expect(readHar(`\uFEFF${archive({})}`, { file: 'desk.har', vendors }).exchanges).toHaveLength(1)
  })

  it('leaves out aborted requests, WebSockets and data URLs, and keeps the numbers of the others', () => {
    const [first] = read({})
    const entries = [
      { startedDateTime: AT, request: get(URL_OF_AGENTS), response: { status: 0, content: {} } },
      { startedDateTime: AT, request: get('wss://kore.ai/'), response: { status: 101 } },
      { startedDateTime: AT, request: get('data:text/plain,hello'), response: { status: 200 } },
      { startedDateTime: AT, request: get(URL_OF_AGENTS), response: { status: 200, bodySize: -1 } },
    ]
    const { exchanges } = readHar(JSON.stringify({ log: { entries } }), { file: 'desk.har', vendors })

    expect(exchanges).toEqual([{ ...first, number: 4, response: { status: 200, headers: [] } }])
  })

  it('prefers the media type that was sent and leaves out pseudo-headers of HTTP/2', () => {
    const headers = [
      { name: ':status', value: '200' },
      { name: 'content-type', value: 'application/json; charset=utf-8' },
    ]
    const [exchange] = read({ response: { status: 200, headers, content: { mimeType: 'x-unknown', text: '{}' } } })

    expect(exchange?.response.headers).toEqual([['content-type', 'application/json; charset=utf-8']])
    expect(exchange?.response.body?.mediaType).toBe('application/json; charset=utf-8')
  })

  it('decodes text in base64 and keeps other bodies encoded', () => {
    const bodyOf = (bytes: Uint8Array) => {
      const content = { mimeType: 'application/json', encoding: 'base64', text: Buffer.from(bytes).toString('base64') }
      return read({ response: { status: 200, headers: [], content } })[0]?.response.body
    }
    expect(bodyOf(Buffer.from('{"name":"Zoë"}'))?.text).toBe('{"name":"Zoë"}')
    expect(bodyOf(Uint8Array.of(0xff, 0xd8))).toEqual({
      text: '/9g=',
      mediaType: 'application/json',
      encoding: 'base64',
    })
  })

  it('builds the text of a form from its fields and reads the encoding that DeskDouble writes', () => {
    const bodyOf = (postData: object) => {
      return read({ request: { method: 'POST', url: URL_OF_AGENTS, headers: [], postData } })[0]?.request.body
    }
    expect(bodyOf({ params: [{ name: 'a b', value: 'c' }] })).toEqual({
      text: 'a+b=c',
      mediaType: 'application/x-www-form-urlencoded',
    })
    expect(bodyOf({ mimeType: 'application/json', text: 'e30=', _encoding: 'base64' })?.text).toBe('{}')
    expect(bodyOf({ mimeType: 'application/json' })).toBeUndefined()
  })

  it('keeps no credential, cookie or secret value', () => {
    const secret = 's3cr3t-value'
    const headers = ['Authorization', 'Cookie', 'X-Api-Key', 'Proxy-Authorization'].map((name) => ({
      name,
      value: `Bearer ${secret}`,
    }))
    const body = JSON.stringify({ client_secret: secret, nested: [{ access_token: secret }] })
    const exchanges = read({
      request: {
        method: 'POST',
        url: `https://user:${secret}@smartassist.kore.ai/agentassist?token=${secret}&access_token=${secret}#id_token=${secret}`,
        headers,
        cookies: [{ name: 'session', value: secret }],
        queryString: [{ name: 'token', value: secret }],
        postData: { mimeType: 'application/json', text: body },
      },
      response: {
        status: 200,
        headers: [
          { name: 'set-cookie', value: `session=${secret}` },
          { name: 'Location', value: `https://kore.ai/?code=1&access_token=${secret}` },
        ],
        cookies: [{ name: 'session', value: secret }],
        content: { mimeType: 'application/json', encoding: 'base64', text: btoa(body) },
      },
    })

    expect(exchanges).toHaveLength(1)
    expect(JSON.stringify(exchanges)).not.toContain(secret)
  })

  it.each([
    ['not JSON', '{"log":', 'desk.har is not JSON.'],
    ['no log', '[]', 'it has no object "log"'],
    ['no entries', '{"log":{}}', 'it has no list log.entries'],
    ['an entry that is not an object', '{"log":{"entries":[7]}}', 'Entry 1 of desk.har is not an object.'],
    ['no request', archive({ request: null }), 'Entry 1 of desk.har has no object "request".'],
    ['a relative URL', archive({ request: { url: '/agents' } }), 'has a request.url that is not an absolute URL'],
    ['no start', archive({ startedDateTime: 'noon' }), 'has no startedDateTime in ISO 8601'],
    ['a status of 700', archive({ response: { status: 700 } }), 'has a response.status that is not a status'],
    [
      'a separate file',
      archive({ response: { status: 200, content: { _file: 'a.json' } } }),
      'keeps its response body in a separate file. Record the archive with the option content: "embed".',
    ],
  ])('rejects an archive with %s', (_, text, message) => {
    expect(() => readHar(text, { file: 'desk.har', vendors })).toThrow(message)
  })
})
