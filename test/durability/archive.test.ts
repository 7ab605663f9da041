import fs, { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { archiveLine } from '../../src/durability/archive-line.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { controlOf } from '../support/control.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { NOW } from '../support/genesys.ts'
import { createPlayer, mixedSteps } from '../support/mixed-requests.ts'
import { formOf, presigned } from '../support/upload.ts'

const SEED = 7
const STEPS = mixedSteps(160, SEED)
const OPTIONS = { seed: SEED, clock: NOW }
const A = '/api/v2/assistants'

describe('an archive', () => {
  it.each([0, 1, 60, 120])('continues a world after %i of 160 requests with the same bytes', async (after) => {
    const expected = await createPlayer()(createEmulator(OPTIONS), STEPS)
    const first = createEmulator(OPTIONS)
    const player = createPlayer()
    const before = await player(first, STEPS.slice(0, after))
    const second = createEmulator()
    const later = await player(second.import(first.export()), STEPS.slice(after))
    expect([...before, ...later]).toEqual(expected)
  })

  it('has the initial state, snapshots, faults, profile, clock and request journal of its world', async () => {
    const used = await usedEmulator()
    const fresh = createEmulator()
    fresh.import(used.export())
    expect(await viewOf(fresh)).toEqual(await viewOf(used))

    for (const emulator of [used, fresh]) {
      await controlOf(emulator).post('/worlds/default/restore', { to: 'snapshot:one' })
      expect(await namesOf(emulator)).toContain('Before one')
      expect(await namesOf(emulator)).not.toContain('After one')
      emulator.reset()
      expect(await namesOf(emulator)).not.toContain('Before one')
    }
    expect(await viewOf(fresh)).toEqual(await viewOf(used))
  })

  it('restores the states before and after each of its requests', async () => {
    const used = await usedEmulator()
    const fresh = createEmulator()
    fresh.import(used.export())
    for (const { number } of used.exchanges()) {
      const to = `before:${number}`
      for (const emulator of [used, fresh]) await controlOf(emulator).post('/worlds/default/restore', { to })
      expect(await stateOf(fresh)).toEqual(await stateOf(used))
    }
  })

  it('goes on counting the requests of a rate limit', async () => {
    const limited = { ...OPTIONS, scenario: 'rate-limited' }
    const statusesOf = async (emulator: ListeningEmulator, count: number) => {
      const statuses: number[] = []
      for (let i = 0; i < count; i++) statuses.push((await send(emulator, 'GET', A)).status)
      return statuses
    }
    const expected = await statusesOf(createEmulator(limited), 12)
    const first = createEmulator(limited)
    const before = await statusesOf(first, 5)
    const second = createEmulator()
    second.import(first.export())
    expect([...before, ...(await statusesOf(second, 7))]).toEqual(expected)
  })

  it('is the same when it is exported again', () => {
    return fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 40 }), fc.boolean(), async (seed, count, journal) => {
        const first = createEmulator({ ...OPTIONS, seed: Math.abs(seed) })
        await createPlayer()(first, mixedSteps(count, seed))
        await controlOf(first).put('/worlds/default/snapshots/here')
        await createPlayer()(first, mixedSteps(5, seed + 1))
        const archive = first.export({ journal })
        const second = createEmulator()
        expect(second.import(archive).export()).toBe(archive)
        const third = createEmulator()
        expect(third.import(archive, { name: 'other' }).export()).toBe(
          second.import(archive, { name: 'other' }).export(),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('leaves the request journal out on demand', async () => {
    const used = await usedEmulator()
    const fresh = createEmulator()
    const world = fresh.import(used.export({ journal: false }))
    expect(world.exchanges()).toEqual([])
    expect(await stateOf(fresh)).toEqual(await stateOf(used))
  })

  it('has files of any size and texts that look like its own marks', async () => {
    const first = createEmulator()
    const bytes = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 7 + (i >> 8)) % 256)
    const { url, formData } = await presigned(first)
    const form = formOf({ ...formData, 'content-type': 'image/png' }, new Blob([bytes], { type: 'image/png' }))
    expect((await first.fetch(url, { method: 'POST', body: form })).status).toBe(204)
    const [agent] = first.bird.records.agents.list()
    if (!agent) throw new Error('There is no agent')
    const names = ['\u00001', `${'x'.repeat(262_143)}\u{1f600}`, `half ${'\ud83d'.repeat(70_000)}`]
    for (const name of names) {
      first.bird.records.agents.update(agent.id, { ...agent, name })
      const second = createEmulator()
      second.import(first.export(), { misfits: 'drop' })
      expect(second.bird.records.fileContents.list()).toEqual(first.bird.records.fileContents.list())
      expect(second.bird.records.agents.get(agent.id)?.name).toBe(name)
    }
  })

  it('becomes a world of another name, beside that which it was exported from', async () => {
    const emulator = createEmulator(OPTIONS)
    await create(emulator, 'Exported')
    const archive = emulator.export()
    await create(emulator, 'Later')
    const copy = emulator.import(archive, { name: 'copy' })
    expect(copy.name).toBe('copy')
    expect(await namesOf(copy)).toContain('Exported')
    expect(await namesOf(copy)).not.toContain('Later')
    expect(await namesOf(emulator)).toContain('Later')
    expect(emulator.worlds()).toEqual(['default', 'copy'])
  })

  it('replaces a world in place, whose handles and cursors go on', async () => {
    const emulator = createEmulator(OPTIONS)
    const checkout = emulator.fork({ name: 'checkout' })
    await create(checkout, 'Exported')
    const archive = checkout.export()
    const { body } = await send(checkout, 'GET', `${A}?pageSize=1`)
    await create(checkout, 'Later')
    emulator.import(archive)
    expect(await namesOf(checkout)).not.toContain('Later')
    const next = Object(body).nextUri
    expect((await send(checkout, 'GET', next)).status).toBe(200)
    expect(emulator.worlds()).toEqual(['default', 'checkout'])
  })

  it('of a world whose scenario the emulator does not have resets to its own initial state', async () => {
    const raw = { scenario: 'mine', describe: 'Mine', genesys: { assistants: [{ name: 'Own' }] } }
    const first = createEmulator({ scenario: 'mine', scenarios: [{ raw }] })
    await create(first, 'Created')
    const second = createEmulator()
    const world = second.import(first.export())
    expect(second.outdated()).toEqual([])
    world.reset()
    expect(await namesOf(world)).toEqual(['Own'])
    expect(world.scenario).toBe('mine')
  })

  it('of a world whose scenario was edited since makes it outdated', () => {
    const second = emulatorWith('After')
    second.import(emulatorWith('Before').export())
    expect(second.outdated()).toEqual(['default'])
  })
})

describe('an archive that is imported into a data folder', () => {
  it('continues after a restart, with its journal, in the place of the world of its name', async () => {
    const used = await usedEmulator()
    const data = temporaryFolder()
    const first = createEmulator({ data })
    first.fork({ name: 'other' })
    await create(first, 'Replaced')
    first.import(used.export())
    first.import(used.export(), { name: 'copy' })
    await create(first, 'After the import')
    await create(used, 'After the import')
    const expected = await viewOf(first)
    expect(expected).toEqual(await viewOf(used))
    await first.close()

    const second = createEmulator({ data })
    expect(second.worlds()).toEqual(['default', 'other', 'copy'])
    expect(await viewOf(second)).toEqual(expected)
    await controlOf(second).post('/worlds/default/restore', { to: 'snapshot:one' })
    await controlOf(used).post('/worlds/default/restore', { to: 'snapshot:one' })
    expect(await stateOf(second)).toEqual(await stateOf(used))
    await second.close()
  })
})

describe('an import that does not reach the disk as a whole', () => {
  it('has not happened after a restart, wherever the log ends', async () => {
    const archive = (await usedEmulator()).export()
    const data = temporaryFolder()
    const first = createEmulator({ ...OPTIONS, data })
    await create(first, 'Before')
    await first.close()
    const log = join(data, 'log-00000001.jsonl')
    const { length } = readFileSync(log)
    const states = [await stateOf(first)]
    const second = createEmulator({ data })
    second.import(archive)
    states.push(await stateOf(second))
    await second.close()
    const bytes = readFileSync(log)
    const seen = new Set<number>()
    for (let end = length; end !== 0; end = bytes.indexOf('\n', end) + 1) {
      const cut = temporaryFolder()
      writeFileSync(join(cut, 'log-00000001.jsonl'), bytes.subarray(0, end))
      const opened = createEmulator({ data: cut })
      const state = await stateOf(opened)
      seen.add(states.findIndex((one) => isDeepStrictEqual(one, state)))
      expect(opened.worlds()).toEqual(['default'])
      await opened.close()
    }
    expect([...seen]).toEqual([0, 1])
  })

  it('is undone and refused if the disk is full, and the worlds go on', async () => {
    const archive = (await usedEmulator()).export()
    const data = temporaryFolder()
    const first = createEmulator({ ...OPTIONS, data })
    await create(first, 'Before')
    await controlOf(first).put('/worlds/default/snapshots/mine')
    const before = first.export()
    const full = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    })
    onTestFinished(() => full.mockRestore())
    for (const name of ['default', 'new']) {
      const headers = { 'content-type': 'application/vnd.deskdouble.archive' }
      const path = `/_control/worlds/${name}/archive`
      const response = await first.fetch(path, { method: 'PUT', headers, body: archive })
      expect(response.status).toBe(507)
      expect(first.worlds()).toEqual(['default'])
      expect(first.export()).toBe(before)
    }
    full.mockRestore()
    await create(first, 'After')
    const expected = await viewOf(first)
    await first.close()
    const second = createEmulator({ data })
    expect(await viewOf(second)).toEqual(expected)
    await send(second, 'GET', `${A}?pageSize=1`)
    expect(second.exchanges().map(({ number }) => number)).toEqual([1, 2, 3])
    await second.close()
  })
})

