import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeLine } from '../../src/adapters/data/line.ts'
import { createEmulator, DataError, type ListeningEmulator } from '../../src/index.ts'
import { uuidOf } from '../../src/world/random.ts'
import { BOARDS, vendorOfText } from '../specs/runtime/load.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { NOW } from '../support/genesys.ts'

const A = '/api/v2/assistants'

describe('a log that was damaged', () => {
  it('is cut after its last whole line wherever its end is torn off, and never gives a wrong state', async () => {
    const { bytes, states, boardsOf, openWith } = await smallEmulators()
    const seen = new Set<number>()
    for (let length = 0; length <= bytes.length; length++) {
      const opened = openWith(bytes.subarray(0, length))
      const state = states.indexOf(await boardsOf(opened))
      expect(state, `torn after ${length} bytes`).toBeGreaterThanOrEqual(Math.max(0, ...seen))
      seen.add(state)
      await opened.close()
    }
    expect([...seen]).toEqual([0, 1, 2])
  })

  it('is refused wherever a byte is another one, with the file and the place', async () => {
    const { bytes, openWith } = await smallEmulators()
    const starts = lineStarts(bytes)
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      const offset = starts.findLast((start) => start <= at)
      expect(() => openWith(flipped), `byte ${at}`).toThrow(new RegExp(`${LOG} is damaged at byte ${offset}: `))
    }
  })

  it('leaves out a change of many records whose last part is missing, also for later changes', async () => {
    const folder = temporaryFolder()
    const first = open(folder, { journal: false })
    const { teams } = first.bird.records
    const [team] = teams.list()
    if (!team) throw new Error('There is no team')
    const before = teams.size
    for (let i = 0; i < 1200; i++) teams.insert({ ...team, id: uuidOf(`team ${i}`), name: `Team ${i}` })
    await first.close()
    const bytes = readFileSync(join(folder, LOG))
    const starts = lineStarts(bytes)
    writeFileSync(join(folder, LOG), bytes.subarray(0, starts.at(-2)))
    const cut = open(folder, { journal: false })
    expect(cut.bird.records.teams.size).toBe(before)
    cut.bird.records.teams.insert({ ...team, id: uuidOf('later'), name: 'Later' })
    await cut.close()
    const again = open(folder, { journal: false })
    expect(again.bird.records.teams.size).toBe(before + 1)
    await again.close()
  })

  it('can go on after its torn end was cut', async () => {
    const folder = temporaryFolder()
    const first = open(folder, { journal: false })
    await create(first, 'Torn')
    await first.close()
    const bytes = readFileSync(join(folder, LOG))
    writeFileSync(join(folder, LOG), bytes.subarray(0, bytes.length - 7))
    const cut = open(folder, { journal: false })
    expect(await namesOf(cut)).not.toContain('Torn')
    await create(cut, 'After the cut')
    const expected = await namesOf(cut)
    await cut.close()
    const again = open(folder, { journal: false })
    expect(await namesOf(again)).toEqual(expected)
    expect(expected).toContain('After the cut')
    await again.close()
  })

  it('is refused if a file of the folder is missing or was cut', async () => {
    const folder = temporaryFolder()
    const first = open(folder, { compactAt: 1 })
    for (const name of ['One', 'Two', 'Three']) await create(first, name)
    await first.close()
    const [checkpoint] = readdirSync(folder).filter((name) => name.startsWith('checkpoint'))
    const whole = readFileSync(join(folder, checkpoint ?? ''))
    writeFileSync(join(folder, checkpoint ?? ''), whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1))
    expect(() => open(folder)).toThrow(`${checkpoint} is damaged at byte`)
    expect(() => open(folder)).toThrow('it was cut. Restore the folder from a copy, or run: deskdouble data repair')
    rmSync(join(folder, checkpoint ?? ''))
    expect(() => open(folder)).toThrow('it is missing')
  })

  it('is refused if a log in the middle was cut at the end of a line', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    await create(first, 'One')
    await first.close()
    const log = readFileSync(join(folder, LOG))
    const head = '{"kind":"log","format":1,"number":2,"previous":'
    writeFileSync(join(folder, 'log-00000002.jsonl'), encodeLine(`${head}${log.length}}`))
    await open(folder).close()
    writeFileSync(join(folder, LOG), log.subarray(0, log.lastIndexOf('\n', log.length - 2) + 1))
    expect(() => open(folder)).toThrow('log-00000002.jsonl is damaged at byte 0: the log before it has')
  })

  it('of a newer format is refused', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, LOG), encodeLine('{"kind":"log","format":2,"number":1}'))
    expect(() => open(folder)).toThrow('has format 2; this version of DeskDouble reads formats up to 1.')
  })
})

