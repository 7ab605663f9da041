import { expect, it } from 'vitest'
import { createEmulator, readSource, ScenarioError } from '../../src/index.ts'
import { mistakesIn, placesOf, sourcesOf, thrownBy } from '../support/scenario-files.ts'

const TEN = `scenario: ten
seed: many
genesys:
  profile: { rateLimt: enforced }
  routingQueues:
    - { name: Billing }
    - { name: billing }
    - { nmae: Returns }
    - { name: Orders, memberCount: a dozen }
  asistants: []
  assistants:
    - { name: Support, queues: [Biling] }
    - { name: Sales, queues: [{ name: Billing, mediaTypes: [Fax] }] }
  generate: { assistants: -1 }
  faults: [{ operation: getAsistant, status: 503 }]
`

it('one file with ten different mistakes reports all ten, each with its place, and nothing of it is served', async () => {
  const scenarios = await sourcesOf({ 'ten.yaml': TEN })

  const errors = thrownBy(() => createEmulator({ scenarios, scenario: 'ten' }))

  expect(
    errors.map(({ file, line, column, at, found, nearest }) => [`${file}:${line}:${column}`, at, found, nearest]),
  ).toEqual([
    ['ten.yaml:2:7', 'seed', 'many', undefined],
    ['ten.yaml:4:14', 'genesys.profile.rateLimt', 'rateLimt', 'rateLimit'],
    ['ten.yaml:7:15', 'genesys.routingQueues[1].name', 'billing', undefined],
    ['ten.yaml:8:9', 'genesys.routingQueues[2].nmae', 'nmae', 'name'],
    ['ten.yaml:9:36', 'genesys.routingQueues[3].memberCount', 'a dozen', undefined],
    ['ten.yaml:10:3', 'genesys.asistants', 'asistants', 'assistants'],
    ['ten.yaml:12:33', 'genesys.assistants[0].queues[0]', 'Biling', 'Billing'],
    ['ten.yaml:13:61', 'genesys.assistants[1].queues[0].mediaTypes[0]', 'Fax', undefined],
    ['ten.yaml:14:27', 'genesys.generate.assistants', -1, undefined],
    ['ten.yaml:15:25', 'genesys.faults[0].operation', 'getAsistant', 'getAssistant'],
  ])
  expect(errors.map(({ expected }) => expected)).toEqual([
    'must be a whole number',
    'is not known here: it must be one of queueExclusive, nameFilter, deleteStatus, rateLimit',
    'must be another: Queue with name "billing" exists already',
    expect.stringMatching(/^is not known here: it must be one of id, name, description, /),
    'must be a whole number',
    expect.stringMatching(/^is not known here: it must be one of profile, faults, generate, organizations, /),
    'must be the name of a record in routingQueues: Billing',
    'must be one of Call, Email, Message',
    'must be a whole number, 0 or more',
    expect.stringMatching(/^must be one of \*, getAssistants, /),
  ])
})

it('a mistake is told in one line: its place, what is expected, what was found, and what was meant', async () => {
  const scenarios = await sourcesOf({
    'one.yaml': 'scenario: one\ngenesys:\n  assistants: [{ name: 3 }]\n  profile: { nameFilter: prefixx }\n',
  })

  expect(() => createEmulator({ scenarios })).toThrow(
    `Failed to load the scenario "one": nothing of it is served
  one.yaml:3:24  genesys.assistants[0].name  must be a string, and was 3
  one.yaml:4:26  genesys.profile.nameFilter  must be one of exact, prefix, and was "prefixx" (did you mean "prefix"?)`,
  )
})

it.each([
  ['an unknown vendor', 'genesis: {}', '2:1 genesis'],
  ['a vendor that is no mapping', 'genesys: []', '2:10 genesys'],
  ['records that are no list', 'genesys: { users: { name: A } }', '2:19 genesys.users'],
  ['a record that is no mapping', 'genesys: { users: [A] }', '2:20 genesys.users[0]'],
  ['a switch of an unknown value', 'genesys: { profile: { deleteStatus: 202 } }', '2:37 genesys.profile.deleteStatus'],
  ['a clock that tells no time', 'clock: noon', '2:8 clock'],
  ['a day that no calendar has', 'clock: 2026-13-45', '2:8 clock'],
  ['an unknown way of authentication', 'auth: lax', '2:7 auth'],
  ['a link of a record that is none', "genesys: { users: [{ selfUri: 'a b' }] }", '2:31 genesys.users[0].selfUri'],
  ['a token of an unknown client', 'genesys: { tokens: [{ client: A }] }', '2:31 genesys.tokens[0].client'],
  [
    'more queues to serve than there are',
    'genesys: { generate: { assistantQueues: 2 } }',
    '2:41 genesys.generate.assistantQueues',
  ],
])('%s is a mistake at its place', async (_, line, place) => {
  const errors = await mistakesIn({ 'f.yaml': `scenario: f\n${line}\n` })
  expect([...new Set(placesOf(errors))]).toEqual([`f.yaml:${place}`])
})

it('a record with a mistake is not planted, and neither it nor those that refer to it are blamed for that', async () => {
  const errors = await mistakesIn({
    'f.yaml': `scenario: f
genesys:
  routingQueues: [{ name: Billing, memberCount: x }]
  users: [{ name: '\${genesys.clients[None].id}', id: no-uuid }]
  assistants: [{ name: Support, queues: [Billing] }]
  assistantQueues: [{ assistant: Support, queue: Billing }]
`,
  })
  expect(placesOf(errors)).toEqual([
    'f.yaml:3:49 genesys.routingQueues[0].memberCount',
    'f.yaml:4:19 genesys.users[0].name',
  ])
})

it('every mistake in the syntax of the YAML is told with its place', async () => {
  const read = readSource('scenario: f\ngenesys: { users: [ }\nseed: 1\nseed: 2\n', 'f.yaml')

  await expect(read).rejects.toThrow(ScenarioError)
  await expect(read).rejects.toThrow(
    /f\.yaml:2:21 {2}is no YAML: [\s\S]+f\.yaml:4:1 {2}is no YAML: Map keys must be unique/,
  )
})

it('what follows from an alias is placed where the alias leads', async () => {
  const errors = await mistakesIn({
    'f.yaml': 'scenario: f\ngenesys:\n  users:\n    - &a { nmae: A }\n  clients: [*a]\n',
  })
  expect(placesOf(errors)).toEqual(['f.yaml:4:12 genesys.users[0].nmae', 'f.yaml:4:12 genesys.clients[0].nmae'])
})

it('an object that was made in code is checked the same, only without places', () => {
  const errors = thrownBy(() => createEmulator({ scenario: { scenario: 'Mine', genesys: { users: [{ nmae: 'A' }] } } }))
  expect(errors.map(({ at, file }) => [at, file])).toEqual([
    ['scenario', undefined],
    ['genesys.users[0].nmae', undefined],
  ])
})