describe('an import', () => {
  it.each([
    ['text', 'hello', 'DD_ARCHIVE_INVALID'],
    ['an empty file', '', 'DD_ARCHIVE_INVALID'],
    ['a scenario', '{"scenario":"mine"}', 'DD_ARCHIVE_INVALID'],
    ['a web page', '<!doctype html>\n<p>Sign in</p>\n', 'DD_ARCHIVE_INVALID'],
  ])('rejects %s', (_, archive, code) => {
    expect(() => createEmulator().import(archive)).toThrow(expect.objectContaining({ code }))
  })

  it('rejects an archive of a newer format, and names the version that wrote it', () => {
    const [head = ''] = createEmulator().export().split('\n')
    const newer = head.replace('"format":1,', '"format":1000,')
    const json = newer.slice(newer.indexOf('{'), -1)
    expect(() => createEmulator().import(archiveLine(1, json))).toThrow(
      /^The archive has format 1000; this version of DeskDouble reads formats up to 1\. Install DeskDouble \d/,
    )
  })

  it('rejects an archive that was cut or changed at any place, with the line, and changes nothing', async () => {
    const archive = createEmulator({ scenario: 'empty-organisation' }).export()
    const emulator = createEmulator()
    const before = emulator.export()
    for (let at = 0; at < archive.length; at += 97) {
      const other = archive[at] === '7' ? '8' : '7'
      for (const broken of [archive.slice(0, at), `${archive.slice(0, at)}${other}${archive.slice(at + 1)}`]) {
        const line = broken.slice(0, at).split('\n').length
        expect(() => emulator.import(broken), `character ${at}`).toThrow(
          line === 1 ? /^The file is not an archive|cut/ : /^The archive is damaged at line \d+: /,
        )
      }
    }
    const lines = archive.split('\n')
    expect(() => emulator.import(lines.toSpliced(2, 1).join('\n'))).toThrow('damaged at line 3: line 4 is in its place')
    expect(() => emulator.import(`${archive}{}`)).toThrow('it follows the last line')
    expect(emulator.export()).toBe(before)
  })

  it('rejects records that do not fit the specs, or leaves them out', async () => {
    const archive = createEmulator().export()
    const other = createEmulator({ vendors: { genesys } })
    expect(() => other.import(archive)).toThrow(
      expect.objectContaining({ code: 'DD_ARCHIVE_MISFIT', message: expect.stringContaining('kore/') }),
    )
    const { genesys: restored } = other.import(archive, { misfits: 'drop' })
    expect(restored.records.assistants.list()).toEqual(createEmulator().genesys.records.assistants.list())
  })

  it('rejects a name that no world can have, too many snapshots and files beyond the limit', async () => {
    const first = createEmulator()
    const { url, formData } = await presigned(first)
    const image = new Blob([new Uint8Array(5000)], { type: 'image/png' })
    await first.fetch(url, { method: 'POST', body: formOf({ ...formData, 'content-type': 'image/png' }, image) })
    await controlOf(first).put('/worlds/default/snapshots/one')
    const archive = first.export()
    expect(() => createEmulator().import(archive, { name: 'no spaces' })).toThrow('World name "no spaces" is not valid')
    expect(() => createEmulator({ limits: { totalFileBytes: 4000 } }).import(archive)).toThrow(
      expect.objectContaining({ code: 'DD_ARCHIVE_FILES' }),
    )
    await controlOf(first).put('/worlds/default/snapshots/two')
    expect(() => createEmulator({ limits: { snapshots: 1 } }).import(first.export())).toThrow(
      expect.objectContaining({ code: 'DD_SNAPSHOT_LIMIT' }),
    )
  })
})