describe('a data folder', () => {
  it('is locked against another emulator and another process, and free again after close', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    expect(() => open(folder)).toThrow(`is in use by process ${process.pid} on ${hostname()}.`)
    await first.close()
    await open(folder).close()
  })

  it('is locked while another process lives, and taken over after its death', async () => {
    const folder = temporaryFolder()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    const lock = JSON.stringify({ pid: other.pid, host: hostname(), started: 0 })
    writeFileSync(join(folder, 'lock'), lock)
    expect(() => open(folder)).toThrow(`is in use by process ${other.pid}`)
    other.kill('SIGKILL')
    await new Promise((resolve) => other.once('exit', resolve))
    await open(folder).close()
  })

  it.each([
    ['not written to its end', '{"pid":1'],
    ['of an earlier process with the same number', JSON.stringify({ pid: process.pid, host: hostname(), started: 1 })],
  ])('is taken over from a lock that is %s', async (_, lock) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'lock'), lock)
    await open(folder).close()
  })

  it('that is a file is refused with the reason', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => open(file)).toThrow(DataError)
    expect(() => open(file)).toThrow(/^The data folder .* cannot be used: a file with this name exists/)
  })

  it('with records that no longer fit is refused with each of them, or opened without them', async () => {
    const folder = temporaryFolder()
    const first = open(folder)
    await first.close()
    const options = { vendors: { api: await vendorOfText(BOARDS) } }
    const narrower = (misfits: 'reject' | 'drop') => createEmulator({ ...options, data: { folder, misfits } })
    expect(() => narrower('reject')).toThrow(
      /of the kept records do not fit the specs: genesys\/organizations: no vendor/,
    )
    const dropped = narrower('drop')
    expect(dropped.worlds()).toEqual(['default'])
    await dropped.close()
  })
})

const LOG = 'log-00000001.jsonl'

function open(folder: string, data: object = {}): ListeningEmulator {
  return createEmulator({ clock: NOW, seed: 7, data: { folder, ...data } })
}

async function create(emulator: ListeningEmulator, name: string): Promise<void> {
  const { status } = await send(emulator, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
  if (status >= 300) throw new Error(`Creating "${name}" answered ${status}`)
}

async function namesOf(emulator: ListeningEmulator): Promise<readonly string[]> {
  return namesIn(await send(emulator, 'GET', `${A}?pageSize=100`))
}

/** An emulator of one small API, whose log has few bytes. */
async function smallEmulators() {
  const vendors = { api: await vendorOfText(BOARDS) }
  const openSmall = (folder: string) => createEmulator({ vendors, clock: NOW, data: { folder, journal: false } })
  const folder = temporaryFolder()
  const emulator = openSmall(folder)
  const { headers } = emulator.api.credentials
  const boardsOf = async ({ fetch }: Pick<typeof emulator, 'fetch'>): Promise<string> => {
    return (await fetch('/boards', { headers })).text()
  }
  const states = [await boardsOf(emulator)]
  for (const name of ['One', 'Two']) {
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
    const { status } = await emulator.fetch('/boards', { ...init, body: JSON.stringify({ name }) })
    expect(status).toBe(201)
    states.push(await boardsOf(emulator))
  }
  await emulator.close()
  const bytes = readFileSync(join(folder, LOG))
  const openWith = (content: Uint8Array) => {
    const copy = temporaryFolder()
    writeFileSync(join(copy, LOG), content)
    return openSmall(copy)
  }
  return { bytes, states, boardsOf, openWith }
}

/** Returns the positions at which lines start. */
function lineStarts(bytes: Buffer): number[] {
  const starts = [0]
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
