import { expect, it } from 'vitest'
import { signPolicy } from '../../../src/vendors/bird/signature.ts'
import { AGENT, birdClient, birdWith, json, ONE, WORKSPACE } from '../../support/bird.ts'
import { formOf, presigned, rejection } from '../../support/upload.ts'

const PNG = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255, 10, 13])], { type: 'image/png' })
const HOUR = 3_600_000

it('gives each presigned upload a new file id and deletes it if unused', async () => {
  const emulator = birdWith()
  const [one, two] = [await presigned(emulator), await presigned(emulator)]
  expect(one.fileId).not.toBe(two.fileId)
  emulator.clock.advance(HOUR - 1)
  expect((await emulator.fetch(one.url, { method: 'POST', body: formOf(one.formData, PNG) })).status).toBe(204)
  emulator.clock.advance(1)
  expect(emulator.bird.records.files.list().map(({ id }) => id)).toEqual([one.fileId])
})

it('serves an uploaded avatar at its media URL', async () => {
  const emulator = birdWith()
  const { mediaUrl, url, formData, expectedFields } = await presigned(emulator)
  expect(expectedFields).toEqual([...Object.keys(formData), 'file'])
  const stored = await emulator.fetch(url, { method: 'POST', body: formOf(formData, PNG) })
  expect([stored.status, await stored.text()]).toEqual([204, ''])
  await birdClient(emulator).patch(ONE, { avatarUrl: mediaUrl })
  const { avatarUrl = '' } = await json<'Agent'>(await birdClient(emulator).get(ONE))

  const served = await emulator.fetch(avatarUrl)

  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(new Uint8Array(await PNG.arrayBuffer()))
})

it('prepares an audio upload with or without a body', async () => {
  const { bird } = birdWith()
  const statusFor = async (body?: string) => {
    const headers = { ...bird.credentials.headers, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const init = { method: 'POST', headers, ...(body !== undefined && { body }) }
    return (await bird.fetch(`${ONE}/presigned-upload/audio`, init)).status
  }
  const bodies = [undefined, '', '{}', '{"contentType":"audio/mpeg"}', '{"other":1}']
  for (const body of bodies) expect([body, await statusFor(body)]).toEqual([body, 200])
  expect(await statusFor('{')).toBe(400)
})

it('answers 200 when an audio upload is prepared', async () => {
  expect((await birdClient(birdWith()).post(`${ONE}/presigned-upload/audio`)).status).toBe(200)
})

const LONG = 'x'.repeat(200)
const POLICY = 'policy'
const VIOLATIONS: readonly (readonly [
  violation: string,
  expected: string,
  changes: Readonly<Record<string, string | undefined>>,
])[] = [
  ['a changed policy', '403 SignatureDoesNotMatch', { [POLICY]: 'e30=' }],
  ['a wrong signature', '403 SignatureDoesNotMatch', { 'x-amz-signature': '0'.repeat(64) }],
  ['a changed date', '403 AccessDenied', { 'x-amz-date': '20260116T090000Z' }],
  ['another key', '403 AccessDenied', { key: 'another' }],
  ['another bucket', '403 AccessDenied', { bucket: 'another' }],
  ['an additional field', '403 AccessDenied', { success_action_status: '201' }],
  ['another algorithm', '400 InvalidArgument', { 'x-amz-algorithm': 'AWS4-HMAC-SHA1' }],
  [
    'another access key id',
    '403 InvalidAccessKeyId',
    { 'x-amz-credential': 'AKIA/20260115/us-east-1/s3/aws4_request' },
  ],
  ['a malformed credential', '400 InvalidArgument', { 'x-amz-credential': LONG }],
  ['no policy', '403 AccessDenied', { [POLICY]: undefined }],
  ['no signature', '400 InvalidArgument', { 'x-amz-signature': undefined }],
  ['no date', '400 InvalidArgument', { 'x-amz-date': undefined }],
  ['no credential', '400 InvalidArgument', { 'x-amz-credential': undefined }],
  ['no algorithm', '400 InvalidArgument', { 'x-amz-algorithm': undefined }],
  ['another acl', '403 AccessDenied', { acl: 'public-read' }],
  ['another session token', '403 AccessDenied', { 'x-amz-security-token': 'another' }],
]

it.each(VIOLATIONS)(
  'rejects an upload that violates its policy with the error code of S3',
  async (violation, expected, changes) => {
    const emulator = birdWith()
    const { url, formData, fileId } = await presigned(emulator)
    const fields = Object.entries({ ...formData, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    )
    const response = await emulator.fetch(url, { method: 'POST', body: formOf(Object.fromEntries(fields), PNG) })
    expect([violation, response.headers.get('content-type'), await rejection(response)]).toEqual([
      violation,
      'application/xml',
      expected,
    ])
    expect(emulator.bird.records.files.get(fileId)).not.toHaveProperty('uploadedAt')
    expect(emulator.bird.records.fileContents.size).toBe(0)
    expect(emulator.exchanges('uploadFile').at(-1)?.response.body).toContain('<Error><Code>')
  },
)

it('rejects a policy that is expired, signed but unreadable, or for a deleted file', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  const send = async (fields: Readonly<Record<string, string>>, file?: Blob) => {
    return rejection(await emulator.fetch(url, { method: 'POST', body: formOf(fields, file) }))
  }
  const signed = (policy: string) => ({ ...formData, policy, 'x-amz-signature': signPolicy(policy, '20260115') })
  expect(await send(formData)).toBe('400 InvalidArgument')
  const misnamedFile = formOf(formData, undefined)
  misnamedFile.append('avatar', PNG)
  expect(await rejection(await emulator.fetch(url, { method: 'POST', body: misnamedFile }))).toBe('400 InvalidArgument')
  expect(await send(signed('not base64!'), PNG)).toBe('400 InvalidPolicyDocument')
  expect(await send(signed(btoa('{"conditions":[]}')), PNG)).toBe('400 InvalidPolicyDocument')
  expect(
    await send(signed(btoa('{"expiration":"2026-01-15T10:00:00Z","conditions":[["like","$key","x"]]}')), PNG),
  ).toBe('400 InvalidPolicyDocument')
  expect(await send(formData, new Blob([]))).toBe('400 EntityTooSmall')
  await birdClient(emulator).remove(ONE)
  expect(await send(formData, PNG)).toBe('403 AccessDenied')
  emulator.clock.advance(HOUR)
  expect(await send(formData, PNG)).toBe('403 AccessDenied')
})

it('rejects a form that cannot be parsed', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  const send = async (body: BodyInit, headers = {}) =>
    rejection(await emulator.fetch(url, { method: 'POST', body, headers }))
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
  expect(await send('not a form', multipart)).toBe('400 MalformedPOSTRequest')
  expect(
    await send('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of i', multipart),
  ).toBe('400 MalformedPOSTRequest')
  expect(await send(new URLSearchParams(formData))).toBe('400 MalformedPOSTRequest')
  const twoFiles = formOf(formData, PNG)
  twoFiles.append('file', PNG)
  expect(await send(twoFiles)).toBe('400 MalformedPOSTRequest')
})

