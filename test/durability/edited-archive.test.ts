import { describe, expect, it } from 'vitest'
import { archiveLine } from '../../src/durability/archive-line.ts'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { NOW } from '../support/genesys.ts'

/** Changes an entry of an archive by hand. */
type Edit = (entry: Entry) => void

/** An entry as JSON. Its members are read and changed by name. */
// biome-ignore lint/suspicious/noExplicitAny: the edits below break the types of entries on purpose
type Entry = any

const hasSettings = (entry: Entry) => entry.state !== undefined && entry.changes?.settings?.faults !== undefined
const hasClock = (entry: Entry) => entry.changes?.clock !== undefined
const hasRecords = (entry: Entry) => (entry.changes?.records?.[0]?.stored?.length ?? 0) > 0
const hasCounters = (entry: Entry) => entry.changes?.counters !== undefined
const starts = (entry: Entry) => entry.start !== undefined
const saves = (entry: Entry) => entry.save !== undefined
const exchanges = (entry: Entry) => entry.exchange !== undefined

describe('an archive that was edited by hand, with the right checksums', () => {
  it.each<[string, (entry: Entry) => boolean, Edit, string]>([
    [
      'a setting of another value',
      hasSettings,
      (e) => (e.changes.settings.auth = 'both'),
      'changes.settings.auth must be one of open, strict, got "both"',
    ],
    [
      'an unknown setting',
      hasSettings,
      (e) => (e.changes.settings.colour = 'red'),
      'changes.settings.colour must be auth, faults or profile/VENDOR',
    ],
    [
      'a value that a profile does not list',
      hasSettings,
      (e) => (e.changes.settings['profile/genesys'].nameFilter = 'fuzzy'),
      'nameFilter must be one of',
    ],
    [
      'a profile that is not an object',
      hasSettings,
      (e) => (e.changes.settings['profile/kore'] = 7),
      'changes.settings.profile/kore must be a mapping, got 7',
    ],
    [
      'a negative count of faults',
      hasSettings,
      (e) => (e.changes.settings.faults.created = -1),
      'changes.settings.faults.created must be a whole number of at least 0, got -1',
    ],
    [
      'a fault with a status that is a word',
      hasSettings,
      (e) => (e.changes.settings.faults.faults[0].times = 'often'),
      'changes.settings.faults.faults[0] is not a fault: times must be a whole number of at least 1, got "often"',
    ],
    [
      'a fault without an id',
      hasSettings,
      (e) => delete e.changes.settings.faults.faults[0].id,
      'changes.settings.faults.faults[0].id is required',
    ],
    [
      'a clock beyond the time that it can show',
      hasClock,
      (e) => (e.changes.clock = { at: 1e18 }),
      'changes.clock.at must be a whole number from',
    ],
    [
      'a clock that is frozen and runs',
      hasClock,
      (e) => (e.changes.clock = { at: 0, offset: 0 }),
      'changes.clock must have either at or offset, got {"at":0,"offset":0}',
    ],
    [
      'a random state of three numbers',
      hasClock,
      (e) => (e.changes.random = [1, 2, 3]),
      'changes.random must be a list of 4 items, got [1,2,3]',
    ],
    [
      'a random state with a fraction',
      hasClock,
      (e) => (e.changes.random[2] = 0.5),
      'changes.random[2] must be a whole number, got 0.5',
    ],
    [
      'a seed that is a word',
      hasClock,
      (e) => (e.changes.seed = 'seven'),
      'changes.seed must be a whole number, got "seven"',
    ],
    [
      'a negative turn',
      hasClock,
      (e) => (e.changes.turn = -3),
      'changes.turn must be a whole number of at least 0, got -3',
    ],
    [
      'a negative sequence number',
      hasRecords,
      (e) => (e.changes.records[0].next = -1),
      'changes.records[0].next must be a whole number of at least 0, got -1',
    ],
    [
      'a record that is not an object',
      hasRecords,
      (e) => (e.changes.records[0].stored[0][1] = 'Till'),
      'changes.records[0].stored[0][1] must be a mapping, got "Till"',
    ],
    [
      'a misspelt member',
      hasRecords,
      (e) => (e.changes.record = []),
      'changes.record is not a known property; use one of records, settings, counters, clock, random, seed, turn (did you mean "records"?)',
    ],
    [
      'a negative counter',
      hasCounters,
      (e) => (e.changes.counters.values[0][1].count = -5),
      'changes.counters.values[0][1].count must be a whole number of at least 0, got -5',
    ],
    [
      'a counter without a start',
      hasCounters,
      (e) => delete e.changes.counters.values[0][1].start,
      'changes.counters.values[0][1].start is required',
    ],
    [
      'a world with an impossible name',
      starts,
      (e) => (e.start = 'my world'),
      'start must be the name of a world: 1 to 64 letters, digits, - and _, got "my world"',
    ],
    [
      'an option of another type',
      starts,
      (e) => (e.options.ephemeral = 'yes'),
      'options.ephemeral must be true or false, got "yes"',
    ],
    [
      'a negative number of dropped requests',
      starts,
      (e) => (e.dropped = -2),
      'dropped must be a whole number of at least 0, got -2',
    ],
    [
      'an impossible date of a snapshot',
      saves,
      (e) => (e.save.at = '2026-02-30T09:00:00.000Z'),
      'save.at must be an existing instant such as 2026-01-15T09:00:00.000Z, got "2026-02-30T09:00:00.000Z"',
    ],
    [
      'an impossible date of a request',
      exchanges,
      (e) => (e.exchange.at = 'yesterday'),
      'exchange.at must be an existing instant such as 2026-01-15T09:00:00.000Z, got "yesterday"',
    ],
    [
      'a request without a number',
      exchanges,
      (e) => (e.exchange.number = 0),
      'exchange.number must be a whole number of at least 1, got 0',
    ],
    [
      'a status beyond HTTP',
      exchanges,
      (e) => (e.exchange.response.status = 1000),
      'exchange.response.status must be a whole number from 0 to 599, got 1000',
    ],
    [
      'a header without a value',
      exchanges,
      (e) => (e.exchange.request.headers[0] = ['accept']),
      'exchange.request.headers[0] must be a list of 2 items, got ["accept"]',
    ],
    [
      'an unknown entry',
      exchanges,
      (e) => {
        for (const name of Object.keys(e)) delete e[name]
        e.world = 'default'
        e.exchanges = {}
      },
      'exchanges is not a known property; use one of world, restored, cleared, changes, position, part',
    ],
  ])('is rejected for %s, with its line and value, and changes nothing', async (_, isMeant, edit, problem) => {
    const archive = await usedArchive()
    const { edited, line } = editedArchive(archive, isMeant, edit)
    const emulator = createEmulator({ clock: NOW })
    const before = emulator.export()
    const rejected = () => emulator.import(edited)
    expect(rejected).toThrow(`The archive is damaged at line ${line}: `)
    expect(rejected).toThrow(problem)
    expect(rejected).toThrow('Use a copy of it, or export the world again.')
    expect(emulator.export()).toBe(before)
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('is read if the edit is one that the world could have written', async () => {
    const values = valuesIn(await usedArchive())
    for (const { changes } of values) if (changes?.settings) changes.settings.auth = 'strict'
    const world = createEmulator().import(sealed(values))
    expect((await world.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer any' } })).status).toBe(401)
  })
})

/** Exports a world with faults, a profile, a clock, counters, a snapshot and requests. */
async function usedArchive(): Promise<string> {
  const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
  emulator.fail('getAssistants', { status: 503, times: 1 })
  emulator.genesys.setProfile({ rateLimit: 'enforced' })
  const { headers } = emulator.genesys.credentials
  for (let i = 0; i < 3; i++) await emulator.fetch('/api/v2/assistants', { headers })
  emulator.fail('getAssistants', { status: 503, times: 2 })
  await controlOf(emulator).put('/worlds/default/snapshots/one')
  return emulator.export()
}

/** Applies an edit to the first entry for which a condition holds, and writes the right checksum. */
function editedArchive(archive: string, isMeant: (entry: Entry) => boolean, edit: Edit) {
  const values = valuesIn(archive)
  const index = values.findIndex((value, i) => i > 0 && isMeant(value))
  if (index < 0) throw new Error('The archive has no such entry')
  edit(values[index])
  return { edited: sealed(values), line: index + 1 }
}

function valuesIn(archive: string): Entry[] {
  const lines = archive.trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line)[2])
}

/** Returns an archive of these values with the right numbers and checksums. */
function sealed(values: readonly Entry[]): string {
  return values.map((value, i) => archiveLine(i + 1, JSON.stringify(value))).join('')
}
