import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import { birdWith } from '../../support/bird.ts'
import { formOf, presigned, rejection } from '../../support/upload.ts'

const FILE = new Blob(['content'], { type: 'image/png' })

const accepted = ['image/png', 'text/plain; charset=utf-8', 'text/plain;a="b c"', 'application/vnd.a+json', 'X/Y']
const rejected = [
  'png',
  'image/',
  'image/png\r\nX-Injected: 1',
  'image/png\n',
  'image/png\r',
  'image/\0png',
  'image/\u0001png',
  'image/p\u007fng',
  'image/pnğ',
  'image/日本',
  'text/plain; name="\u{1f600}"',
  'image/png,text/html',
  ' ',
  `image/${'x'.repeat(300)}`,
]

let emulator: ListeningEmulator
let origin: string
let close: () => Promise<void>

beforeAll(async () => {
  emulator = birdWith()
  const listening = await emulator.listen({ port: 0 })
  origin = listening.url
  close = listening.close
})
afterAll(() => close())

it.each(accepted)('serves an upload with the Content-Type %j', async (type) => {
  const { status, mediaUrl } = await upload({ type })
  expect(status).toBe('204 ?')
  const served = await fetch(mediaUrl)
  expect([served.status, served.headers.get('content-type'), await served.text()]).toEqual([200, type, 'content'])
})

it.each(rejected)('rejects a Content-Type that is not a media type', async (type) => {
  const { status, mediaUrl } = await upload({ type })
  expect(status).toBe('400 InvalidArgument')
  expect((await fetch(mediaUrl)).status).toBe(404)
})

it.each(['a.png', 'a\r\nb', 'a\0b', '日本.png', '"\\', '../../etc/passwd'])(
  'serves a file with the name %j',
  async (name) => {
    const { status, mediaUrl } = await upload({ name })
    expect(status).toBe('204 ?')
    const served = await fetch(mediaUrl)
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  },
)

it('answers every Content-Type and download below 500', async () => {
  const type = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.string()).map(([a, b]) => `${a}/${b}`),
  )
  await fc.assert(
    fc.asyncProperty(type, async (type) => {
      const { status, mediaUrl } = await upload({ type: type.toWellFormed() })
      expect(['204 ?', '400 InvalidArgument']).toContain(status)
      expect((await fetch(mediaUrl)).status).toBe(status === '204 ?' ? 200 : 404)
    }),
    { numRuns: 100 },
  )
})

it('keeps the media type of a scenario safe to send', () => {
  expect(() => fileWith('image/png\r\nX-Injected: 1')).toThrow(/mediaType/)
  expect(() => fileWith('image/日本')).toThrow(/mediaType/)
  expect(fileWith('image/png').bird.records.files.size).toBe(1)
})

function fileWith(mediaType: string): ListeningEmulator {
  return birdWith({ files: [{ text: 'content', mediaType }] })
}

async function upload({ type, name = 'file.png' }: { type?: string; name?: string }) {
  const { mediaUrl, fileId, formData } = await presigned(emulator)
  const fields = { ...formData, ...(type !== undefined && { 'Content-Type': type }) }
  const response = await fetch(`${origin}/agent-uploads`, { method: 'POST', body: formOf(fields, FILE, name) })
  return { status: await rejection(response), fileId, mediaUrl: origin + new URL(mediaUrl).pathname }
}