it('ignores form fields after the file', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  const form = formOf(formData, PNG)
  form.append('x-amz-meta-note', 'after the file')
  expect((await emulator.fetch(url, { method: 'POST', body: form })).status).toBe(204)
})

it('rejects a file that exceeds the limit per file or per world', async () => {
  const emulator = birdWith({}, { limits: { fileBytes: 1000, worldFileBytes: 1500 } })
  const upload = async (size: number) => {
    const { url, formData } = await presigned(emulator)
    const file = new Blob([new Uint8Array(size)], { type: 'image/png' })
    const response = await emulator.fetch(url, { method: 'POST', body: formOf(formData, file) })
    return response.status === 204 ? '204' : rejection(response)
  }
  expect(await upload(1001)).toBe('400 EntityTooLarge')
  expect(await upload(2_000_000)).toBe('400 EntityTooLarge')
  expect(await upload(1000)).toBe('204')
  expect(await upload(501)).toBe('400 EntityTooLarge')
  expect(await upload(500)).toBe('204')
  expect(emulator.bird.records.fileContents.size).toBe(2)
})

it('answers 413 for any other body as large as a file', async () => {
  const response = await birdClient(birdWith()).patch(ONE, { bio: 'x'.repeat(1_100_000) })
  expect(response.status).toBe(413)
})

it('records the fields of a form and the name, size and type of its file in the request journal, but no secrets', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  await emulator.fetch(url, { method: 'POST', body: formOf(formData, PNG) })
  const { body } = emulator.exchanges('uploadFile')[0]?.request ?? {}
  expect(new URLSearchParams(body).get('file')).toBe('file.png (8 bytes, image/png)')
  const journal = await (await emulator.fetch('/_control/worlds/default/journal')).text()
  expect(journal).not.toContain(formData['x-amz-signature'])
})

it('links an upload and its media to the world that prepared them', async () => {
  const emulator = birdWith()
  const world = emulator.fork({ name: 'elsewhere' })
  const response = await emulator.fetch(`${ONE}/presigned-upload`, { headers: world.bird.credentials.headers })
  const { url, mediaUrl, formData, fileId } = await json<'PresignedUpload'>(response)
  expect(new URL(url).pathname).toBe('/_world/elsewhere/agent-uploads')
  expect((await emulator.fetch(url, { method: 'POST', body: formOf(formData, PNG) })).status).toBe(204)
  expect(await (await emulator.fetch(mediaUrl)).blob()).toEqual(PNG)
  expect((await emulator.fetch(`/workspaces/${WORKSPACE}/media/${fileId}`)).status).toBe(404)
  const location = await emulator.fetch(
    `/_world/elsewhere/workspaces/${WORKSPACE}/agents/${AGENT}/media/${fileId}/download`,
    {
      headers: { authorization: 'AccessKey any' },
    },
  )
  expect(location.headers.get('location')).toBe(mediaUrl)
})

it('includes an uploaded file in snapshots and forks', async () => {
  const emulator = birdWith()
  const before = emulator.snapshot()
  const { url, mediaUrl, formData } = await presigned(emulator)
  await emulator.fetch(url, { method: 'POST', body: formOf(formData, PNG) })
  const fork = emulator.fork()
  emulator.restore(before)
  expect((await emulator.fetch(mediaUrl)).status).toBe(404)
  expect((await fork.fetch(new URL(mediaUrl).pathname)).status).toBe(200)
})
