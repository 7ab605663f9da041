import { expect, it } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import {
  AGENT,
  AGENTS,
  birdClient,
  birdWith,
  FILE,
  ONE,
  OTHER_USER,
  RULE,
  SKILL,
  WORKSPACE,
} from '../../support/bird.ts'
import { formOf, presigned } from '../../support/upload.ts'

const DOWNLOAD = `${ONE}/media/${FILE}/download`
const MEDIA = `http://deskdouble.test/workspaces/${WORKSPACE}/media/${FILE}`

function birdWithFile(more: object = {}): ListeningEmulator {
  return birdWith({ files: [{ id: FILE, text: 'a file' }], ...more })
}

async function download(emulator: ListeningEmulator, accept?: string): Promise<readonly unknown[]> {
  const headers = { ...emulator.bird.credentials.headers, ...(accept !== undefined && { accept }) }
  const response = await emulator.fetch(DOWNLOAD, { headers })
  return [response.status, response.headers.get('location'), await response.text()]
}

const REDIRECTED = [302, MEDIA, '']
const LOCATED = [200, MEDIA, JSON.stringify({ url: MEDIA })]

it('redirects a download, or returns the location if the client accepts JSON', async () => {
  const emulator = birdWithFile()
  for (const accept of [undefined, '*/*', 'image/*', 'text/html, */*;q=0.8']) {
    expect([accept, ...(await download(emulator, accept))]).toEqual([accept, ...REDIRECTED])
  }
  for (const accept of ['application/json', 'text/html, Application/JSON;q=0.5']) {
    expect([accept, ...(await download(emulator, accept))]).toEqual([accept, ...LOCATED])
  }
})

it('redirects a client that also accepts other types than JSON', async () => {
  // The first is the default of axios.
  for (const accept of ['application/json, text/plain, */*', 'application/json, image/*']) {
    expect(await download(birdWithFile(), accept)).toEqual(REDIRECTED)
  }
})

it('always or never redirects a download, as the profile sets', async () => {
  expect(await download(birdWithFile({ profile: { downloadMode: 'redirect' } }), 'application/json')).toEqual(
    REDIRECTED,
  )
  expect(await download(birdWithFile({ profile: { downloadMode: 'location' } }))).toEqual(LOCATED)
})

it('returns an uploaded file byte for byte with its media type', async () => {
  const emulator = birdWith()
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31 + (i >> 8)) & 0xff)
  const { url, formData, fileId } = await presigned(emulator)
  await emulator.fetch(url, { method: 'POST', body: formOf(formData, new Blob([bytes], { type: 'audio/mpeg' })) })
  const { headers } = emulator.bird.credentials
  const found = await emulator.fetch(`${ONE}/media/${fileId}/download`, { headers })
  const response = await emulator.fetch(found.headers.get('location') ?? '')
  expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
    'audio/mpeg',
    '70000',
  ])
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

it('answers 404 for a download of a missing file or a file of another agent', async () => {
  const emulator = birdWithFile({
    agents: [
      { id: AGENT, name: 'Tamsin Ferrier' },
      { id: RULE, userId: OTHER_USER, name: 'Idris Okafor' },
    ],
    capacityRules: [],
  })
  const { get } = birdClient(emulator)
  const { fileId } = await presigned(emulator)
  const status = async (path: string) => (await get(`${AGENTS}/${path}/download`)).status
  expect(await status(`${AGENT}/media/${FILE}`)).toBe(302)
  expect(await status(`${RULE}/media/${FILE}`)).toBe(404)
  expect(await status(`${AGENT}/media/${fileId}`)).toBe(404)
  expect(await status(`${AGENT}/media/${SKILL}`)).toBe(404)
  expect(await status(`${AGENT}/media/no-uuid`)).toBe(400)
})

it('serves an uploaded page in a sandbox', async () => {
  const emulator = birdWith()
  const { url, formData, mediaUrl } = await presigned(emulator)
  const page = new Blob(['<script>fetch("/_control/worlds")</script>'], { type: 'text/html' })
  await emulator.fetch(url, { method: 'POST', body: formOf(formData, page) })
  const { headers } = await emulator.fetch(mediaUrl)
  expect(headers.get('content-security-policy')).toMatch(/\bsandbox$/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})
