import { expect, it } from 'vitest'
import { createEmulator, readSource, ScenarioError } from '../../src/index.ts'
import { errorsIn, placesOf, sourcesOf, thrownBy } from '../support/scenario-files.ts'

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

it('reports all ten errors of a file, each with its place, and creates no emulator', async () => {
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
    expect.stringMatching(/^is not a known property; use one of .*\brateLimit$/),
    'must be unique',
    expect.stringMatching(/^is not a known property; use one of id, name, division, /),
    'must be a whole number',
    expect.stringMatching(/^is not a known property; use one of profile, faults, generate, stored, organizations, /),
    'must name a record in routingQueues (Billing)',
    'must be one of Call, Email, Message',
    'must be a whole number from 0 to 100000',
    expect.stringMatching(/^must be one of \*, getAssistants, /),
  ])
})

it('formats an error as one line: place, expected value, found value and nearest name', async () => {
  const scenarios = await sourcesOf({
    'one.yaml': 'scenario: one\ngenesys:\n  assistants: [{ name: 3 }]\n  profile: { nameFilter: prefixx }\n',
  })

  expect(() => createEmulator({ scenarios })).toThrow(
    `Failed to load scenario "one": fix every error below
  one.yaml:3:24  genesys.assistants[0].name  must be a string, got 3
  one.yaml:4:26  genesys.profile.nameFilter  must be one of exact, prefix, got "prefixx" (did you mean "prefix"?)`,
  )
})

it.each([
  ['an unknown vendor', 'genesis: {}', '2:1 genesis'],
  ['a vendor that is not a mapping', 'genesys: []', '2:10 genesys'],
  ['records that are not a list', 'genesys: { users: { name: A } }', '2:19 genesys.users'],
  ['a record that is not a mapping', 'genesys: { users: [A] }', '2:20 genesys.users[0]'],
  [
    'an unknown value of a profile setting',
    'genesys: { profile: { putAssociationStatus: 204 } }',
    '2:45 genesys.profile.putAssociationStatus',
  ],
  ['a clock that is not an instant', 'clock: noon', '2:8 clock'],
  ['a date that does not exist', 'clock: 2026-13-45', '2:8 clock'],
  ['an unknown authentication mode', 'auth: lax', '2:7 auth'],
  ['an invalid link in a record', "genesys: { users: [{ selfUri: 'a b' }] }", '2:31 genesys.users[0].selfUri'],
  ['a token of an unknown client', 'genesys: { tokens: [{ client: A }] }', '2:31 genesys.tokens[0].client'],
  [
    'more assistant queues than queues',
    'genesys: { generate: { assistantQueues: 2 } }',
    '2:41 genesys.generate.assistantQueues',
  ],
])('reports %s at its place', async (_, line, place) => {
  const errors = await errorsIn({ 'f.yaml': `scenario: f\n${line}\n` })
  expect([...new Set(placesOf(errors))]).toEqual([`f.yaml:${place}`])
})

it('does not report references to a record that has an error itself', async () => {
  const errors = await errorsIn({
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

it('reports every YAML syntax error with its place', async () => {
  const read = readSource('scenario: f\ngenesys: { users: [ }\nseed: 1\nseed: 2\n', 'f.yaml')

  await expect(read).rejects.toThrow(ScenarioError)
  await expect(read).rejects.toThrow(
    /f\.yaml:2:21 {2}is not valid YAML: [\s\S]+f\.yaml:4:1 {2}is not valid YAML: Map keys must be unique/,
  )
})

it('reports an error inside an alias at the place of its anchor', async () => {
  const errors = await errorsIn({
    'f.yaml': 'scenario: f\ngenesys:\n  users:\n    - &a { nmae: A }\n  clients: [*a]\n',
  })
  expect(placesOf(errors)).toEqual(['f.yaml:4:12 genesys.users[0].nmae', 'f.yaml:4:12 genesys.clients[0].nmae'])
})

it('checks an object created in code like a file, without places', () => {
  const errors = thrownBy(() => createEmulator({ scenario: { scenario: 'Mine', genesys: { users: [{ nmae: 'A' }] } } }))
  expect(errors.map(({ at, file }) => [at, file])).toEqual([
    ['scenario', undefined],
    ['genesys.users[0].nmae', undefined],
  ])
})

it('reports errors of shape and wrong references in one round', async () => {
  const errors = await errorsIn({
    'f.yaml': `scenario: f
genesys:
  routingQueues: [{ name: Billing }]
  assistants:
    - { nmae: Support, queues: [Biling] }
    - { name: 3, queues: [Billing, Returns], knowledgeBase: Guide }
    - { name: Sales, queues: [7, Orders, { mediaTypes: [Call] }, { name: Claims, mediaTypes: [Fax] }] }
    - { name: '\${genesys.users[Nobody].id}', queues: [Repairs] }
`,
  })
  expect(placesOf(errors)).toEqual([
    'f.yaml:5:9 genesys.assistants[0].nmae',
    'f.yaml:5:33 genesys.assistants[0].queues[0]',
    'f.yaml:6:15 genesys.assistants[1].name',
    'f.yaml:6:36 genesys.assistants[1].queues[1]',
    'f.yaml:6:61 genesys.assistants[1].knowledgeBase',
    'f.yaml:7:31 genesys.assistants[2].queues[0]',
    'f.yaml:7:34 genesys.assistants[2].queues[1]',
    'f.yaml:7:42 genesys.assistants[2].queues[2].name',
    'f.yaml:7:74 genesys.assistants[2].queues[3].name',
    'f.yaml:7:95 genesys.assistants[2].queues[3].mediaTypes[0]',
    'f.yaml:8:15 genesys.assistants[3].name',
    'f.yaml:8:55 genesys.assistants[3].queues[0]',
  ])
})

it.each([
  [
    'bird: { agents: [{ name: A }] }',
    '2:18 bird.agents[0]',
    'requires a record in bird.workspaces; add workspaces: [{ name: … }] to bird, or extends: empty-organisation',
  ],
  [
    'bird: { generate: { teams: 2 } }',
    '2:28 bird.generate.teams',
    'requires a record in bird.workspaces; add workspaces: [{ name: … }] to bird, or extends: empty-organisation',
  ],
  [
    'singularity: { sessions: [{}] }',
    '2:27 singularity.sessions[0]',
    'requires a record in singularity.assistants; add assistants: [{ name: … }] to singularity, or extends: default',
  ],
  [
    'genesys: { assistantQueues: [{}] }',
    '2:30 genesys.assistantQueues[0]',
    'requires a record in genesys.assistants; add assistants: [{ name: … }] to genesys, or extends: default',
  ],
  [
    'extends: empty-organisation\nbird: { files: [{}] }',
    '3:17 bird.files[0]',
    'requires a record in bird.agents; add agents: [{ name: … }] to bird',
  ],
])('names the records that %j lacks, and the cure', async (yaml, place, message) => {
  const [error] = await errorsIn({ 'f.yaml': `scenario: f\n${yaml}\n` })
  expect(placesOf(error ? [error] : [])).toEqual([`f.yaml:${place}`])
  expect(error?.message).toBe(message)
})
