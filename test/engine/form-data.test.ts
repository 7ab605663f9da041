import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FilePart, FORM_DATA } from '../../src/engine/exchange/form-data.ts'
import { readBody as parseBody } from '../../src/engine/exchange/read-body.ts'
import { receiveBody, tooLarge } from '../../src/engine/exchange/receive-body.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../src/world/base64.ts'

/** Receives and reads the body of a request, as the pipeline does. */
async function readBody(request: Request, mediaTypes: readonly string[], limit: number) {
  const bytes = await receiveBody(request, limit)
  if (bytes.byteLength > limit) throw tooLarge(limit)
  return { size: bytes.byteLength, ...(await parseBody(bytes, request, mediaTypes)) }
}

function read(body: BodyInit, headers: Readonly<Record<string, string>> = {}, limit = 10_000) {
  return readBody(new Request('http://test/', { method: 'POST', body, headers }), [FORM_DATA], limit)
}

describe('a form with files', () => {
  it('returns form fields in order, and each file with its name, type and bytes', async () => {
    const form = new FormData()
    form.append('title', 'Grüße & co')
    form.append('photo', new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'image/png' }), 'a b.png')
    form.append('after', '')
    const { value, formText, size } = await read(form)
    const photo = new FilePart('a b.png', 'image/png', new Uint8Array([0, 255, 13, 10]))
    expect(Object.entries(Object(value))).toEqual([
      ['title', 'Grüße & co'],
      ['photo', photo],
      ['after', ''],
    ])
    expect(formText).toBe('title=Gr%C3%BC%C3%9Fe+%26+co&photo=a+b.png+%284+bytes%2C+image%2Fpng%29&after=')
    expect(size).toBeGreaterThan(200)
  })

  it.each([
    ['text that is not a form', 'nothing'],
    ['a truncated form', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
    ['a part without a name', '--x\r\ncontent-disposition: form-data\r\n\r\nb\r\n--x--\r\n'],
  ])('rejects %s as malformed', async (_, body) => {
    const reading = read(body, { 'content-type': `${FORM_DATA}; boundary=x` })
    await expect(reading).rejects.toMatchObject({ kind: 'malformed' })
  })

  it('rejects a form with a repeated field', async () => {
    const form = new FormData()
    form.append('a/b', '1')
    form.append('a/b', '2')
    await expect(read(form)).rejects.toMatchObject({ details: { findings: [{ at: '/a~1b', keyword: 'repeated' }] } })
  })

  it('rejects a form over the limit without cancelling its source', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(100_000)]))
    await expect(read(form)).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('does not change Object.prototype for a field named __proto__', async () => {
    const form = new FormData()
    form.append('__proto__', 'x')
    await read(form)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

it('rejects a body whose stream fails as malformed', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  const request = new Request('http://test/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(readBody(request, [FORM_DATA], 100)).rejects.toBeInstanceOf(Problem)
})

describe('base64', () => {
  it('encodes as the platform does and decodes to the original bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('encodes more bytes than one chunk holds', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => i & 0xff)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  })

  it('decodes base64url to the bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('returns undefined for text that is not base64', () => {
    expect(fromBase64('not base64!')).toBe(undefined)
  })
})
