import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDataFolder } from '../../src/adapters/data/data-folder.ts'
import { createEmulator } from '../../src/index.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'

const A = '/api/v2/assistants'
const ASSISTANT = { transcriptionConfig: { vendorName: 'Genesys' } }

it('keeps worlds whose checkpoint cannot be written, and those that start from the same scenario afterwards', async () => {
  const folder = temporaryFolder()
  const store = openDataFolder({ folder })
  const emulator = createEmulator({ store })
  emulator.fork({ name: 'first', scenario: 'small-team' })
  emulator.remove('first')
  await send(emulator, 'POST', A, { ...ASSISTANT, name: 'Before' })
  // A folder stands where the checkpoint is written.
  const obstacle = join(folder, 'checkpoint-00000002.jsonl.partial')
  mkdirSync(join(obstacle, 'inside'), { recursive: true })
  await store.compact()
  rmSync(obstacle, { recursive: true, force: true })
  expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl'))).toHaveLength(2)
  emulator.fork({ name: 'second', scenario: 'small-team' })
  emulator.fork({ name: 'third' })
  await send(emulator, 'POST', A, { ...ASSISTANT, name: 'After' })
  await emulator.close()

  const later = createEmulator({ data: folder })
  expect(later.worlds()).toEqual(['default', 'second', 'third'])
  expect(namesIn(await send(later, 'GET', `${A}?pageSize=100`))).toEqual(expect.arrayContaining(['Before', 'After']))
  expect(namesIn(await send(later.world('third'), 'GET', `${A}?pageSize=100`))).not.toContain('After')
  await later.close()
})

it('keeps worlds that start while a checkpoint is written', async () => {
  const folder = temporaryFolder()
  const store = openDataFolder({ folder })
  const emulator = createEmulator({ store })
  const names = []
  for (let i = 0; i < 12; i++) {
    const compacting = store.compact()
    const name = `w${i}`
    emulator.fork({ name, ...(i % 2 === 0 ? { scenario: 'small-team' } : { from: 'default' }) })
    await send(emulator.world(name), 'POST', A, { ...ASSISTANT, name: `Made in ${name}` })
    if (i % 3 === 2) emulator.remove(name)
    else names.push(name)
    await compacting
  }
  await emulator.close()

  const later = createEmulator({ data: folder })
  expect(later.worlds()).toEqual(['default', ...names])
  for (const name of names) {
    const present = namesIn(await send(later.world(name), 'GET', `${A}?pageSize=100`))
    expect(present.filter((one) => one.startsWith('Made in'))).toEqual([`Made in ${name}`])
  }
  await later.close()
})
