import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ChangeEntry, ExchangeEntry } from '../../src/durability/entry.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { NOW } from '../support/genesys.ts'
import { createPlayer, mixedSteps } from '../support/mixed-requests.ts'
import { formOf, presigned } from '../support/upload.ts'

const SEED = 7
const STEPS = mixedSteps(240, SEED)
const OPTIONS = { seed: SEED, clock: NOW }
const A = '/api/v2/assistants'

describe.each([
  ['a log', {}],
  ['a checkpoint after every change', { compactAt: 1 }],
  ['a sync after every change', { sync: 'always' }],
  ['no sync', { sync: 'off' }],
] as const)('an emulator with %s', (_, data) => {
  it.each([1, 60, 119, 180])('answers with the same bytes when it restarts after %i of 240 requests', async (after) => {
    const expected = await createPlayer()(createEmulator(OPTIONS), STEPS)
    const folder = temporaryFolder()
    const player = createPlayer()
    const first = open(folder, data)
    const before = await player(first, STEPS.slice(0, after))
    await first.close()
    const second = open(folder, data)
    const later = await player(second, STEPS.slice(after))
    await second.close()
    expect([...before, ...later]).toEqual(expected)
  })

  it('has the same journal, differences and states of every exchange after two restarts', async () => {
    const folder = temporaryFolder()
    const player = createPlayer()
    const first = open(folder, data)
    await player(first, STEPS.slice(0, 100))
    await first.close()
    const second = open(folder, data)
    await player(second, STEPS.slice(100))
    const expected = await viewOf(second)
    await second.close()
    const third = open(folder, data)
    expect(await viewOf(third)).toEqual(expected)
    await third.close()
  })
})

describe('an emulator whose requests arrive together', () => {
  it('has the same journal and the same changes of each request after a restart, and after a checkpoint', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    await createTogether(first, 40)
    const seen = await changesOfEach(first, 40)
    expect(seen).toHaveLength(40)
    await first.close()
    const second = open(folder, { compactAt: 1 })
    expect(await changesOfEach(second, 40)).toEqual(seen)
    await create(second, 'Compacted')
    await second.close()
    const third = open(folder)
    expect(await changesOfEach(third, 40)).toEqual(seen)
    await third.close()
  })

  it('stores each record once, however many arrive at a time', async () => {
    const folder = temporaryFolder()
    const emulator = open(folder)
    await createTogether(emulator, 40)
    await emulator.close()
    const entries = entriesIn(folder)
    const changedPlaces = entries
      .flatMap(({ before, after }) => [before, after])
      .filter((place) => place?.changes?.records)
    expect(changedPlaces).toEqual([])
    const stored = entries.flatMap(({ changes }) => changes?.records ?? []).flatMap((records) => records.stored ?? [])
    expect(stored).toHaveLength(40)
    expect(new Set(stored.map(([seq]) => seq)).size).toBe(40)
  })
})

