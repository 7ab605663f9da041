import { expect, test } from 'vitest'
import {
  amanda,
  defaultsOf,
  emulatorWith,
  HEADERS,
  inStream,
  json,
  NOW,
  rejection,
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

/** Returns the body of an update with all fields that the reference page requires. */
function updateBody(emulator: ReturnType<typeof emulatorWith>) {
  const { agentGroupId: _, ...body } = amanda(emulator)
  return body
}

test('requires a group of the agent as groupId or agentgroupId', async () => {
  const emulator = emulatorWith(records)
  const { put } = inStream(emulator)
  const statusOf = async (query: string) => (await put(`/agents/a-amanda?${query}`, updateBody(emulator))).status
  expect(await statusOf('groupId=ag-day')).toBe(200)
  expect(await statusOf('agentgroupId=ag-day')).toBe(200)
  expect(await statusOf('groupId=ag-day&agentgroupId=ag-none')).toBe(200)
  const without = await put('/agents/a-amanda', updateBody(emulator))
  expect(await rejection(without)).toMatchObject({ status: 400, message: 'query groupId is required' })
})

test('accepts an update without groupId if requireGroupId is false', async () => {
  const emulator = emulatorWith({ ...records, profile: { requireGroupId: false } })
  expect((await inStream(emulator).put('/agents/a-amanda', updateBody(emulator))).status).toBe(200)
  expect((await inStream(emulator).put('/agents/a-amanda?groupId=ag-none', updateBody(emulator))).status).toBe(404)
})

test.each(['ag-night', 'ag-none'])('rejects an update through a group without the agent', async (group) => {
  const emulator = emulatorWith(records)
  const response = await inStream(emulator).put(`/agents/a-amanda?groupId=${group}`, updateBody(emulator))
  expect(await rejection(response)).toEqual({
    status: 404,
    codes: [404],
    message: `The agent a-amanda is not a member of the agent group ${group}; set groupId to one of its groups`,
  })
})

test('requires the accountId header for an update', async () => {
  const emulator = emulatorWith(records)
  const { auth } = HEADERS
  const path = '/agents/a-amanda?groupId=ag-day'
  const without = await inStream(emulator, undefined, { auth }).put(path, updateBody(emulator))
  expect(await rejection(without)).toMatchObject({ status: 400, message: 'header accountId is required' })
  const other = await inStream(emulator, undefined, { auth, accountId: 'another' }).put(path, updateBody(emulator))
  expect(await rejection(other)).toMatchObject({ status: 401, codes: [4002] })
})

test('merges the fields and replaces the lists of an update', async () => {
  const emulator = emulatorWith({ ...records, profile: { requiredFields: 'lenient' } })
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
  for (const field of [
    'lastName',
    'emailId',
    'phoneNumber',
    'queues',
    'desktopLayouts',
    'agentGroups',
    'roleId',
  ] as const) {
    expect(after[field]).toEqual(before[field])
  }
  const cleared = await json<'Agent'>(await put('/agents/a-amanda?groupId=ag-day', { skills: [], queues: [] }))
  expect([cleared.skills, cleared.queues]).toEqual([[], []])
})

test('keeps id and createdAt and sets updatedAt in an update', async () => {
  const emulator = emulatorWith(records)
  emulator.clock.advance('90s')
  const body = { ...updateBody(emulator), id: 'a-other', createdAt: '2020-01-01T00:00:00.000Z', createdBy: 'u-other' }
  const { createdBy } = await json<'Agent'>(await inStream(emulator).get('/agents/a-amanda'))
  const agent = await json<'Agent'>(await inStream(emulator).put('/agents/a-amanda?groupId=ag-day', body))
  expect(agent).toMatchObject({ id: 'a-amanda', createdAt: NOW, createdBy, updatedAt: '2026-01-15T09:01:30.000Z' })
})

test('keeps the id of a skill row while its skill stays in the list', async () => {
  const emulator = emulatorWith(records)
  const put = async (skills: readonly [string, string][]) => {
    emulator.clock.advance('1s')
    const body = {
      ...updateBody(emulator),
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

test('rejects an update with unknown references and changes nothing', async () => {
  const emulator = emulatorWith(records)
  const { get, put } = inStream(emulator)
  const before = await (await get('/agents/a-amanda')).text()
  const body = { ...updateBody(emulator), firstName: 'Mandy', roleId: 'role-none', queues: [{ id: 'qu-none' }] }
  const { status, message } = await rejection(await put('/agents/a-amanda?groupId=ag-day', body))
  expect([status, message.split('\n')]).toEqual([
    404,
    [
      'body /roleId must identify a role of the account, got "role-none"',
      'body /queues/0/id must identify a queue of this stream, got "qu-none"',
    ],
  ])
  expect(await (await get('/agents/a-amanda')).text()).toBe(before)
})

test("rejects another agent's emailId and accepts the agent's own", async () => {
  const emulator = emulatorWith(records)
  const put = (emailId: string) => {
    return inStream(emulator).put('/agents/a-amanda?groupId=ag-day', { ...updateBody(emulator), emailId })
  }
  expect(await rejection(await put('BILAL@domain.com'))).toMatchObject({ status: 409, codes: [409] })
  expect((await put('Amanda.Jones@Domain.com')).status).toBe(200)
})

test('replaces the group of an agent and keeps the groups that it manages', async () => {
  const { group } = defaultsOf(emulatorWith(records))
  const emulator = emulatorWith({
    ...records,
    agents: [{ id: 'a-amanda', emailId: 'amanda.jones@domain.com', group: 'Day shift', manages: ['Night shift'] }],
  })
  const { put } = inStream(emulator)
  const body = { ...updateBody(emulator), agentGroupId: group }
  const moved = await json<'Agent'>(await put('/agents/a-amanda?groupId=ag-day', body))
  expect(rolesOf(moved)).toEqual({ 'ag-night': 'manager', [group]: 'agent' })
  const agentGroups = [{ groupId: 'ag-day', role: 'agent' }]
  const replaced = await json<'Agent'>(
    await put('/agents/a-amanda?groupId=ag-night', { ...updateBody(emulator), agentGroups }),
  )
  expect(rolesOf(replaced)).toEqual({ 'ag-day': 'agent' })
})

/** Returns the role of an agent in each of its groups. */
function rolesOf({ agentGroups }: Pick<Schemas['Agent'], 'agentGroups'>): Record<string, string> {
  return Object.fromEntries(agentGroups.map(({ groupId, role }) => [groupId, role]))
}
