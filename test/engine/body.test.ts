import { describe, expect, it } from 'vitest'
import { readBody } from '../../src/engine/exchange/read-body.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'

const JSON_ONLY = ['application/json']
const FORM_ONLY = ['application/x-www-form-urlencoded']

function sent(body: BodyInit | null, type?: string): Request {
  const request = new Request('http://test/', { method: 'POST', body })
  if (type === undefined) request.headers.delete('content-type')
  else request.headers.set('content-type', type)
  return request
}

async function readJson(body: BodyInit | null, type = 'application/json', limit = 1000): Promise<unknown> {
  return (await readBody(sent(body, type), JSON_ONLY, limit)).value
}

async function refusalOf(reading: Promise<unknown>): Promise<Problem> {
  const refusal: unknown = await reading.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (refusal instanceof Problem) return refusal
  throw new Error(`expected a Problem, got ${String(refusal)}`)
}

describe('a JSON body', () => {
  it('is read as it is', async () => {
    const read = await readBody(sent('{"name": "Ann"}', 'application/json'), JSON_ONLY, 1000)

    expect(read).toEqual({ mediaType: 'application/json', size: 15, text: '{"name": "Ann"}', value: { name: 'Ann' } })
  })

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', ' application/json ;x=y'])(
    'may be declared as "%s"',
    async (type) => {
      expect(await readJson('[1]', type)).toEqual([1])
    },
  )

  it('may begin with a byte order mark', async () => {
    expect(await readJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({})
  })

  it.each(['{', '{"a":}', 'null x', 'undefined', "{'a':1}", '\u0000'])(
    'that is %j is refused as syntax',
    async (text) => {
      const { kind, details } = await refusalOf(readJson(text))

      expect(kind).toBe('malformed')
      expect(details.findings).toMatchObject([{ in: 'body', at: '', keyword: 'syntax' }])
    },
  )

  it('that is not UTF-8 is refused as encoding', async () => {
    const { kind, details } = await refusalOf(readJson(new Uint8Array([0x22, 0xff, 0x22])))

    expect(kind).toBe('malformed')
    expect(details.findings).toMatchObject([{ in: 'body', at: '', keyword: 'encoding' }])
  })

  it('that nests deeper than 64 levels is refused, also at depths that would end a stack', async () => {
    expect(await readJson('['.repeat(64) + ']'.repeat(64))).toBeDefined()

    for (const depth of [65, 50_000]) {
      const { kind } = await refusalOf(readJson('['.repeat(depth) + ']'.repeat(depth), 'application/json', 200_000))
      expect(kind).toBe('malformed')
    }
  })

  it('with a property named __proto__ is refused wherever it stands', async () => {
    const { kind, details } = await refusalOf(readJson('{"a": [{"__proto__": {"x": 1}}], "__proto__": null}'))

    expect(kind).toBe('malformed')
    expect(details.findings?.map(({ at }) => at).toSorted()).toEqual(['/__proto__', '/a/0/__proto__'])
  })

  it('is told the place of a finding as a JSON Pointer', async () => {
    const { details } = await refusalOf(readJson('{"a/b~c": {"__proto__": 1}}'))

    expect(details.findings).toMatchObject([{ at: '/a~1b~0c/__proto__' }])
  })
})

describe('a body that is absent', () => {
  it('is undefined, whatever media type is declared', async () => {
    expect(await readJson(null)).toBeUndefined()
    expect(await readJson('', 'text/plain')).toBeUndefined()
  })
})

describe('a body of another media type', () => {
  it('is refused, naming what it must be and what it is', async () => {
    const { kind, message } = await refusalOf(readJson('{}', 'text/plain'))

    expect(kind).toBe('unsupported-media-type')
    expect(message).toBe('The body must be application/json, got text/plain')
  })

  it('is refused when none is named', async () => {
    const bytes = new TextEncoder().encode('{}')

    const { message } = await refusalOf(readBody(sent(bytes), JSON_ONLY, 1000))

    expect(message).toBe('The body must be application/json, got no Content-Type')
  })
})

describe('a body at the limit', () => {
  it('is read when it is as large, and refused when it is larger', async () => {
    expect(await readJson('"12345678"', 'application/json', 10)).toBe('12345678')
    expect(await refusalOf(readJson('"123456789"', 'application/json', 10))).toMatchObject({ kind: 'too-large' })
  })

  it('is counted in bytes and not in letters', async () => {
    expect(await refusalOf(readJson('"ééééé"', 'application/json', 10))).toMatchObject({ kind: 'too-large' })
  })

  it('is refused by its announced length before it is read', async () => {
    const request = sent('{}', 'application/json')
    request.headers.set('content-length', '5000')

    expect(await refusalOf(readBody(request, JSON_ONLY, 1000))).toMatchObject({ kind: 'too-large' })
    expect(request.bodyUsed).toBe(false)
  })

  it('is not read to its end when it comes in pieces', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(100))
      },
    })
    // Node wants to be told of the half duplex, which the types of the web do not know.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' }
    const request = new Request('http://test/', init)
    request.headers.set('content-type', 'application/json')

    expect(await refusalOf(readBody(request, JSON_ONLY, 1000))).toMatchObject({ kind: 'too-large' })
    expect(pulled).toBeLessThan(20)
  })
})

describe('a form', () => {
  it('is read as names and values, decoded', async () => {
    const { value } = await readBody(sent('grant_type=a+b&x=%C3%A9', FORM_ONLY[0]), FORM_ONLY, 1000)

    expect(value).toEqual({ grant_type: 'a b', x: 'é' })
  })

  it('that gives a name twice is refused, once for each name', async () => {
    const { kind, details } = await refusalOf(readBody(sent('a=1&a=2&a=3&b=1', FORM_ONLY[0]), FORM_ONLY, 1000))

    expect(kind).toBe('malformed')
    expect(details.findings).toMatchObject([{ in: 'body', at: '/a', keyword: 'repeated' }])
  })
})
