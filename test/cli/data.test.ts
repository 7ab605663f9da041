import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { startCommand } from '../support/processes.ts'

const A = '/api/v2/assistants'
const LOG = 'log-00000001.jsonl'

describe('deskdouble serve --data', () => {
  it('says how many worlds it keeps, and continues them after it was stopped', async () => {
    const folder = temporaryFolder()
    const url = await serving(['--data', folder])
    expect(url.printed()).toContain(`1 world is kept in ${folder}`)
    const created = await fetch(`${url.address}${A}`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Kept', transcriptionConfig: { vendorName: 'Genesys' } }),
    })
    expect(created.status).toBe(200)
    await fetch(`${url.address}/_control/worlds`, { method: 'POST', headers: JSON_TYPE, body: '{"name":"checkout"}' })
    url.child.kill('SIGTERM')
    expect(await url.code).toBe(0)
    const again = await serving(['--data', folder])
    expect(again.printed()).toContain(`2 worlds are kept in ${folder}`)
    const list = await fetch(`${again.address}/_world/checkout${A}?pageSize=100`, {
      headers: { authorization: 'Bearer any' },
    })
    expect((await list.json()).entities.map(({ name }: { name: string }) => name)).toContain('Kept')
  })

  it('ends with one sentence and the cure if the folder is damaged, in use or no folder', async () => {
    const { folder } = await damagedFolder()
    const damaged = await deskdouble(['serve', '--port', '0', '--data', folder])
    expect(damaged).toMatchObject({ code: 2, stdout: '' })
    expect(damaged.stderr).toMatch(
      /^\S+log-00000001\.jsonl is damaged at byte \d+: its checksum is another one\. .* run: deskdouble data repair \S+\n$/,
    )
    const used = temporaryFolder()
    const emulator = createEmulator({ data: used })
    expect((await deskdouble(['serve', '--port', '0', '--data', used])).stderr).toContain('is in use by process')
    await emulator.close()
    const file = join(used, LOG)
    expect((await deskdouble(['serve', '--port', '0', '--data', file])).stderr).toMatch(
      /cannot be used: a file with this name exists/,
    )
    expect((await deskdouble(['serve', '--data', used, '--data-compact', '0'])).stderr).toContain(
      'must be a whole number of at least 1',
    )
  })
})

describe('deskdouble data', () => {
  it('check lists the worlds of a folder, as text and as JSON, also while it is in use', async () => {
    const folder = temporaryFolder()
    const emulator = createEmulator({ data: folder })
    emulator.fork({ name: 'checkout', scenario: 'small-team' })
    await create(emulator, 'One')
    const { stdout, code } = await deskdouble(['data', 'check', folder])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /entries in 1 file of [\d,]+ bytes\ndefault +\d+ records, 0 snapshots, \d exchanges?\ncheckout +\d+ records, 0 snapshots, 0 exchanges\n$/,
    )
    const json = JSON.parse((await deskdouble(['data', 'check', folder, '--json'])).stdout)
    expect(json.worlds.map(({ name }: { name: string }) => name)).toEqual(['default', 'checkout'])
    await emulator.close()
  })

  it('check reports damage, and records of a vendor that is not chosen', async () => {
    const { folder } = await damagedFolder()
    expect(await deskdouble(['data', 'check', folder])).toMatchObject({ code: 2 })
    const whole = temporaryFolder()
    await createEmulator({ data: whole }).close()
    const { stderr, code } = await deskdouble(['data', 'check', whole, '--vendor', 'genesys'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/of the kept records do not fit the specs: kore\/accounts: no vendor has this collection/)
  })

  it('repair cuts a folder at the damage, keeps a copy, and leaves the worlds of that moment', async () => {
    const { folder, bytes } = await damagedFolder()
    const { stdout, code } = await deskdouble(['data', 'repair', folder])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Cut \S+log-00000001\.jsonl at byte \d+: what follows is left out\.\nThe file as it was: \S+\.damaged\n$/,
    )
    expect(readFileSync(join(folder, `${LOG}.damaged`)).equals(bytes)).toBe(true)
    const emulator = createEmulator({ data: folder })
    const names = namesIn(await send(emulator, 'GET', `${A}?pageSize=100`))
    expect(names).toContain('One')
    expect(names).not.toContain('Two')
    await emulator.close()
    expect((await deskdouble(['data', 'repair', folder])).stdout).toBe('Nothing is damaged.\n')
  })

  it.each(['checkpoint-00000002.jsonl', 'log-00000002.jsonl'])(
    'repair opens a folder with a damaged %s again',
    async (name) => {
      const folder = temporaryFolder()
      const first = createEmulator({ data: folder })
      await create(first, 'One')
      await first.close()
      await deskdouble(['data', 'compact', folder])
      const bytes = readFileSync(join(folder, name))
      flip(bytes, 20)
      writeFileSync(join(folder, name), bytes)
      expect(() => createEmulator({ data: folder })).toThrow(`${name} is damaged at byte 0`)
      await deskdouble(['data', 'repair', folder])
      const emulator = createEmulator({ data: folder })
      expect(emulator.worlds()).toEqual(['default'])
      await create(emulator, 'Later')
      await emulator.close()
    },
  )

  it('compact replaces the log by a checkpoint with the same worlds', async () => {
    const folder = temporaryFolder()
    const first = createEmulator({ data: folder })
    for (const name of ['One', 'Two', 'Three']) await create(first, name)
    const expected = (await send(first, 'GET', `${A}?pageSize=100`)).text
    await first.close()
    const { stdout, code } = await deskdouble(['data', 'compact', folder])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1 world in [\d,]+ bytes\n$/)
    const second = createEmulator({ data: folder })
    expect((await send(second, 'GET', `${A}?pageSize=100`)).text).toBe(expected)
    expect(second.exchanges()).toHaveLength(5)
    await second.close()
  })
})

const JSON_TYPE = { 'content-type': 'application/json' }

/** Starts a server and waits for its address. */
async function serving(args: readonly string[]) {
  const command = startCommand(['serve', '--port', '0', ...args])
  let address: string | undefined
  while (address === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (command.child.exitCode !== null) throw new Error(command.printed())
    // The last line of the message.
    if (command.printed().includes('inspector')) address = /http:\/\/127\.0\.0\.1:\d+/.exec(command.printed())?.[0]
  }
  return { ...command, address }
}

async function create(emulator: Parameters<typeof send>[0], name: string): Promise<void> {
  const { status } = await send(emulator, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
  if (status >= 300) throw new Error(`Creating "${name}" answered ${status}`)
}

/** A folder whose log is damaged in the line of the second of two creates. */
async function damagedFolder() {
  const folder = temporaryFolder()
  const emulator = createEmulator({ data: { folder, journal: false } })
  for (const name of ['One', 'Two']) await create(emulator, name)
  await emulator.close()
  const bytes = readFileSync(join(folder, LOG))
  flip(bytes, bytes.lastIndexOf('"name":"Two"') + 10)
  writeFileSync(join(folder, LOG), bytes)
  return { folder, bytes }
}

function flip(bytes: Buffer, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 4
}