/** An emulator after changes, with a snapshot, a fault, a profile setting and a moved clock. */
async function usedEmulator(): Promise<ListeningEmulator> {
  const emulator = createEmulator(OPTIONS)
  await create(emulator, 'Before one')
  await controlOf(emulator).put('/worlds/default/snapshots/one')
  await create(emulator, 'After one')
  emulator.clock.advance('90s')
  emulator.fail('getAssistants', { status: 503, times: 2 })
  emulator.kore.setProfile({ requiredFields: 'lenient' })
  await send(emulator, 'GET', A)
  emulator.recover()
  emulator.fail('postAssistants', { status: 503, nth: 3 })
  emulator.fail('getAssistants', { status: 503, every: 2 })
  await createPlayer()(emulator, mixedSteps(20, SEED))
  return emulator
}

/** An emulator with a scenario of its own, which has one assistant. */
function emulatorWith(name: string): ListeningEmulator {
  const raw = { scenario: 'mine', describe: 'Mine', genesys: { assistants: [{ name }] } }
  return createEmulator({ scenario: 'mine', scenarios: [{ raw }] })
}

/** Reads everything of the default world that the control API shows. */
async function viewOf(emulator: ListeningEmulator): Promise<unknown> {
  const control = controlOf(emulator)
  const paths = ['', '/faults', '/snapshots', '/profiles/kore', '/clock', '/journal?limit=1000', '/journal/count']
  const texts = paths.map(async (path) => (await control.get(`/worlds/default${path}`)).text())
  return [...(await Promise.all(texts)), await stateOf(emulator)]
}

/** Reads all records of the default world. */
async function stateOf(emulator: ListeningEmulator): Promise<unknown> {
  const control = controlOf(emulator)
  const { collections } = await control.read('CollectionList', '/worlds/default/state')
  const paths = collections.map(({ vendor, collection }) => `/worlds/default/state/${vendor}/${collection}?limit=1000`)
  return Promise.all(paths.map(async (path) => (await control.get(path)).text()))
}

async function create(world: Parameters<typeof send>[0], name: string): Promise<void> {
  await send(world, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
}

async function namesOf(world: Parameters<typeof send>[0]): Promise<string[]> {
  return namesIn(await send(world, 'GET', `${A}?pageSize=100`))
}
