import { expect, test } from 'vitest'
import {
  amanda,
  defaultsOf,
  emulatorWith,
  HEADERS,
  inStream,
  json,
  NOW,
  refusal,
  type Schemas,
} from '../../support/kore.ts'

const records = {
  agentGroups: [
    { id: 'ag-day', name: 'Day shift' },
    { id: 'ag-night', name: 'Night shift' },
  ],
  skillGroups: [{ id: 'sg-craft', name: 'Crafts', color: '#00FF00', skills: ['Knots', 'Sails'] }],
  agents: [
    { id: 'a-amanda', name: 'Amanda Jones', emailId: 'amanda.jones@domain.com', group: 'Day shift', skills: ['Knots'] },
    { id: 'a-bilal', name: 'Bilal Haddad', emailId: 'bilal@domain.com' },
  ],
}

function skillIdOf(emulator: ReturnType<typeof emulatorWith>, name: string): string {
  return emulator.kore.records.skills.list().find((skill) => skill.name === name)?.id ?? ''
}

/** The body of an update that has what the page requires. */
function sent(emulator: ReturnType<typeof emulatorWith>) {
  const { agentGroupId: _, ...body } = amanda(emulator)
  return body
}

test('an update names the group of the agent, under either name', async () => {
  const emulator = emulatorWith(records)
  const { put } = inStream(emulator)
  const put200 = async (query: string) => (await put(`/agents/a-amanda?${query}`, sent(emulator))).status
  expect(await put200('groupId=ag-day')).toBe(200)
  expect(await put200('agentgroupId=ag-day')).toBe(200)
  expect(await put200('groupId=ag-day&agentgroupId=ag-none')).toBe(200)
  const without = await put('/agents/a-amanda', sent(emulator))
  expect(await refusal(without)).toMatchObject({ status: 400, says: 'query groupId is required' })
})

test('an update needs no group where the profile says so', async () => {
  const emulator = emulatorWith({ ...records, profile: { requireGroupId: false } })
  expect((await inStream(emulator).put('/agents/a-amanda', sent(emulator))).status).toBe(200)
  expect((await inStream(emulator).put('/agents/a-amanda?groupId=ag-none', sent(emulator))).status).toBe(404)
})

test.each(['ag-night', 'ag-none'])('an update through a group that the agent is not in is refused', async (group) => {
  const emulator = emulatorWith(records)
  const response = await inStream(emulator).put(`/agents/a-amanda?groupId=${group}`, sent(emulator))
  expect(await refusal(response)).toEqual({
    status: 404,
    codes: [404],
    says: `The agent a-amanda is not in the agent group ${group}`,
  })
})

test('an update needs the account header', async () => {
  const emulator = emulatorWith(records)
  const { auth } = HEADERS
  const path = '/agents/a-amanda?groupId=ag-day'
  const without = await inStream(emulator, undefined, { auth }).put(path, sent(emulator))
  expect(await refusal(without)).toMatchObject({ status: 400, says: 'header accountId is required' })
  const other = await inStream(emulator, undefined, { auth, accountId: 'another' }).put(path, sent(emulator))
  expect(await refusal(other)).toMatchObject({ status: 401, codes: [4002] })
})

test('an update merges fields and replaces lists', async () => {
  const emulator = emulatorWith({ ...records, profile: { requiredFields: 'newer' } })
  const { get, put } = inStream(emulator)
  const before = await json<'Agent'>(await get('/agents/a-amanda'))
  const after = await json<'Agent'>(
    await put('/agents/a-amanda?groupId=ag-day', {
      firstName: 'Mandy',
      maxChatSupport: 1,
      skills: [{ skillId: skillIdOf(emulator, 'Sails'), proficiencyLevel: 'novice' }],
    }),
  )
  expect(after).toMatchObject({ firstName: 'Mandy', name: 'Mandy Jones', lFullName: 'mandy jones', maxChatSupport: 1 })
  expect(after.skills.map(({ name, proficiencyLevel }) => [name, proficiencyLevel])).toEqual([['Sails', 'novice']])
  for (const kept of [
    'lastName',
    'emailId',
    'phoneNumber',
    'queues',
    'desktopLayouts',
    'agentGroups',
    'roleId',
  ] as const) {
    expect(after[kept]).toEqual(before[kept])
  }
  const emptied = await json<'Agent'>(await put('/agents/a-amanda?groupId=ag-day', { skills: [], queues: [] }))
  expect([emptied.skills, emptied.queues]).toEqual([[], []])
})

