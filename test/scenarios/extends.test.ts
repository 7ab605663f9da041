import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { errorsIn, initialWorldOf, libraryOf, namesIn, placesOf, sourcesOf } from '../support/scenario-files.ts'

const PARENT = `scenario: parent
describe: The parent
seed: 3
clock: 2026-01-15T09:00:00Z
auth: strict
with: { team: Support }
genesys:
  profile: { putAssociationStatus: 200, nameFilter: prefix }
  faults: [{ operation: getAssistants, status: 503, times: 1 }]
  routingQueues: [{ name: Billing }]
  assistants: [{ name: '\${team}' }]
  generate: { routingQueues: 2, users: 1 }
`

it("appends a child's lists to those of its parent and overrides other values", async () => {
  const library = await libraryOf({
    'parent.yaml': PARENT,
    'child.yaml': `scenario: child
extends: parent
seed: 4
with: { team: Sales }
genesys:
  profile: { putAssociationStatus: 201 }
  faults: [{ status: 500 }]
  assistants: [{ name: Night, queues: [Billing] }]
  generate: { routingQueues: 0 }
`,
  })

  const plan = library.plan('child')
  const world = initialWorldOf(library, 'child')

  expect(plan).toMatchObject({ describe: 'The parent', seed: 4, clock: '2026-01-15T09:00:00.000Z', auth: 'strict' })
  expect(plan.vendors['genesys']?.profile).toEqual({ putAssociationStatus: 201, nameFilter: 'prefix' })
  expect(plan.vendors['genesys']?.faults.map(({ value }) => value['status'])).toEqual([503, 500])
  expect(namesIn(world, 'assistants')).toEqual(['Sales', 'Night'])
  expect(namesIn(world, 'routingQueues')).toEqual(['Billing'])
  expect(namesIn(world, 'users')).toHaveLength(1)
})

it("extends a packaged scenario with a user's scenario", async () => {
  const emulator = createEmulator({
    scenarios: await sourcesOf({
      'more.yaml': 'scenario: more\nextends: default\ngenesys: { users: [{ name: Ada }] }\n',
    }),
    scenario: 'more',
  })
  const { users } = emulator.genesys.records
  expect([users.find('name', 'ada'), users.find('name', 'tamsin ferrier')]).not.toContain(undefined)
})

it('extends a packaged scenario with an object', () => {
  const emulator = createEmulator({ scenario: { scenario: 'mine', extends: 'small-team' } })
  expect(emulator.genesys.records.assistants.size).toBe(2)
})

it("lets a user's scenario override the packaged one of the same name and extend it", async () => {
  const library = await libraryOf({
    'default.yaml': 'scenario: default\nextends: default\ngenesys: { users: [{ name: Ada }] }\n',
  })
  expect(namesIn(initialWorldOf(library, 'default'), 'users')).toContain('Ada')
  expect(namesIn(initialWorldOf(library, 'rate-limited'), 'users')).not.toContain('Ada')
})

it('reports an unknown parent with the nearest name and no errors that follow from it', async () => {
  const errors = await errorsIn({
    'child.yaml': 'scenario: child\nextends: defalt\ngenesys: { assistants: [{ name: A, queues: [Billing] }] }\n',
  })
  expect(placesOf(errors)).toEqual(['child.yaml:2:10 extends'])
  expect(errors[0]).toMatchObject({ found: 'defalt', nearest: 'default' })
})

it('reports scenarios that extend each other in a circle', async () => {
  const errors = await errorsIn({
    'a.yaml': 'scenario: a\nextends: b\n',
    'b.yaml': 'scenario: b\nextends: a\n',
    'c.yaml': 'scenario: c\nextends: c\n',
  })
  expect(placesOf(errors)).toEqual(['a.yaml:2:10 extends', 'b.yaml:2:10 extends', 'c.yaml:2:10 extends'])
  expect(errors[0]?.expected).toBe('must not form a circle (a extends b extends a)')
})

it('reports an error of the parent once, in the file of the parent', async () => {
  const errors = await errorsIn({
    'parent.yaml': 'scenario: parent\ngenesys:\n  assistants: [{ name: A, queues: [None] }]\n',
    'child.yaml': 'scenario: child\nextends: parent\nseed: x\n',
  })
  expect(placesOf(errors)).toEqual(['child.yaml:3:7 seed', 'parent.yaml:3:36 genesys.assistants[0].queues[0]'])
})

it("reports a child's parameter that makes its parent invalid in the parent's file", async () => {
  const errors = await errorsIn({
    'parent.yaml': "scenario: parent\nwith: { status: Active }\ngenesys:\n  assistants: [{ state: '${status}' }]\n",
    'child.yaml': 'scenario: child\nextends: parent\nwith: { status: Asleep }\n',
  })
  expect(placesOf(errors)).toEqual(['parent.yaml:4:25 genesys.assistants[0].state'])
  expect(errors[0]).toMatchObject({ found: 'Asleep', expected: 'must be one of Active, Inactive' })
})
