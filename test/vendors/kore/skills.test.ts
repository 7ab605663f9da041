import { expect, test } from 'vitest'
import { emulatorWith, inStream, json, NOW, rejection } from '../../support/kore.ts'

const records = {
  skillGroups: [{ id: 'sg-craft', name: 'Crafts', color: '#00FF00' }],
  skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
  queues: [{ id: 'qu-orders', name: 'Orders', skills: ['Knots'] }],
  agents: [
    { id: 'a-1', userId: 'u-1', name: 'Amanda Jones', emailId: 'amanda@domain.com', skills: ['Knots'] },
    { id: 'a-2', userId: 'u-2', name: 'Bilal Haddad', emailId: 'bilal@domain.com', skills: [] },
  ],
}
const SKILLS = '/skill-groups/sg-craft/skills'

/** Returns the proficiency of each agent in a skill, by user id. */
async function levelsOf(emulator: ReturnType<typeof emulatorWith>, skillId: string) {
  const { agents } = await json<'SkillDetail'>(await inStream(emulator).get(`${SKILLS}/${skillId}`))
  if (!Array.isArray(agents)) throw new TypeError('The skill has no list of agents')
  return Object.fromEntries(agents.map(({ userId, proficiencyLevel }) => [userId, proficiencyLevel]))
}

test('creates, reads, updates and deletes a skill group', async () => {
  const emulator = emulatorWith()
  const { get, post, put, remove } = inStream(emulator)
  // The sample request of the vendor's page.
  const sample = { name: 'Account', description: 'Account and its settings', color: '#0f0f0f' }
  const group = await json<'SkillGroup'>(await post('/skill-groups', sample))
  expect(group).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), ...sample })
  const path = `/skill-groups/${group.id}`
  expect(await json<'SkillGroup'>(await get(path))).toEqual(group)
  expect(await json<'SkillGroup'>(await put(path, { name: 'Accounts' }))).toEqual({ ...group, name: 'Accounts' })
  expect(await json<'SkillGroup'>(await remove(path))).toEqual({ ...group, name: 'Accounts' })
  expect((await get(path)).status).toBe(404)
  expect(await json<'SkillGroup'>(await post('/skill-groups', { name: 'Plain' }))).toMatchObject({
    description: '',
    color: '#D2000D',
  })
  expect(await rejection(await post('/skill-groups', {}))).toMatchObject({ message: 'body /name is required' })
})

test('rejects an update of a skill group with another id in the body', async () => {
  const { put } = inStream(emulatorWith(records))
  const statusOf = async (id: string) => (await put('/skill-groups/sg-craft', { id, name: 'Crafts' })).status
  expect(await statusOf('sg-craft')).toBe(200)
  expect(await statusOf('sg-other')).toBe(400)
})

test('deletes a skill group with its skills', async () => {
  const emulator = emulatorWith(records)
  const { get, remove } = inStream(emulator)
  expect((await remove('/skill-groups/sg-craft')).status).toBe(200)
  expect(emulator.kore.records.skills.get('sk-knots')).toBeUndefined()
  expect((await json<'Agent'>(await get('/agents/a-1'))).skills).toEqual([])
  expect((await json<'Queue'>(await get('/queues/qu-orders'))).skills).toEqual([])
})

test('rejects a description or color of more than 200 characters', async () => {
  const { post } = inStream(emulatorWith(records))
  const long = 'x'.repeat(201)
  const group = await rejection(await post('/skill-groups', { name: 'Long', description: long, color: long }))
  expect(group.codes).toEqual([400, 400])
  expect(await rejection(await post(SKILLS, { name: 'Long', description: long }))).toMatchObject({ codes: [400] })
  const longest = { name: 'Long', description: 'x'.repeat(200) }
  expect((await post(SKILLS, longest)).status).toBe(200)
})