test('an update that lacks what the page requires is told all that is missing', async () => {
  const path = '/agents/a-amanda?groupId=ag-day'
  const emulator = emulatorWith(records)
  const { status, says } = await refusal(await inStream(emulator).put(path, {}))
  expect(status).toBe(400)
  expect(says.split('\n')).toEqual([
    'body /emailId is required',
    'body /firstName is required',
    'body /lastName is required',
    'body /phoneNumber is required',
    'body /voiceLanguageSupport is required',
    'body /chatLanguageSupport is required',
    'body /skills is required',
  ])
  emulator.kore.setProfile({ requiredFields: 'newer' })
  expect((await inStream(emulator).put(path, {})).status).toBe(200)
})

test('an update keeps id and making, and is dated', async () => {
  const emulator = emulatorWith(records)
  emulator.clock.advance('90s')
  const body = { ...sent(emulator), id: 'a-other', createdAt: '2020-01-01T00:00:00.000Z', createdBy: 'u-other' }
  const { createdBy } = await json<'Agent'>(await inStream(emulator).get('/agents/a-amanda'))
  const agent = await json<'Agent'>(await inStream(emulator).put('/agents/a-amanda?groupId=ag-day', body))
  expect(agent).toMatchObject({ id: 'a-amanda', createdAt: NOW, createdBy, updatedAt: '2026-01-15T09:01:30.000Z' })
})

test('a skill row keeps its id while its skill stays', async () => {
  const emulator = emulatorWith(records)
  const put = async (skills: readonly [string, string][]) => {
    emulator.clock.advance('1s')
    const body = {
      ...sent(emulator),
      skills: skills.map(([name, proficiencyLevel]) => ({ skillId: skillIdOf(emulator, name), proficiencyLevel })),
    }
    return (await json<'Agent'>(await inStream(emulator).put('/agents/a-amanda?groupId=ag-day', body))).skills
  }
  const [first] = (await json<'Agent'>(await inStream(emulator).get('/agents/a-amanda'))).skills
  const [knots, sails] = await put([
    ['Knots', 'expert'],
    ['Sails', 'good'],
  ])
  expect(knots).toMatchObject({ id: first?.id, createdAt: NOW, updatedAt: '2026-01-15T09:00:01.000Z' })
  expect(sails?.id).not.toBe(knots?.id)
  expect(knots?.id).not.toBe(knots?.skillId)
  expect(await put([['Sails', 'good']])).toEqual([sails])
  const [, again] = await put([
    ['Sails', 'good'],
    ['Knots', 'expert'],
  ])
  expect(again?.id).not.toBe(knots?.id)
  expect(again?.createdAt).toBe('2026-01-15T09:00:03.000Z')
})

test('an update that refers to something unknown is refused and changes nothing', async () => {
  const emulator = emulatorWith(records)
  const { get, put } = inStream(emulator)
  const before = await (await get('/agents/a-amanda')).text()
  const body = { ...sent(emulator), firstName: 'Mandy', roleId: 'role-none', queues: [{ id: 'qu-none' }] }
  const { status, says } = await refusal(await put('/agents/a-amanda?groupId=ag-day', body))
  expect([status, says.split('\n')]).toEqual([
    404,
    [
      'body /roleId must be a role of the account, and was role-none',
      'body /queues/0/id must be a queue of this stream, and was qu-none',
    ],
  ])
  expect(await (await get('/agents/a-amanda')).text()).toBe(before)
})

test('an update cannot take the address of another agent', async () => {
  const emulator = emulatorWith(records)
  const put = (emailId: string) => {
    return inStream(emulator).put('/agents/a-amanda?groupId=ag-day', { ...sent(emulator), emailId })
  }
  expect(await refusal(await put('BILAL@domain.com'))).toMatchObject({ status: 409, codes: [409] })
  expect((await put('Amanda.Jones@Domain.com')).status).toBe(200)
})

test('a group that is sent takes the place of the one before, and what the agent manages stays', async () => {
  const { group } = defaultsOf(emulatorWith(records))
  const emulator = emulatorWith({
    ...records,
    agents: [{ id: 'a-amanda', emailId: 'amanda.jones@domain.com', group: 'Day shift', manages: ['Night shift'] }],
  })
  const { put } = inStream(emulator)
  const body = { ...sent(emulator), agentGroupId: group }
  const moved = await json<'Agent'>(await put('/agents/a-amanda?groupId=ag-day', body))
  expect(rolesOf(moved)).toEqual({ 'ag-night': 'manager', [group]: 'agent' })
  const agentGroups = [{ groupId: 'ag-day', role: 'agent' }]
  const replaced = await json<'Agent'>(
    await put('/agents/a-amanda?groupId=ag-night', { ...sent(emulator), agentGroups }),
  )
  expect(rolesOf(replaced)).toEqual({ 'ag-day': 'agent' })
})

/** What an agent is in its groups. */
function rolesOf({ agentGroups }: Pick<Schemas['Agent'], 'agentGroups'>): Record<string, string> {
  return Object.fromEntries(agentGroups.map(({ groupId, role }) => [groupId, role]))
}
