import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { beginningOf, libraryOf, mistakesIn, namesIn, placesOf, sourcesOf } from '../support/scenario-files.ts'

const PARENT = `scenario: parent
describe: The parent
seed: 3
clock: 2026-01-15T09:00:00Z
auth: strict
with: { team: Support }
genesys:
  profile: { deleteStatus: 200, nameFilter: prefix }
  faults: [{ operation: getAssistants, status: 503, times: 1 }]
  routingQueues: [{ name: Billing }]
  assistants: [{ name: '\${team}' }]
  generate: { routingQueues: 2, users: 1 }
`

it('the lists of the parent come first, and of all else the child has the last word', async () => {
  const library = await libraryOf({
    'parent.yaml': PARENT,
    'child.yaml': `scenario: child
extends: parent
seed: 4
with: { team: Sales }
genesys:
  profile: { deleteStatus: 204 }
  faults: [{ status: 500 }]
  assistants: [{ name: Night, queues: [Billing] }]
  generate: { routingQueues: 0 }
`,
  })

  const plan = library.plan('child')
  const world = beginningOf(library, 'child')

  expect(plan).toMatchObject({ describe: 'The parent', seed: 4, clock: '2026-01-15T09:00:00.000Z', auth: 'strict' })
  expect(plan.vendors['genesys']?.profile).toEqual({ deleteStatus: 204, nameFilter: 'prefix' })
  expect(plan.vendors['genesys']?.faults.map(({ value }) => value['status'])).toEqual([503, 500])
  expect(namesIn(world, 'assistants')).toEqual(['Sales', 'Night'])
  expect(namesIn(world, 'routingQueues')).toEqual(['Billing'])
  expect(namesIn(world, 'users')).toHaveLength(1)
})

it('a scenario of the user may extend one of the package', async () => {
  const emulator = createEmulator({
    scenarios: await sourcesOf({
      'more.yaml': 'scenario: more\nextends: default\ngenesys: { users: [{ name: Ada }] }\n',
    }),
    scenario: 'more',
  })
  expect(emulator.genesys.records.users.size).toBe(4)
})

it('an object may extend a scenario by name', () => {
  const emulator = createEmulator({ scenario: { scenario: 'mine', extends: 'small-team' } })
  expect(emulator.genesys.records.assistants.size).toBe(2)
})

it('a scenario of the user with the name of one of the package stands in its place, and may extend it', async () => {
  const library = await libraryOf({
    'default.yaml': 'scenario: default\nextends: default\ngenesys: { users: [{ name: Ada }] }\n',
  })
  expect(namesIn(beginningOf(library, 'default'), 'users')).toContain('Ada')
  expect(namesIn(beginningOf(library, 'rate-limited'), 'users')).not.toContain('Ada')
})

it('an unknown parent is a mistake, with the nearest name, and nothing follows from it', async () => {
  const errors = await mistakesIn({
    'child.yaml': 'scenario: child\nextends: defalt\ngenesys: { assistants: [{ name: A, queues: [Billing] }] }\n',
  })
  expect(placesOf(errors)).toEqual(['child.yaml:2:10 extends'])
  expect(errors[0]).toMatchObject({ found: 'defalt', nearest: 'default' })
})

it('scenarios that extend each other in a circle are mistakes', async () => {
  const errors = await mistakesIn({
    'a.yaml': 'scenario: a\nextends: b\n',
    'b.yaml': 'scenario: b\nextends: a\n',
    'c.yaml': 'scenario: c\nextends: c\n',
  })
  expect(placesOf(errors)).toEqual(['a.yaml:2:10 extends', 'b.yaml:2:10 extends', 'c.yaml:2:10 extends'])
  expect(errors[0]?.expected).toBe('must not lead back to itself (a, b, a)')
})

it('a mistake that stands in the parent is placed in the file of the parent, once', async () => {
  const errors = await mistakesIn({
    'parent.yaml': 'scenario: parent\ngenesys:\n  assistants: [{ name: A, queues: [None] }]\n',
    'child.yaml': 'scenario: child\nextends: parent\nseed: x\n',
  })
  expect(placesOf(errors)).toEqual(['child.yaml:3:7 seed', 'parent.yaml:3:36 genesys.assistants[0].queues[0]'])
})

it("what a child's parameter makes of its parent is a mistake in the parent's file", async () => {
  const errors = await mistakesIn({
    'parent.yaml': "scenario: parent\nwith: { status: Active }\ngenesys:\n  assistants: [{ state: '${status}' }]\n",
    'child.yaml': 'scenario: child\nextends: parent\nwith: { status: Asleep }\n',
  })
  expect(placesOf(errors)).toEqual(['parent.yaml:4:25 genesys.assistants[0].state'])
  expect(errors[0]).toMatchObject({ found: 'Asleep', expected: 'must be one of Active, Inactive' })
})