describe('after a restart', () => {
  it('an emulator has its worlds with their initial states, snapshots, faults, clocks and profiles', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    const checkout = first.fork({ name: 'checkout' })
    await create(checkout, 'In checkout')
    first.fork({ name: 'team', scenario: 'small-team', with: { organisation: 'Wheel and Bell' }, seed: 3 })
    first.fork({ name: 'gone' })
    first.remove('gone')
    const control = controlOf(first)
    await control.put('/worlds/checkout/snapshots/one')
    await create(checkout, 'After one')
    await control.put('/worlds/checkout/snapshots/two')
    await control.put('/worlds/checkout/snapshots/three')
    await control.delete('/worlds/checkout/snapshots/three')
    checkout.clock.advance('90s')
    checkout.fail('getAssistants', { status: 503, times: 2 })
    checkout.kore.setProfile({ requiredFields: 'lenient' })
    const expected = await worldViews(first)
    await first.close()

    const second = open(folder)
    expect(await worldViews(second)).toEqual(expected)
    const restored = second.world('checkout')
    expect((await send(restored, 'GET', A)).status).toBe(503)
    restored.recover()
    const names = async () => namesIn(await send(restored, 'GET', `${A}?pageSize=100`))
    expect(await names()).toContain('After one')
    await controlOf(second).post('/worlds/checkout/restore', { to: 'snapshot:one' })
    expect(await names()).not.toContain('After one')
    expect(await names()).toContain('In checkout')
    restored.reset()
    expect(await names()).not.toContain('In checkout')
    await second.close()
    const third = open(folder)
    expect(namesIn(await send(third.world('checkout'), 'GET', `${A}?pageSize=100`))).toEqual(await names())
    expect(third.world('checkout').exchanges()).toHaveLength(2)
    await third.close()
  })

  it('an uploaded file has the same bytes, which the folder contains once', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7 + (i >> 8)) % 256)
    for (const _ of [1, 2]) {
      const { url, formData } = await presigned(first)
      const form = formOf({ ...formData, 'content-type': 'image/png' }, new Blob([bytes], { type: 'image/png' }))
      expect((await first.fetch(url, { method: 'POST', body: form })).status).toBe(204)
    }
    const contents = () => first.bird.records.fileContents.list()
    const expected = contents()
    await first.close()
    expect(readdirSync(join(folder, 'files')).length).toBeGreaterThan(0)
    const second = open(folder)
    expect(second.bird.records.fileContents.list()).toEqual(expected)
    await second.close()
  })

  it('a world that was deleted and started again under the same name has its new state', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    await create(first.fork({ name: 'again' }), 'Old')
    first.remove('again')
    await create(first.fork({ name: 'again' }), 'New')
    await first.close()
    const second = open(folder)
    const names = namesIn(await send(second.world('again'), 'GET', `${A}?pageSize=100`))
    expect(names).toContain('New')
    expect(names).not.toContain('Old')
    await second.close()
  })

  it('a world that was forked from an earlier moment has the state of that moment, also after a reset', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    await create(first, 'Before')
    await create(first, 'After')
    await create(first.fork({ name: 'early', at: 'before:2' }), 'In early')
    await first.close()
    const second = open(folder)
    const names = async () => namesIn(await send(second.world('early'), 'GET', `${A}?pageSize=100`))
    expect(await names()).toEqual(expect.arrayContaining(['Before', 'In early']))
    expect(await names()).not.toContain('After')
    second.world('early').reset()
    expect(await names()).toContain('Before')
    expect(await names()).not.toContain('In early')
    await second.close()
  })

  it('a world whose scenario was edited in between is outdated, keeps its state, and loads the new one at a reset', async () => {
    const folder = temporaryFolder()
    const first = createEmulator({ ...OPTIONS, data: folder, scenario: 'mine', scenarios: mineWith('Before') })
    await first.close()
    const second = createEmulator({ ...OPTIONS, data: folder, scenario: 'mine', scenarios: mineWith('After') })
    expect(second.outdated()).toEqual(['default'])
    expect(namesIn(await send(second, 'GET', A))).toEqual(['Before'])
    second.reset()
    expect(second.outdated()).toEqual([])
    expect(namesIn(await send(second, 'GET', A))).toEqual(['After'])
    await second.close()
    const third = createEmulator({ ...OPTIONS, data: folder, scenario: 'mine', scenarios: mineWith('After') })
    expect(third.outdated()).toEqual([])
    third.reset()
    expect(namesIn(await send(third, 'GET', A))).toEqual(['After'])
    await third.close()
  })

  it('a rate limit goes on counting', async () => {
    const folder = temporaryFolder()
    const limited = { ...OPTIONS, scenario: 'rate-limited', data: folder }
    const first = createEmulator(limited)
    const status = async (emulator: ListeningEmulator) => (await send(emulator, 'GET', A)).status
    const before = [await status(first), await status(first)]
    await first.close()
    const second = createEmulator(limited)
    const memory = createEmulator({ ...OPTIONS, scenario: 'rate-limited' })
    const expected = []
    for (let i = 0; i < 12; i++) expected.push(await status(memory))
    const later = []
    for (let i = 0; i < 10; i++) later.push(await status(second))
    expect([...before, ...later]).toEqual(expected)
    await second.close()
  })

  it('a journal that is not kept is empty, and the worlds are the same', async () => {
    const folder = temporaryFolder()
    const first = open(folder, { journal: false })
    await create(first, 'Kept')
    await first.close()
    const second = open(folder, { journal: false })
    expect(second.exchanges()).toEqual([])
    expect(namesIn(await send(second, 'GET', `${A}?pageSize=100`))).toContain('Kept')
    await second.close()
  })

  it('edits of records in the same process are kept', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    const [agent] = first.bird.records.agents.list()
    if (!agent) throw new Error('There is no agent')
    first.bird.records.agents.update(agent.id, { ...agent, name: 'Edited' })
    await first.close()
    const second = open(folder)
    expect(second.bird.records.agents.getOrThrow(agent.id)).toMatchObject({ name: 'Edited' })
    await second.close()
  })
})

