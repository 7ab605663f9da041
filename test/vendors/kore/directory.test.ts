import { expect, test } from 'vitest'
import { amanda, defaultsOf, emulatorWith, inStream, json, NOW, OTHER_STREAM, rejection } from '../../support/kore.ts'

const records = {
  agentGroups: [
    { id: 'ag-day', name: 'Day shift' },
    { id: 'ag-night', name: 'Night shift' },
  ],
  skillGroups: [
    { id: 'sg-craft', name: 'Crafts', color: '#00FF00' },
    { id: 'sg-talk', name: 'Talks' },
  ],
  skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
  queues: [{ id: 'qu-orders', name: 'Orders', skills: ['Knots'], agentGroups: ['Day shift'] }],
  agents: [
    { id: 'a-1', name: 'Amanda Jones', group: 'Day shift', skills: ['Knots'], queues: ['Orders'] },
    { id: 'a-2', name: 'Bilal Haddad', group: 'Day shift', manages: ['Night shift'] },
    { id: 'a-3', name: 'Cleo Vance', group: 'Night shift' },
  ],
}

test('starts every stream with default records', async () => {
  const emulator = emulatorWith()
  for (const stream of [undefined, OTHER_STREAM]) {
    const { get } = inStream(emulator, stream)
    const groups = await json<'AgentGroupListing'>(await get('/agent-groups'))
    expect(groups.results.map(({ name, isDefault, isUnassigned }) => [name, isDefault, isUnassigned])).toEqual(
      expect.arrayContaining([
        ['Default Group', true, false],
        ['Unassigned', false, true],
      ]),
    )
    const layouts = await json<'LayoutListing'>(await get('/layouts'))
    expect(layouts.results).toMatchObject([{ name: 'Default Layout', isDefault: true }])
    const queues = await json<'QueueListing'>(await get('/queues'))
    expect(queues.results).toMatchObject([{ name: 'Default Queue', isDefault: true, agents: [] }])
  }
})

test('creates an empty group that is neither default nor unassigned', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1', emailId: 'console@desk.example' }] })
  const { get, post } = inStream(emulator)
  const group = await json<'AgentGroup'>(await post('/agent-groups', { name: 'Night Shift', description: 'By night' }))
  expect(group).toMatchObject({
    name: 'Night Shift',
    lname: 'night shift',
    description: 'By night',
    isDefault: false,
    isUnassigned: false,
    iId: 'st-of-the-test',
    createdByAId: 'a-1',
    createdAt: NOW,
    totalAgents: 0,
    managers: [],
  })
  expect(await json<'AgentGroup'>(await get(`/agent-groups/${group.id}`))).toEqual(group)
  expect((await inStream(emulator, OTHER_STREAM).get(`/agent-groups/${group.id}`)).status).toBe(404)
})

test('rejects a group whose name or description is too long', async () => {
  const { post } = inStream(emulatorWith())
  const long = 'x'.repeat(51)
  expect(await rejection(await post('/agent-groups', { name: long, description: long }))).toEqual({
    status: 400,
    codes: [400, 400],
    message: expect.stringMatching(
      /\/name must have at most 50 characters, got .*\n.*\/description must have at most 50 characters, got /,
    ),
  })
})

test('replaces the managers of a group', async () => {
  const emulator = emulatorWith(records)
  const { get, put } = inStream(emulator)
  const userId = async (id: string) => (await json<'Agent'>(await get(`/agents/${id}`))).userId
  const [amandas, bilals] = [await userId('a-1'), await userId('a-2')]

  const before = await json<'AgentGroup'>(await get('/agent-groups/ag-night'))
  expect(before).toMatchObject({ totalAgents: 2, managers: [{ userId: bilals, accessLevel: 'full' }] })
  const after = await json<'AgentGroup'>(
    await put('/agent-groups/ag-night', {
      name: 'Night shift',
      description: 'By night',
      managers: [{ userId: amandas, accessLevel: 'view' }],
    }),
  )
  expect(after).toMatchObject({
    name: 'Night shift',
    totalAgents: 3,
    managers: [{ userId: amandas, accessLevel: 'view' }],
  })
  const bilal = await json<'Agent'>(await get('/agents/a-2'))
  expect(bilal.agentGroups.find(({ groupId }) => groupId === 'ag-night')).toMatchObject({ role: 'agent' })
})

test('rejects a manager that is not an agent of the stream', async () => {
  const { put } = inStream(emulatorWith(records))
  const managers = [{ userId: 'u-none', accessLevel: 'full' }]
  const response = await put('/agent-groups/ag-night', { name: 'Night shift', description: '', managers })
  expect(await rejection(response)).toMatchObject({
    status: 404,
    message: 'body /managers/0/userId must identify the user of an agent of this stream, got "u-none"',
  })
})

test('rejects a delete of the default or the unassigned group', async () => {
  const emulator = emulatorWith()
  const { group, unassigned } = defaultsOf(emulator)
  for (const id of [group, unassigned]) {
    const response = await inStream(emulator).remove(`/agent-groups/${id}`)
    expect(await rejection(response)).toMatchObject({
      status: 400,
      message: expect.stringContaining('cannot be deleted'),
    })
    expect((await inStream(emulator).get(`/agent-groups/${id}`)).status).toBe(200)
  }
})

