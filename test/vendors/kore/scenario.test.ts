import { expect, test } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { emulatorWith, inStream, json, OTHER_STREAM } from '../../support/kore.ts'

test('creates an account and a stream with defaults for a scenario of one agent', async () => {
  const emulator = createEmulator({ scenario: { scenario: 'one-agent', kore: { agents: [{ name: 'Amanda Jones' }] } } })
  const { settings } = emulator.kore.credentials
  const client = inStream(emulator, settings['streamId'], emulator.kore.credentials.headers)
  const { results } = await json<'AgentListing'>(await client.get('/agents?includeQueues=True'))
  expect(results).toMatchObject([
    {
      firstName: 'Amanda',
      lastName: 'Jones',
      emailId: 'amanda.jones@desk.example',
      role: 'Agent',
      skills: [{ name: 'Default Skill' }],
      queues: [{ name: 'Default Queue' }],
      desktopLayouts: [{ name: 'Default Layout', isDefault: true }],
    },
  ])
})

test('resolves the names in a queue within its own stream', async () => {
  const emulator = emulatorWith({ queues: [{ id: 'qu-there', stream: 'Sales', skills: ['Default Skill'] }] })
  const [skill] = emulator.kore.records.queues.getOrThrow('qu-there').skills
  expect(emulator.kore.records.skills.getOrThrow(skill?.id ?? '').streamId).toBe(OTHER_STREAM)
})

test('resolves the names in an agent within its own stream', async () => {
  const queues = [
    { id: 'qu-here', name: 'Orders' },
    { id: 'qu-there', name: 'Orders', stream: 'Sales' },
  ]
  const emulator = emulatorWith({ queues, agents: [{ id: 'a-1', stream: 'Sales', queues: ['Orders'] }] })
  const { queues: servedQueues } = emulator.kore.records.agents.getOrThrow('a-1')
  expect(servedQueues).toEqual([{ id: 'qu-there', isPreferredAgent: false }])

  const createWithUnknownQueue = () =>
    emulatorWith({ queues: queues.slice(0, 1), agents: [{ stream: 'Sales', queues: ['Orders'] }] })
  expect(createWithUnknownQueue).toThrow(
    /kore\.agents\[0\]\.queues\[0\] .*must name a record in queues \(Default Queue\)/,
  )
})

test('derives consistent names and presence from any part of them in a scenario', async () => {
  const emulator = emulatorWith({
    agents: [
      { id: 'a-1', name: 'Cher', onlineStatusType: 'BUSY' },
      { id: 'a-2', firstName: 'Ada', lastName: 'Lovelace', onlineStatusType: 'AWAY', onlineStatus: 'At lunch' },
      { id: 'a-3', name: 'Mary  Ann Evans' },
    ],
  })
  const [one, two, three] = await Promise.all(
    ['a-1', 'a-2', 'a-3'].map(async (id) => json<'Agent'>(await inStream(emulator).get(`/agents/${id}`))),
  )
  expect(one).toMatchObject({ firstName: 'Cher', fullName: `Cher ${one?.lastName}`, onlineStatus: 'Busy' })
  expect(two).toMatchObject({ fullName: 'Ada Lovelace', onlineStatus: 'At lunch', onlineStatusType: 'AWAY' })
  expect(three).toMatchObject({ firstName: 'Mary', lastName: 'Ann Evans', onlineStatus: 'Offline' })
  expect([one, two, three].map((agent) => 'lastOnlineAt' in Object(agent))).toEqual([true, true, false])
})

test('reports the position of an agent with a duplicate emailId in a scenario', () => {
  const agents = [{ emailId: 'a@b.example' }, { emailId: 'A@b.example' }]
  expect(() => emulatorWith({ agents })).toThrow(/kore\.agents\[1\].*duplicate emailId .*a@b\.example/)
})

test('generates 300 agents with different emailIds', async () => {
  const emulator = emulatorWith({
    generate: { agents: 300, agentGroups: 3, skillGroups: 3, skills: 3, queues: 3, layouts: 3 },
  })
  const { totalResults } = await json<'AgentListing'>(await inStream(emulator).get('/agents'))
  expect(totalResults).toBe(300)
})

test('creates a record through the control API', async () => {
  const emulator = emulatorWith()
  const control = await emulator.control()
  const response = await control.fetch('/_control/worlds/default/state/kore/agents', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'a-created', name: 'New Agent', stream: 'Sales', queues: ['Default Queue'] }),
  })
  expect(response.status).toBe(201)
  const agent = emulator.kore.records.agents.getOrThrow('a-created')
  const [queue] = agent.queues
  expect(emulator.kore.records.queues.getOrThrow(queue?.id ?? '').streamId).toBe(agent.streamId)
})
