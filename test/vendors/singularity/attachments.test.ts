import { describe, expect, it } from 'vitest'
import { asCaller, emulatorWith, rejection } from '../../support/singularity.ts'

const AGENT = 'assistant-1'
const PATHS = [`/api/assistants/${AGENT}/execute`, `/api/assistant/${AGENT}/execute`]
const image = { mimeType: 'image/png', fileName: 'chart.png' }

function clientOfAgent() {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Helper' }] })
  const client = asCaller(emulator)
  const attach = (path: string, ...attachments: readonly object[]) => {
    return client.post(path, { userInput: 'What is this?', attachments })
  }
  return { emulator, attach }
}

describe.each(PATHS)('an attachment of %s', (path) => {
  it.each([
    ['a URL', { type: 'url', mimeType: 'image/png', url: 'https://example.com/image.png' }],
    ['a URL without a type', { ...image, url: 'https://example.com/chart.png' }],
    ['data without a type', { fileName: 'notes.txt', mimeType: 'text/plain', data: 'SGVsbG8=' }],
    ['data', { type: 'base64', mimeType: 'text/plain', data: 'SGVsbG8=' }],
    ['the id of a file', { ...image, fileId: 'file-123' }],
  ])('is accepted with %s', async (_, attachment) => {
    expect((await clientOfAgent().attach(path, attachment)).status).toBe(200)
  })

  it.each([
    ['neither a URL, nor data, nor a file', image, 'must have a url, data or a fileId'],
    ['the type url and only data', { ...image, type: 'url', data: 'SGVsbG8=' }, 'must have a url'],
    ['the type base64 and only a URL', { ...image, type: 'base64', url: '/x' }, 'must have data'],
  ])('is rejected with %s', async (_, attachment, message) => {
    const rejected = await rejection(await clientOfAgent().attach(path, { ...image, url: '/x' }, attachment))
    expect(rejected).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    expect(rejected.details).toMatchObject([{ field: 'attachments.1', message: expect.stringContaining(message) }])
  })

  it('is rejected without a mimeType', async () => {
    const rejected = await rejection(await clientOfAgent().attach(path, { url: '/x' }))
    expect(rejected.details).toMatchObject([{ field: 'attachments.0.mimeType' }])
  })
})

describe('attachments', () => {
  it('accepts attachments without a type', async () => {
    const { emulator, attach } = clientOfAgent()
    await attach(PATHS[0] ?? '', { ...image, url: '/x' }, { ...image, data: 'SGVsbG8=' }, { ...image, fileId: 'f' })
    const [{ attachments } = {}] = emulator.singularity.records.messages.list()
    expect(attachments?.map(({ type }) => type)).toEqual(['url', 'base64', undefined])
  })

  it('answers an input whose attachment does not exist', async () => {
    const { attach } = clientOfAgent()
    const response = await attach(PATHS[0] ?? '', { ...image, url: 'https://nowhere.example/none.png' })
    expect(await response.json()).toMatchObject({ response: expect.stringContaining('What is this?') })
  })
})
