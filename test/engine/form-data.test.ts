import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FilePart, FORM_DATA } from '../../src/engine/exchange/form-data.ts'
import { readBody } from '../../src/engine/exchange/read-body.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../src/world/base64.ts'

function read(body: BodyInit, headers: Readonly<Record<string, string>> = {}, limit = 10_000) {
  return readBody(new Request('http://test/', { method: 'POST', body, headers }), [FORM_DATA], limit)
}

describe('a form with files', () => {
  it('gives its fields in their order, and each file with its name, type and bytes', async () => {
    const form = new FormData()
    form.append('title', 'Grüße & co')
    form.append('photo', new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'image/png' }), 'a b.png')
    form.append('after', '')
    const { value, text, size } = await read(form)
    const photo = new FilePart('a b.png', 'image/png', new Uint8Array([0, 255, 13, 10]))
    expect(Object.entries(Object(value))).toEqual([
      ['title', 'Grüße & co'],
      ['photo', photo],
      ['after', ''],
    ])
    expect(text).toBe('title=Gr%C3%BC%C3%9Fe+%26+co&photo=%284+bytes%2C+image%2Fpng%29&after=')
    expect(size).toBeGreaterThan(200)
  })

  it.each([
    ['no form', 'nothing'],
    ['a form that breaks off', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
    ['a part without a name', '--x\r\ncontent-disposition: form-data\r\n\r\nb\r\n--x--\r\n'],
  ])('is refused as malformed when it is %s', async (_, body) => {
    const reading = read(body, { 'content-type': `${FORM_DATA}; boundary=x` })
    await expect(reading).rejects.toMatchObject({ kind: 'malformed' })
  })

  it('is refused when it names a field twice', async () => {
    const form = new FormData()
    form.append('a/b', '1')
    form.append('a/b', '2')
    await expect(read(form)).rejects.toMatchObject({ details: { findings: [{ at: '/a~1b', keyword: 'repeated' }] } })
  })

  it('is refused when it is too large, and the sender is left in peace', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(100_000)]))
    await expect(read(form)).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('cannot change what all objects inherit', async () => {
    const form = new FormData()
    form.append('__proto__', 'x')
    await read(form)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

it('a body that breaks off is refused as malformed', async () => {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  const request = new Request('http://test/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(readBody(request, [FORM_DATA], 100)).rejects.toBeInstanceOf(Problem)
})

describe('base64', () => {
  it('gives back any bytes, and is what the platform writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('joins its chunks without a seam', () => {
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

  it('is told from what is none', () => {
    expect(fromBase64('not base64!')).toBe(undefined)
  })
})