test('moves the agents of a deleted group to the unassigned group', async () => {
  const emulator = emulatorWith(records)
  const { unassigned } = defaultsOf(emulator)
  const { get, remove } = inStream(emulator)
  expect(await json<'AgentGroup'>(await remove('/agent-groups/ag-day'))).toMatchObject({ totalAgents: 2 })
  const groupsOf = async (id: string) => {
    return (await json<'Agent'>(await get(`/agents/${id}`))).agentGroups.map(({ groupId }) => groupId)
  }
  expect(await groupsOf('a-1')).toEqual([unassigned])
  expect(await groupsOf('a-2')).toEqual(['ag-night'])
  expect(await json<'AgentGroup'>(await get(`/agent-groups/${unassigned}`))).toMatchObject({ totalAgents: 1 })
  expect((await json<'Queue'>(await get('/queues/qu-orders'))).agentGroups).toEqual([])
  expect(emulator.kore.records.queues.getOrThrow('qu-orders').agentGroups).toEqual([])
  expect((await remove('/agent-groups/ag-day')).status).toBe(404)
})

test('lists the skill groups and the skills of each', async () => {
  const { get } = inStream(emulatorWith(records))
  const groups = await json<'SkillGroupListing'>(await get('/skill-groups'))
  expect(groups).toMatchObject({ page: 1, limit: 10, hasMore: false, totalPages: 1, totalResults: 3 })
  expect(groups.results).toContainEqual({ id: 'sg-craft', name: 'Crafts', description: '', color: '#00FF00' })
  const skills = await json<'SkillListing'>(await get('/skill-groups/sg-craft/skills'))
  expect(skills.results).toEqual([
    { id: 'sk-knots', name: 'Knots', description: '', agents: 1, skillGroupId: 'sg-craft' },
  ])
})

test('answers 404 for a skill of another skill group', async () => {
  const emulator = emulatorWith(records)
  const response = await inStream(emulator).get('/skill-groups/sg-talk/skills/sk-knots')
  expect(await rejection(response)).toMatchObject({ status: 404, message: 'The skill sk-knots was not found' })
  const elsewhere = inStream(emulator, OTHER_STREAM)
  expect((await elsewhere.get('/skill-groups/sg-craft/skills/sk-knots')).status).toBe(404)
})

test('removes a deleted skill from its agents and queues', async () => {
  const emulator = emulatorWith(records)
  const { get, remove } = inStream(emulator)
  expect((await json<'Queue'>(await get('/queues/qu-orders'))).skills).toMatchObject([{ name: 'Knots' }])
  expect(await json<'Skill'>(await remove('/skill-groups/sg-craft/skills/sk-knots'))).toMatchObject({ agents: 1 })
  expect((await json<'Agent'>(await get('/agents/a-1'))).skills).toEqual([])
  expect((await json<'Queue'>(await get('/queues/qu-orders'))).skills).toEqual([])
  expect(emulator.kore.records.agents.getOrThrow('a-1').skills).toEqual([])
  expect(emulator.kore.records.queues.getOrThrow('qu-orders').skills).toEqual([])
})

test('rejects a delete of the default skill or the default queue', async () => {
  const emulator = emulatorWith()
  const { skill, skillGroup, queue } = defaultsOf(emulator)
  const paths = [`/skill-groups/${skillGroup}/skills/${skill}`, `/skill-groups/${skillGroup}`, `/queues/${queue}`]
  for (const path of paths) {
    expect(await rejection(await inStream(emulator).remove(path))).toMatchObject({ status: 400, codes: [400] })
    expect((await inStream(emulator).get(path)).status).toBe(200)
  }
})

test('reports every error of a request', async () => {
  const emulator = emulatorWith()
  const body = { ...amanda(emulator), firstName: 3, skills: [{ skillId: 's', proficiencyLevel: 'superb' }] }
  const { status, codes, message } = await rejection(await inStream(emulator).post('/agents', body))
  expect([status, codes]).toEqual([400, [400, 400]])
  expect(message).toMatch(
    /\/firstName must be a string, got .*\n.*\/skills\/0\/proficiencyLevel must be one of expert, novice/,
  )
})

test('requires the description of a group and the managers of an update', async () => {
  const { post, put } = inStream(emulatorWith(records))
  expect((await rejection(await post('/agent-groups', {}))).message.split('\n')).toEqual([
    'body /name is required',
    'body /description is required',
  ])
  expect((await rejection(await put('/agent-groups/ag-day', {}))).message.split('\n')).toEqual([
    'body /name is required',
    'body /description is required',
    'body /managers is required',
  ])
})

test('describes the managers of a single group', async () => {
  const { get, remove } = inStream(emulatorWith(records))
  const bilal = await json<'Agent'>(await get('/agents/a-2'))
  const [{ skillId, proficiencyLevel } = { skillId: '', proficiencyLevel: '' }] = bilal.skills
  const { userId, firstName, lastName, emailId } = bilal
  const listed = { userId, accessLevel: 'full' }
  const described = { ...listed, firstName, lastName, emailId, skills: [{ skillId, proficiencyLevel }] }
  const { results } = await json<'AgentGroupListing'>(await get('/agent-groups'))
  expect(results.find(({ id }) => id === 'ag-night')?.managers).toEqual([listed])
  expect((await json<'AgentGroup'>(await get('/agent-groups/ag-night'))).managers).toEqual([described])
  expect((await json<'AgentGroup'>(await remove('/agent-groups/ag-night'))).managers).toEqual([described])
})