/** A scenario of the user's own with one assistant. */
function mineWith(name: string) {
  return [{ raw: { scenario: 'mine', describe: 'Mine', genesys: { assistants: [{ name }] } } }]
}

function open(folder: string, data: object = {}): ListeningEmulator {
  return createEmulator({ ...OPTIONS, data: { folder, ...data } })
}

async function create(world: Parameters<typeof send>[0], name: string): Promise<void> {
  const { status } = await send(world, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
  if (status >= 300) throw new Error(`Creating "${name}" answered ${status}`)
}

/** Reads the entries of a log, all of which concern one world, without its start. */
function entriesIn(folder: string): Partial<ChangeEntry & ExchangeEntry>[] {
  const [, ...lines] = readFileSync(join(folder, 'log-00000001.jsonl'), 'utf8').trimEnd().split('\n')
  const entries: object[] = lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))))
  return entries.filter((entry) => !('state' in entry || 'start' in entry))
}

async function createTogether(emulator: ListeningEmulator, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, i) => create(emulator, `Together ${i}`)))
}

/** Reads the first exchanges, each with the changes that it made. */
async function changesOfEach(emulator: ListeningEmulator, count: number): Promise<string[]> {
  const control = controlOf(emulator)
  const read = async (n: number) => {
    const exchange = await control.get(`/worlds/default/journal/${n}`)
    const changes = await control.get(`/worlds/default/diff?from=before:${n}&to=exchange:${n}`)
    if (!exchange.ok || !changes.ok)
      throw new Error(`Exchange ${n} was answered with ${exchange.status}, its changes with ${changes.status}`)
    return `${await exchange.text()}\n${await changes.text()}`
  }
  return Promise.all(Array.from({ length: count }, (_, i) => read(i + 1)))
}

/** Reads everything about a world that an exchange left. */
async function viewOf(emulator: ListeningEmulator) {
  const control = controlOf(emulator)
  const text = async (path: string) => {
    const response = await control.get(`/worlds/default${path}`)
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
    return response.text()
  }
  return {
    journal: await text('/journal?limit=1000'),
    state: await text('/state/genesys/assistants?limit=1000'),
    diffs: await Promise.all([1, 50, 101, 200].map((n) => text(`/diff?from=exchange:${n}&to=exchange:${n + 20}`))),
    sinceStart: await text('/diff?from=origin'),
  }
}

async function worldViews(emulator: ListeningEmulator) {
  const control = controlOf(emulator)
  const names = emulator.worlds()
  const texts = names.flatMap((name) =>
    ['', '/faults', '/snapshots', '/vendors/kore/profile', '/state/genesys/assistants'].map(
      (path) => `/worlds/${name}${path}`,
    ),
  )
  return Promise.all(texts.map(async (path) => [path, await (await control.get(path)).text()]))
}
