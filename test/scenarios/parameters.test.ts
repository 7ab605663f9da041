import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import {
  errorsIn,
  initialWorldOf,
  libraryOf,
  namesIn,
  placesOf,
  recordsIn,
  thrownBy,
} from '../support/scenario-files.ts'

const FILE = `scenario: desk
with: { name: Support, count: 2, published: true, at: 2026-01-15T09:00:00Z }
clock: '\${at}'
genesys:
  assistants:
    - { name: '\${name}' }
    - { name: 'Night \${name} (\${count})' }
    - { name: '$\${name}' }
  knowledgeBases: [{ name: Handbook, published: '\${published}' }]
  routingQueues: [{ name: Billing, memberCount: '\${count}' }]
  generate: { users: '\${count}' }
`

describe('a parameter', () => {
  it('keeps its type if the placeholder is the whole string and is converted to text otherwise', async () => {
    const world = initialWorldOf(await libraryOf({ 'desk.yaml': FILE }), 'desk')

    expect(namesIn(world, 'assistants')).toEqual(['Support', 'Night Support (2)', '${name}'])
    expect(recordsIn(world, 'knowledgeBases')).toMatchObject([{ published: true }])
    expect(recordsIn(world, 'routingQueues')).toMatchObject([{ memberCount: 2 }])
    expect(recordsIn(world, 'users')).toHaveLength(2)
    expect(world.clock.now()).toBe('2026-01-15T09:00:00.000Z')
  })

  it('takes another value when the scenario is loaded', async () => {
    const library = await libraryOf({ 'desk.yaml': FILE })
    const values = { name: 'Sales', count: 3, published: false, at: '2026-02-01' }
    const world = initialWorldOf(library, 'desk', values)

    expect(namesIn(world, 'assistants')).toEqual(['Sales', 'Night Sales (3)', '${name}'])
    expect(recordsIn(world, 'knowledgeBases')).toMatchObject([{ published: false }])
    expect(recordsIn(world, 'users')).toHaveLength(3)
    expect(world.clock.now()).toBe('2026-02-01T00:00:00.000Z')
  })

  it('is inserted literally even if its value contains a placeholder', async () => {
    const world = initialWorldOf(await libraryOf({ 'desk.yaml': FILE }), 'desk', { name: '${count}' })
    expect(namesIn(world, 'assistants')).toEqual(['${count}', 'Night ${count} (2)', '${name}'])
  })

  it.each([
    [{ nmae: 'A' }, { at: 'with.nmae', found: 'nmae', nearest: 'name' }],
    [{ count: '3' }, { at: 'with.count', found: '3', expected: 'must be a number like the default' }],
    [{ published: 1 }, { at: 'with.published', found: 1, expected: 'must be true or false like the default' }],
    [{ name: null }, { at: 'with.name', expected: 'must be a string like the default' }],
    [{ constructor: 'A' }, { at: 'with.constructor', found: 'constructor' }],
  ])('is reported if the value %j has an unknown name or the wrong type', async (values, error) => {
    const library = await libraryOf({ 'desk.yaml': FILE })
    expect(thrownBy(() => library.plan('desk', values))).toMatchObject([error])
  })

  it.each([
    [
      { count: 1.5 },
      ['desk.yaml:10:49 genesys.routingQueues[0].memberCount', 'desk.yaml:11:22 genesys.generate.users'],
    ],
    [{ at: 'noon' }, ['desk.yaml:3:8 clock']],
  ])('is reported at each use if its value %j is invalid there', async (values, places) => {
    const library = await libraryOf({ 'desk.yaml': FILE })
    expect(placesOf(thrownBy(() => library.plan('desk', values)))).toEqual(places)
  })

  it('is reported at each use with the nearest name if it is not declared', async () => {
    const errors = await errorsIn({
      'f.yaml':
        "scenario: f\nwith: { count: 1 }\ngenesys:\n  users: [{ name: '${cuont}' }]\n  generate: { users: '${coun}' }\n",
    })
    expect(placesOf(errors)).toEqual(['f.yaml:4:19 genesys.users[0].name', 'f.yaml:5:22 genesys.generate.users'])
    expect(errors.map(({ nearest }) => nearest)).toEqual(['count', 'count'])
  })

  it('is reported if a dependent scenario changes its type', async () => {
    const errors = await errorsIn({
      'a.yaml': 'scenario: a\nwith: { count: 1 }\n',
      'b.yaml': 'scenario: b\nextends: a\nwith: { count: many }\n',
    })
    expect(placesOf(errors)).toEqual(['b.yaml:3:16 with.count'])
  })
})

describe('createEmulator', () => {
  const scenario = 'five-hundred-of-everything'

  it('passes `with` to the scenario', () => {
    expect(createEmulator({ scenario, with: { count: 7 } }).genesys.records.assistants.size).toBe(7)
  })

  it('forks worlds from a scenario with different parameters', () => {
    const emulator = createEmulator({ scenario, with: { count: 7 } })
    const forks = [3, 4, 3].map((count) => emulator.fork({ scenario, with: { count } }))
    expect(forks.map((fork) => fork.genesys.records.assistants.size)).toEqual([3, 4, 3])
    expect(forks[0]?.genesys.records.users.list()).toEqual(forks[2]?.genesys.records.users.list())
  })

  it('rejects parameters for a fork without a scenario', () => {
    expect(() => createEmulator().fork({ with: { count: 3 } })).toThrow(/Parameters were given without a scenario/)
  })

  it('uses the authentication of the scenario unless `auth` overrides it', async () => {
    expect(await requestStatus({})).toBe(401)
    expect(await requestStatus({ auth: 'open' })).toBe(200)
  })
})

async function requestStatus(options: object): Promise<number> {
  const emulator = createEmulator({ scenario: { scenario: 'closed', auth: 'strict' }, ...options })
  return (await emulator.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })).status
}
