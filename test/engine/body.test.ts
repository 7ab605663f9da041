import { describe, expect, it } from 'vitest'
import { readBody as parseBody } from '../../src/engine/exchange/read-body.ts'
import { keptBody, receiveBody, tooLarge } from '../../src/engine/exchange/receive-body.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'

const JSON_ONLY = ['application/json']
const FORM_ONLY = ['application/x-www-form-urlencoded']

/** Receives and reads the body of a request, as the pipeline does. */
async function readBody(request: Request, mediaTypes: readonly string[], limit: number) {
  const bytes = await receiveBody(request, limit)
  if (bytes.byteLength > limit) throw tooLarge(limit)
  return { size: bytes.byteLength, ...(await parseBody(bytes, request, mediaTypes)) }
}

function requestWith(body: BodyInit | null, type?: string): Request {
  const request = new Request('http://test/', { method: 'POST', body })
  if (type === undefined) request.headers.delete('content-type')
  else request.headers.set('content-type', type)
  return request
}

async function readJson(body: BodyInit | null, type = 'application/json', limit = 1000): Promise<unknown> {
  return (await readBody(requestWith(body, type), JSON_ONLY, limit)).value
}

async function problemOf(reading: Promise<unknown>): Promise<Problem> {
  const problem: unknown = await reading.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (problem instanceof Problem) return problem
  throw new Error(`expected a Problem, got ${String(problem)}`)
}

describe('a JSON body', () => {
  it('returns the media type, size and value of a JSON body', async () => {
    const read = await readBody(requestWith('{"name": "Ann"}', 'application/json'), JSON_ONLY, 1000)

    expect(read).toEqual({ mediaType: 'application/json', size: 15, value: { name: 'Ann' } })
  })

  it('keeps the text of a body that is UTF-8, and base64 of one that is not', () => {
    expect(keptBody(new TextEncoder().encode('{"name": "Änn"}'))).toEqual({ body: '{"name": "Änn"}' })
    expect(keptBody(new Uint8Array([0xff, 0x00]))).toEqual({ body: '/wA=', encoding: 'base64' })
  })

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', ' application/json ;x=y'])(
    'accepts the content type "%s" for JSON',
    async (type) => {
      expect(await readJson('[1]', type)).toEqual([1])
    },
  )

  it('accepts JSON that starts with a byte order mark', async () => {
    expect(await readJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({})
  })

  it.each(['{', '{"a":}', 'null x', 'undefined', "{'a':1}", '\u0000'])(
    'rejects the text %j as invalid JSON',
    async (text) => {
      const { kind, details } = await problemOf(readJson(text))

      expect(kind).toBe('malformed')
      expect(details.findings).toMatchObject([{ in: 'body', at: '', keyword: 'syntax' }])
    },
  )

  it('rejects JSON that is not UTF-8', async () => {
    const { kind, details } = await problemOf(readJson(new Uint8Array([0x22, 0xff, 0x22])))

    expect(kind).toBe('malformed')
    expect(details.findings).toMatchObject([{ in: 'body', at: '', keyword: 'encoding' }])
  })

  it('rejects JSON nested deeper than 64 levels, even at depths that would overflow the stack', async () => {
    expect(await readJson('['.repeat(64) + ']'.repeat(64))).toBeDefined()

    for (const depth of [65, 50_000]) {
      const { kind } = await problemOf(readJson('['.repeat(depth) + ']'.repeat(depth), 'application/json', 200_000))
      expect(kind).toBe('malformed')
    }
  })

  it('rejects a property named __proto__ at any depth', async () => {
    const { kind, details } = await problemOf(readJson('{"a": [{"__proto__": {"x": 1}}], "__proto__": null}'))

    expect(kind).toBe('malformed')
    expect(details.findings?.map(({ at }) => at).toSorted()).toEqual(['/__proto__', '/a/0/__proto__'])
  })

  it('reports the location of a finding as a JSON Pointer', async () => {
    const { details } = await problemOf(readJson('{"a/b~c": {"__proto__": 1}}'))

    expect(details.findings).toMatchObject([{ at: '/a~1b~0c/__proto__' }])
  })
})

describe('an empty body', () => {
  it('returns undefined for an empty body of any declared media type', async () => {
    expect(await readJson(null)).toBeUndefined()
    expect(await readJson('', 'text/plain')).toBeUndefined()
  })
})

describe('a body of another media type', () => {
  it('rejects another media type and names the expected and the actual one', async () => {
    const { kind, message } = await problemOf(readJson('{}', 'text/plain'))

    expect(kind).toBe('unsupported-media-type')
    expect(message).toBe('The body must be application/json, got text/plain')
  })

  it('rejects a body without a content type', async () => {
    const bytes = new TextEncoder().encode('{}')

    const { message } = await problemOf(readBody(requestWith(bytes), JSON_ONLY, 1000))

    expect(message).toBe('The body must be application/json, got no Content-Type')
  })
})

describe('the body limit', () => {
  it('accepts a body of exactly the limit and rejects a larger one', async () => {
    expect(await readJson('"12345678"', 'application/json', 10)).toBe('12345678')
    expect(await problemOf(readJson('"123456789"', 'application/json', 10))).toMatchObject({ kind: 'too-large' })
  })

  it('counts the body limit in bytes, not in characters', async () => {
    expect(await problemOf(readJson('"ééééé"', 'application/json', 10))).toMatchObject({ kind: 'too-large' })
  })

  it('rejects a body by its Content-Length before reading it', async () => {
    const request = requestWith('{}', 'application/json')
    request.headers.set('content-length', '5000')

    expect(await problemOf(readBody(request, JSON_ONLY, 1000))).toMatchObject({ kind: 'too-large' })
    expect(request.bodyUsed).toBe(false)
  })

  it('stops reading a streamed body once it exceeds the limit', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(100))
      },
    })
    // Node requires `duplex` for a streamed body; the DOM types do not declare it.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' }
    const request = new Request('http://test/', init)
    request.headers.set('content-type', 'application/json')

    expect(await problemOf(readBody(request, JSON_ONLY, 1000))).toMatchObject({ kind: 'too-large' })
    expect(pulled).toBeLessThan(20)
  })
})

describe('a form body', () => {
  it('decodes the names and values of a form', async () => {
    const { value } = await readBody(requestWith('grant_type=a+b&x=%C3%A9', FORM_ONLY[0]), FORM_ONLY, 1000)

    expect(value).toEqual({ grant_type: 'a b', x: 'é' })
  })

  it('rejects a form with repeated names and reports each name once', async () => {
    const { kind, details } = await problemOf(readBody(requestWith('a=1&a=2&a=3&b=1', FORM_ONLY[0]), FORM_ONLY, 1000))

    expect(kind).toBe('malformed')
    expect(details.findings).toMatchObject([{ in: 'body', at: '/a', keyword: 'repeated' }])
  })
})
