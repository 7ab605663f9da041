import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Listening, ListeningEmulator } from '../../src/index.ts'
import { BUCKET } from '../../src/vendors/bird/presigned-upload.ts'
import { ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, signPolicy } from '../../src/vendors/bird/signature.ts'
import { birdWith } from '../support/bird.ts'
import { formOf, presigned, rejection } from '../support/upload.ts'

const FILE = new Blob(['as AWS would have it'], { type: 'text/plain' })
let emulator: ListeningEmulator
let server: Listening
let client: S3Client

beforeAll(async () => {
  emulator = birdWith()
  // AWS's library signs for the current time.
  emulator.clock.set(new Date().toISOString())
  emulator.clock.run()
  server = await emulator.listen({ port: 0 })
  client = new S3Client({
    endpoint: server.url,
    forcePathStyle: true,
    region: REGION,
    credentials: { accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET_ACCESS_KEY },
  })
})

afterAll(async () => {
  client.destroy()
  await server.close()
})

/** Requests a presigned upload and returns the key that its policy allows. */
async function allowedKey(): Promise<{ readonly key: string; readonly fileId: string }> {
  const { formData, fileId } = await presigned(emulator)
  const { conditions }: { conditions: { key?: string }[] } = JSON.parse(atob(formData.policy))
  return { key: conditions.find(({ key }) => key !== undefined)?.key ?? '', fileId }
}

it("signs a policy exactly as AWS's own library does", async () => {
  const { key } = await allowedKey()
  for (const Conditions of [[], [['content-length-range', 1, 10] as ['content-length-range', number, number]]]) {
    const { fields } = await createPresignedPost(client, { Bucket: BUCKET, Key: key, Conditions })
    const [, day = ''] = (fields['X-Amz-Credential'] ?? '').split('/')
    expect(fields['X-Amz-Signature']).toMatch(/^[\da-f]{64}$/)
    expect(signPolicy(fields['Policy'] ?? '', day)).toBe(fields['X-Amz-Signature'])
  }
})

it("accepts a form created by AWS's own library", async () => {
  const { key, fileId } = await allowedKey()
  const { url, fields } = await createPresignedPost(client, {
    Bucket: BUCKET,
    Key: key,
    Fields: { 'Content-Type': 'text/x-aws' },
    Conditions: [['content-length-range', 1, 100]],
  })
  expect(url).toBe(`${server.url}/${BUCKET}`)
  const stored = await fetch(url, { method: 'POST', body: formOf(fields, FILE) })
  expect([stored.status, await stored.text()]).toEqual([204, ''])
  expect(emulator.bird.records.files.get(fileId)).toMatchObject({ mediaType: 'text/x-aws', size: FILE.size })
})

it('rejects forms signed for other conditions, other credentials or a past time', async () => {
  const { key } = await allowedKey()
  const send = async (fields: Readonly<Record<string, string>>) => {
    return rejection(await fetch(`${server.url}/${BUCKET}`, { method: 'POST', body: formOf(fields, FILE) }))
  }
  const small = await createPresignedPost(client, {
    Bucket: BUCKET,
    Key: key,
    Conditions: [['content-length-range', 1, 3]],
  })
  expect(await send(small.fields)).toBe('400 EntityTooLarge')
  const elsewhere = await createPresignedPost(client, { Bucket: 'another', Key: key })
  expect(await send(elsewhere.fields)).toBe('403 AccessDenied')
  const past = await createPresignedPost(client, { Bucket: BUCKET, Key: key, Expires: -10 })
  expect(await send(past.fields)).toBe('403 AccessDenied')
  const credentials = { accessKeyId: ACCESS_KEY_ID, secretAccessKey: 'another secret' }
  const forger = new S3Client({ endpoint: server.url, forcePathStyle: true, region: REGION, credentials })
  const forged = await createPresignedPost(forger, { Bucket: BUCKET, Key: key })
  forger.destroy()
  expect(await send(forged.fields)).toBe('403 SignatureDoesNotMatch')
})
