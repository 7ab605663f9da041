import { expect, it } from 'vitest'
import { birdClient, birdWith, json, ONE } from '../../support/bird.ts'
import { formOf, presigned, rejection } from '../../support/upload.ts'

const PNG = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], { type: 'image/png' })
const SEED = ['policy', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature']
/** Fields that need no condition in a policy. */
const UNCONDITIONAL = ['policy', 'x-amz-signature']

type Condition = Readonly<Record<string, string>> | readonly [string, string, string | number]

function conditionsOf({ policy }: { readonly policy: string }): readonly Condition[] {
  const document: { readonly conditions: readonly Condition[] } = JSON.parse(atob(policy))
  return document.conditions
}

/** Returns the field of each condition; undefined for the condition on the size of the file. */
function fieldOf(condition: Condition): string | undefined {
  const [first, second] = Array.isArray(condition) ? condition : Object.keys(condition)
  if (!Array.isArray(condition)) return first
  return first === 'content-length-range' ? undefined : String(second).slice(1)
}

it('creates a form that meets every condition of its policy, as S3 requires', async () => {
  const { formData, expectedFields } = await presigned(birdWith())
  const fields = new Map<string, string>(Object.entries(formData))
  const conditions = conditionsOf(formData)
  const required = conditions.map(fieldOf).filter((field) => field !== undefined)
  expect(required.filter((field) => !fields.has(field))).toEqual([])
  expect(required).toEqual(expect.arrayContaining(['key', 'bucket', 'acl', 'Content-Type', 'x-amz-security-token']))
  for (const condition of conditions) {
    if (!Array.isArray(condition))
      for (const [name, value] of Object.entries(condition)) expect(fields.get(name)).toBe(value)
  }
  const covered = [...required, ...UNCONDITIONAL]
  expect([...fields.keys()].filter((name) => !covered.includes(name))).toEqual([])
  expect(expectedFields).toEqual([...fields.keys(), 'file'])
})

it('creates a form with exactly the five fields of the reference if the profile sets them', async () => {
  const emulator = birdWith({ profile: { presignFields: 'seed' } })
  const { url, formData } = await presigned(emulator)
  expect(Object.keys(formData)).toEqual(SEED)
  expect((await emulator.fetch(url, { method: 'POST', body: formOf(formData, PNG) })).status).toBe(204)
})

it.each(['key', 'acl', 'Content-Type', 'x-amz-security-token'])(
  'rejects a form that lacks the field of a condition',
  async (field) => {
    const emulator = birdWith()
    const { url, formData } = await presigned(emulator)
    const fields = Object.fromEntries(Object.entries(formData).filter(([name]) => name !== field))
    expect(await rejection(await emulator.fetch(url, { method: 'POST', body: formOf(fields, PNG) }))).toBe(
      '403 AccessDenied',
    )
  },
)

it('limits a form to 100 MiB, or to 25 MiB if the profile says so', async () => {
  const rangeOf = async (profile: object, options: object = {}) => {
    const { formData } = await presigned(birdWith({ profile }, options))
    return conditionsOf(formData).find((condition) => fieldOf(condition) === undefined)
  }
  expect(await rangeOf({})).toEqual(['content-length-range', 1, 104_857_600])
  expect(await rangeOf({ presignLimit: '25 MiB' })).toEqual(['content-length-range', 1, 26_214_400])
  expect(await rangeOf({}, { limits: { fileBytes: 1000 } })).toEqual(['content-length-range', 1, 1000])
})

it('requires the content type that the audio upload was prepared for', async () => {
  const emulator = birdWith()
  const prepared = await birdClient(emulator).post(`${ONE}/presigned-upload/audio`, { contentType: 'audio/mpeg' })
  const { url, formData, mediaUrl } = await json<'PresignedUpload'>(prepared)
  const send = (fields: object) => {
    return emulator.fetch(url, { method: 'POST', body: formOf({ ...formData, ...fields }, PNG) })
  }
  expect(formData).toMatchObject({ 'Content-Type': 'audio/mpeg' })
  expect(await rejection(await send({ 'Content-Type': 'image/png' }))).toBe('403 AccessDenied')
  expect((await send({})).status).toBe(204)
  expect((await emulator.fetch(mediaUrl)).headers.get('content-type')).toBe('audio/mpeg')
})
