import { describe, expect, it, vi } from 'vitest'
import { FileBudget } from '../../../src/emulator/file-budget.ts'
import type { Emulator, WorldHandle } from '../../../src/index.ts'
import { birdWith, FILE } from '../../support/bird.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { formOf, presigned, rejection } from '../../support/upload.ts'

/** A file of 30,000 bytes takes 40,000 bytes in base64. */
const FILE_BYTES = 30_000
const BASE64_BYTES = 40_000
const LIMITS = { totalFileBytes: 10 * BASE64_BYTES, exchanges: 1 }
const REJECTED = '400 EntityTooLarge'

async function upload(world: WorldHandle): Promise<string> {
  const { url, formData } = await presigned(world)
  const file = new Blob([new Uint8Array(FILE_BYTES)], { type: 'image/png' })
  const response = await world.fetch(new URL(url).pathname, { method: 'POST', body: formOf(formData, file) })
  return response.status === 204 ? '204' : rejection(response)
}

async function uploadMany(world: WorldHandle, count: number): Promise<string[]> {
  const results: string[] = []
  for (let i = 0; i < count; i++) results.push(await upload(world))
  return results
}

async function saveSnapshot(emulator: Emulator, name: string): Promise<void> {
  await body<'Snapshot'>(await controlOf(emulator).put(`/worlds/default/snapshots/${name}`))
}

/** Uploads a file, saves a snapshot that keeps it, and deletes it from the world. */
async function uploadIntoSnapshot(emulator: ReturnType<typeof birdWith>, name: string): Promise<string> {
  const result = await upload(emulator)
  await saveSnapshot(emulator, name)
  for (const { id } of emulator.bird.records.fileContents.list()) emulator.bird.records.fileContents.delete(id)
  return result
}

describe('the files of all worlds', () => {
  it('stay within one limit when each is kept by a snapshot', async () => {
    const emulator = birdWith({}, { limits: LIMITS })
    const results: string[] = []
    for (let i = 0; i < 26; i++) results.push(await uploadIntoSnapshot(emulator, `s${i}`))
    expect(results).toEqual([...Array(10).fill('204'), ...Array(16).fill(REJECTED)])
  })

  it('have room again when a snapshot is deleted', async () => {
    const emulator = birdWith({}, { limits: LIMITS })
    for (let i = 0; i < 10; i++) await uploadIntoSnapshot(emulator, `s${i}`)
    expect(await upload(emulator)).toBe(REJECTED)
    await controlOf(emulator).delete('/worlds/default/snapshots/s3')
    expect(await uploadMany(emulator, 2)).toEqual(['204', REJECTED])
  })

  it('stay within one limit over worlds, and have room again when a world is deleted or reset', async () => {
    const emulator = birdWith({}, { limits: LIMITS })
    const [one, two] = [emulator.fork({ name: 'one' }), emulator.fork({ name: 'two' })]
    expect([...(await uploadMany(one, 5)), ...(await uploadMany(two, 6))]).toEqual([...Array(10).fill('204'), REJECTED])
    emulator.remove('one')
    expect(await uploadMany(emulator, 6)).toEqual([...Array(5).fill('204'), REJECTED])
    two.reset()
    expect(await uploadMany(emulator, 6)).toEqual([...Array(5).fill('204'), REJECTED])
  })

  it('count once if worlds, snapshots and the journal share them', async () => {
    const emulator = birdWith({}, { limits: { ...LIMITS, exchanges: 1000 } })
    await uploadMany(emulator, 5)
    for (const name of ['a', 'b', 'c']) {
      await saveSnapshot(emulator, name)
      emulator.fork({ name })
    }
    expect(await uploadMany(emulator, 6)).toEqual([...Array(5).fill('204'), REJECTED])
  })

  it('include files that only the journal keeps', async () => {
    const emulator = birdWith({}, { limits: { ...LIMITS, exchanges: 1000 } })
    for (let i = 0; i < 10; i++) {
      await upload(emulator)
      for (const { id } of emulator.bird.records.fileContents.list()) emulator.bird.records.fileContents.delete(id)
    }
    expect(await upload(emulator)).toBe(REJECTED)
    emulator.reset()
    expect(await upload(emulator)).toBe('204')
  })

  it('include those of a scenario', async () => {
    const text = 'x'.repeat(FILE_BYTES)
    const files = Array.from({ length: 9 }, (_, i) => ({ id: FILE.replace(/^./, `${i}`), text }))
    const emulator = birdWith({ files }, { limits: LIMITS })
    expect(await uploadMany(emulator, 2)).toEqual(['204', REJECTED])
  })

  it('include those that the control API stores', async () => {
    const emulator = birdWith({}, { limits: LIMITS })
    const control = controlOf(emulator)
    const draft = () =>
      control.post('/worlds/default/state/bird/files', { agent: 'Tamsin Ferrier', text: 'x'.repeat(FILE_BYTES) })
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await draft()).status)
    // A record is rejected if twice the length of its body would exceed the limit.
    expect(statuses).toEqual([...Array(9).fill(201), ...Array(3).fill(409)])
    expect(await problem(await draft())).toMatchObject({
      status: 409,
      detail: expect.stringContaining('raise the limit totalFileBytes'),
    })
  })

  it('are counted only when all uploads since the last count exceed the limit', () => {
    const worlds = vi.fn(() => [])
    const files = new FileBudget(10, worlds)
    const reserved = [4, 4, 2, 4, 4, 2].map((bytes) => [files.reserve(bytes), worlds.mock.calls.length])
    expect(reserved).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
      [true, 1],
      [true, 1],
      [true, 1],
    ])
  })
})