test('gives a new skill to the agents in the request', async () => {
  const emulator = emulatorWith(records)
  const { get, post } = inStream(emulator)
  // The sample request of the vendor's page has an empty aId.
  const body = {
    name: 'test',
    description: 'test',
    skillGroupId: 'sg-4372',
    agents: [
      { userId: 'u-1', proficiencyLevel: 'average', aId: '' },
      { aId: 'a-2', proficiencyLevel: 'expert' },
    ],
  }
  const skill = await json<'Skill'>(await post(SKILLS, body))
  expect(skill).toEqual({ id: skill.id, name: 'test', description: 'test', agents: 2, skillGroupId: 'sg-craft' })
  expect(await levelsOf(emulator, skill.id)).toEqual({ 'u-1': 'average', 'u-2': 'expert' })
  const agent = await json<'Agent'>(await get('/agents/a-2'))
  expect(agent.skills).toMatchObject([{ skillId: skill.id, name: 'test', proficiencyLevel: 'expert', createdAt: NOW }])
})

test('rejects a skill for an agent that does not exist', async () => {
  const emulator = emulatorWith(records)
  const body = { name: 'test', agents: [{ userId: 'u-9' }, { aId: 'a-9' }, {}] }
  const { status, message } = await rejection(await inStream(emulator).post(SKILLS, body))
  expect([status, message.split('\n')]).toEqual([
    404,
    [
      'body /agents/0/userId must identify the user of an agent of this stream, got "u-9"',
      'body /agents/1/aId must identify an agent of this stream, got "a-9"',
      'body /agents/2/userId must identify the user of an agent of this stream, got ""',
    ],
  ])
  expect(emulator.kore.records.skills.list().some(({ name }) => name === 'test')).toBe(false)
  const high = { name: 'test', agents: [{ userId: 'u-1', proficiencyLevel: 'high' }] }
  expect((await inStream(emulator).post(SKILLS, high)).status).toBe(400)
})

test('lists the agents of a single skill, or counts them if the profile says so', async () => {
  const emulator = emulatorWith(records)
  const read = async () => json<'SkillDetail'>(await inStream(emulator).get(`${SKILLS}/sk-knots`))
  const skill = await read()
  expect(skill).toMatchObject({ status: 'ACTIVE', createdAt: NOW, updatedAt: NOW })
  expect(skill.agents).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      userId: 'u-1',
      skillId: 'sk-knots',
      createdBy: expect.stringMatching(/^u-/),
      orgId: expect.stringMatching(/^o-/),
      proficiencyLevel: 'good',
      createdAt: NOW,
      updatedAt: NOW,
      firstName: 'Amanda',
      lastName: 'Jones',
      emailId: 'amanda@domain.com',
    },
  ])
  emulator.kore.setProfile({ skillAgents: 'count' })
  expect((await read()).agents).toBe(1)
})

test('replaces the agents of a skill', async () => {
  const emulator = emulatorWith(records)
  const { put } = inStream(emulator)
  const path = `${SKILLS}/sk-knots`
  const person = { firstName: 'test', lastName: 'test', email: 'username@domain.com' }
  const both = [
    { userId: 'u-1', proficiencyLevel: 'novice', ...person },
    { userId: 'u-2', proficiencyLevel: 'good' },
  ]
  const [before] = emulator.kore.records.agents.getOrThrow('a-1').skills
  expect(await json<'Skill'>(await put(path, { name: 'Knots', agents: both }))).toMatchObject({ agents: 2 })
  expect(await levelsOf(emulator, 'sk-knots')).toEqual({ 'u-1': 'novice', 'u-2': 'good' })
  expect(emulator.kore.records.agents.getOrThrow('a-1').skills).toMatchObject([{ id: before?.id }])
  await put(path, { name: 'Knots', agents: [{ userId: 'u-2', proficiencyLevel: 'good' }] })
  expect(await levelsOf(emulator, 'sk-knots')).toEqual({ 'u-2': 'good' })
  await put(path, { name: 'Ropes' })
  expect(await levelsOf(emulator, 'sk-knots')).toEqual({ 'u-2': 'good' })
})
