import { expect, it } from 'vitest'
import { base64Steps, decodeSteps, fromBase64, toBase64 } from '../../../src/world/base64.ts'
import { birdWith } from '../../support/bird.ts'
import { repeatDuring } from '../../support/repeat-during.ts'
import { formOf, presigned } from '../../support/upload.ts'

const MIB = 1_048_576
const BYTES = new Uint8Array(7 * MIB + 1).map((_, i) => i * 7)
const FILE = new Blob([BYTES], { type: 'image/png' })

it('serves the bytes of a large file that was uploaded', async () => {
  const emulator = birdWith()
  const server = await emulator.listen({ port: 0 })
  try {
    const { url, formData, mediaUrl } = await presigned(emulator)
    const form = formOf(formData, FILE)
    const stored = await fetch(`${server.url}${new URL(url).pathname}`, { method: 'POST', body: form })
    expect(stored.status).toBe(204)
    const served = await fetch(`${server.url}${new URL(mediaUrl).pathname}`)
    expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(BYTES))).toBe(true)
  } finally {
    await server.close()
  }
})

it('shows only its own changes in the journal, whatever others change while a large file is encoded', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  const stored = emulator.fetch(url, {
    method: 'POST',
    body: formOf(formData, new Blob([BYTES.subarray(0, 5.5 * MIB)])),
  })
  let count = 0
  await repeatDuring(stored, async () => {
    const [team] = emulator.bird.records.teams.list()
    if (team) emulator.bird.records.teams.insert({ ...team, id: `team-${count}`, name: `Team ${count++}` })
  })
  expect((await stored).status).toBe(204)
  const exchange = emulator.exchanges().find(({ operation }) => operation === 'uploadFile')
  const control = await emulator.fetch(
    `/_control/worlds/default/diff?from=before:${exchange?.number}&to=exchange:${exchange?.number}`,
  )
  const paths = ((await control.json()) as { path: string }[]).map(({ path }) => path.split('/').slice(0, 4).join('/'))
  expect([...new Set(paths)].toSorted()).toEqual(['/records/bird/fileContents', '/records/bird/files'])
})

it('stores nothing if the world is reset while a large file is encoded', async () => {
  const emulator = birdWith()
  const { url, formData } = await presigned(emulator)
  const stored = emulator.fetch(url, { method: 'POST', body: formOf(formData, FILE) })
  await emulator.fetch('/_control/health')
  await new Promise((resolve) => setImmediate(resolve))
  emulator.reset()
  await expect(stored).rejects.toThrow()
  expect(emulator.bird.records.files.list()).toEqual([])
})

it('encodes a file in steps of at most 96 KiB', () => {
  const steps = base64Steps(BYTES)
  let count = 0
  let last = steps.next()
  for (; !last.done; last = steps.next()) count++
  expect(count).toBe(Math.ceil(BYTES.byteLength / 98_304))
  expect(last.value).toBe(toBase64(BYTES))
})

it.each([
  ['', 0],
  [toBase64(BYTES.subarray(0, 98_303)), 1],
  [toBase64(BYTES.subarray(0, 98_304)), 1],
  [toBase64(BYTES.subarray(0, 98_306)), 2],
  [` ${toBase64(BYTES.subarray(0, 200_000))}`, 0],
  [`${toBase64(BYTES.subarray(0, 200_000))}?`, 2],
])('decodes base64 in steps as in one go (%#)', (text, expected) => {
  const steps = decodeSteps(text)
  let count = 0
  let last = steps.next()
  for (; !last.done; last = steps.next()) count++
  expect(count).toBe(expected)
  const whole = fromBase64(text)
  expect(last.value && Buffer.from(last.value).toString('hex')).toBe(whole && Buffer.from(whole).toString('hex'))
})
