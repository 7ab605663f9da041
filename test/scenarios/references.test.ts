import { expect, it } from 'vitest'
import { createInitialWorld } from '../../src/scenarios/create-world.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { errorsIn, initialWorldOf, libraryOf, recordsIn } from '../support/scenario-files.ts'

it('fills in a property of a record in an earlier collection', async () => {
  const library = await libraryOf({
    'f.yaml': `scenario: f
genesys:
  users: [{ name: Ada }, { name: Grace }]
  tokens: [{ token: secret-token }]
  routingQueues:
    - { name: Billing, createdBy: '\${genesys.users[Grace].id}', description: 'Ask \${genesys.users[Ada].email}' }
    - { name: Returns, description: '\${genesys.tokens[secret-token].clientName}', memberCount: '\${genesys.users[Ada].version}' }
    - { name: Refunds, description: '\${genesys.routingQueues[Returns].name}' }
`,
  })
  const world = initialWorldOf(library, 'f')
  const [, grace] = recordsIn(world, 'users')

  expect(grace).toMatchObject({ name: 'Grace', id: expect.any(String) })
  expect(recordsIn(world, 'routingQueues')).toMatchObject([
    { createdBy: grace && 'id' in grace ? grace.id : '', description: 'Ask ada@desk.example' },
    { description: 'unknown-client', memberCount: 1 },
    { description: 'Returns' },
  ])
})

it("fills in a property of another vendor's record", () => {
  const vendors = { genesys, neighbour: { ...genesys, name: 'neighbour', profileSetting: 'profile/neighbour' } }
  const scenario = new Scenarios(vendors).plan({
    scenario: 'two-vendors',
    genesys: { routingQueues: [{ name: 'Billing' }] },
    neighbour: { clients: [{ id: '${genesys.routingQueues[Billing].id}' }] },
  })
  const world = createInitialWorld(scenario, vendors)

  const [queue] = world.group('genesys')['routingQueues']?.list() ?? []
  expect(queue).toMatchObject({ id: expect.any(String) })
  expect(world.group('neighbour')['clients']?.list()).toMatchObject([{ id: queue && 'id' in queue ? queue.id : '' }])
})

it.each([
  ['genesis.users[Ada].id', /^must refer to a vendor \(genesys/, 'genesys'],
  ['genesys.user[Ada].id', /^must refer to a collection of genesys \(organizations, /, 'users'],
  ['genesys.users[Adda].id', 'must refer to an earlier record of genesys.users (Ada)', 'Ada'],
  ['genesys.users[Ada].emial', /^must refer to a string, number or boolean property of Ada \(id, name, /, 'email'],
  ['genesys.users[Ada].division', /^must refer to a string, number or boolean property of Ada \(/, undefined],
  [
    'genesys.assistants[Later].id',
    'must refer to an earlier record of genesys.assistants (none exists yet)',
    undefined,
  ],
  ['genesys.users[Ada]', 'must have the form vendor.collection[name].property', undefined],
])('reports the unresolvable reference %s with the nearest name', async (expression, expected, nearest) => {
  const [error, ...more] = await errorsIn({
    'f.yaml': `scenario: f
genesys:
  users: [{ name: Ada }]
  routingQueues: [{ name: '\${${expression}}' }]
  assistants: [{ name: Later }]
`,
  })
  expect(more).toEqual([])
  expect(error).toMatchObject({ file: 'f.yaml', line: 4, column: 27, found: `\${${expression}}` })
  expect(error?.expected).toMatch(expected)
  expect(error?.nearest).toBe(nearest)
})

it('reports a reference outside a record', async () => {
  const errors = await errorsIn({
    'f.yaml':
      "scenario: f\ngenesys:\n  users: [{ name: Ada }]\n  generate: { users: '${genesys.users[Ada].version}' }\n",
  })
  expect(errors).toMatchObject([{ line: 4, column: 22, at: 'genesys.generate.users' }])
})
