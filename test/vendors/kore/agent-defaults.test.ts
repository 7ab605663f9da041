import { expect, test } from 'vitest'
import { amanda, defaultsOf, emulatorWith, inStream, json, NOW, rejection } from '../../support/kore.ts'

test('gives a new agent five conversations on each channel', async () => {
  const emulator = emulatorWith()
  const agent = await json<'CreatedAgent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  expect(agent).toMatchObject({
    maxChatSupport: 5,
    maxDigitalChatSupport: 5,
    maxEmailChatSupport: 5,
    maxMessagingChatSupport: 5,
  })
})

test("sets absent skills, queues and group to the stream's defaults", async () => {
  const emulator = emulatorWith({ profile: { requiredFields: 'lenient' } })
  const { group, skill, queue } = defaultsOf(emulator)
  const body = { emailId: 'amanda.jones@domain.com', firstName: 'Amanda', lastName: 'Jones' }
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', body))
  expect(agent.agentGroups).toMatchObject([{ groupId: group, groupName: 'Default Group', role: 'agent' }])
  expect(agent.skills).toMatchObject([
    {
      skillId: skill,
      proficiencyLevel: 'average',
      name: 'Default Skill',
      skillGroupName: 'Default SkillGroup',
      skillGroupColor: '#D2000D',
    },
  ])
  expect(agent.queues).toMatchObject([{ id: queue, name: 'Default Queue', isPreferredAgent: false }])
  const nameless = await inStream(emulator).post('/agents', { firstName: 'Amanda', lastName: 'Jones' })
  expect(await rejection(nameless)).toMatchObject({ status: 400, message: 'body /emailId is required' })
})

test("adds the stream's Default Layout as the only default", async () => {
  const emulator = emulatorWith({ layouts: [{ id: 'ly-wide', name: 'Wide' }] })
  const { layout } = defaultsOf(emulator)
  const body = {
    ...amanda(emulator),
    desktopLayouts: [{ id: 'ly-wide', isDefault: true }],
    createDefaultLayoutAndAssign: true,
  }
  const agent = await json<'CreatedAgent'>(await inStream(emulator).post('/agents', body))
  expect(agent.createDefaultLayoutAndAssign).toBe(true)
  const expected = [
    { id: 'ly-wide', name: 'Wide', isDefault: false },
    { id: layout, name: 'Default Layout', isDefault: true },
  ]
  expect(agent.desktopLayouts).toEqual(expected)

  emulator.kore.records.layouts.delete(layout)
  const other = { ...body, emailId: 'other@domain.com' }
  const second = await json<'Agent'>(await inStream(emulator).post('/agents', other))
  expect(second.desktopLayouts.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Wide', false],
    ['Default Layout', true],
  ])
  const listed = await json<'LayoutListing'>(await inStream(emulator).get('/layouts'))
  expect(listed.results.map(({ name }) => name).toSorted()).toEqual(['Default Layout', 'Wide'])
})

/** Number of layouts marked as default, the isDefault values in the request, and those in the response. */
const layouts: [string, (boolean | undefined)[], boolean[]][] = [
  ['none', [undefined, false, false], [true, false, false]],
  ['one', [false, true, false], [false, true, false]],
  ['several', [false, true, true], [false, true, false]],
]

test.each(layouts)('makes exactly one layout of an agent the default', async (_, requested, expected) => {
  const ids = ['ly-1', 'ly-2', 'ly-3']
  const emulator = emulatorWith({ layouts: ids.map((id) => ({ id, name: id })) })
  const desktopLayouts = ids.map((id, i) => ({ id, isDefault: requested[i] }))
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', { ...amanda(emulator), desktopLayouts }))
  expect(agent.desktopLayouts.map(({ isDefault }) => isDefault)).toEqual(expected)
})

test('ignores repeated entries in the lists of an agent', async () => {
  const emulator = emulatorWith()
  const { group, skill, queue, layout } = defaultsOf(emulator)
  const { agentGroupId: _, ...rest } = amanda(emulator)
  const agent = await json<'Agent'>(
    await inStream(emulator).post('/agents', {
      ...rest,
      agentGroups: [{ groupId: group }, { groupId: group, role: 'manager' }],
      skills: [
        { skillId: skill, proficiencyLevel: 'expert' },
        { skillId: skill, proficiencyLevel: 'novice' },
      ],
      queues: [{ id: queue, isPreferredAgent: true }, { id: queue }],
      desktopLayouts: [{ id: layout }, { id: layout }],
    }),
  )
  expect(agent.agentGroups).toMatchObject([{ groupId: group, role: 'agent' }])
  expect(agent.skills).toMatchObject([{ skillId: skill, proficiencyLevel: 'expert' }])
  expect(agent.queues).toMatchObject([{ id: queue, isPreferredAgent: true }])
  expect(agent.desktopLayouts).toMatchObject([{ id: layout, isDefault: true }])
})

test('gives an agent without a roleId the role Agent', async () => {
  const emulator = emulatorWith()
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  expect(agent).toMatchObject({ role: 'Agent', roleId: defaultsOf(emulator).role })
})

test('creates an agent as active and offline', async () => {
  const emulator = emulatorWith()
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  expect(agent).toMatchObject({ status: 'ACTIVE', onlineStatus: 'Offline', onlineStatusType: 'OFFLINE' })
  expect(agent).not.toHaveProperty('lastOnlineAt')
})

test('sets lastOnlineAt if a scenario creates an agent as available', async () => {
  const emulator = emulatorWith({
    agents: [
      { id: 'a-now', onlineStatusType: 'AVAILABLE' },
      { id: 'a-since', onlineStatusType: 'AVAILABLE', lastOnlineAt: '2026-01-15T08:00:00.000Z' },
    ],
  })
  const [now, since] = await Promise.all(
    ['a-now', 'a-since'].map(async (id) => json<'Agent'>(await inStream(emulator).get(`/agents/${id}`))),
  )
  expect(now).toMatchObject({ onlineStatus: 'Available', lastOnlineAt: NOW })
  expect(since?.lastOnlineAt).toBe('2026-01-15T08:00:00.000Z')
})

test('creates ids in the format of their kind', async () => {
  const emulator = emulatorWith()
  const { post, get } = inStream(emulator)
  const long = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const short = long.replace('{8}', '{7}')
  const mongo = /^[0-9a-f]{24}$/
  const agent = await json<'Agent'>(await post('/agents', amanda(emulator)))
  const group = await json<'AgentGroup'>(await post('/agent-groups', { name: 'Night shift', description: '' }))
  const queue = await json<'Queue'>(await post('/queues', { name: 'Night line' }))
  const { skillGroup, layout } = defaultsOf(emulator)
  const skill = await json<'Skill'>(await post(`/skill-groups/${skillGroup}/skills`, { name: 'Knots' }))

  expect(agent.id).toMatch(new RegExp(`^a-${short}$`))
  expect(group.id).toMatch(new RegExp(`^ag-${short}$`))
  expect(queue.id).toMatch(new RegExp(`^qu-${short}$`))
  expect(layout).toMatch(new RegExp(`^ly-${short}$`))
  expect(agent.userId).toMatch(/^u-[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(agent.orgId).toMatch(new RegExp(`^o-${long}$`))
  for (const id of [skill.id, skillGroup, agent.roleId, agent.skills[0]?.id]) expect(id).toMatch(mongo)
  expect((await get(`/agents/${agent.id}`)).status).toBe(200)

  const { kore } = emulatorWith({ accounts: [{}], apps: [{}], streams: [{ name: 'Generated' }] })
  expect(kore.records.streams.find('name', 'Generated')?.id).toMatch(new RegExp(`^st-${long}$`))
  expect(kore.records.apps.list()[0]?.appId).toMatch(new RegExp(`^cs-${long}$`))
  expect(kore.records.accounts.list()[0]?.id).toMatch(mongo)
})

test('accepts an id of any format if the record exists', async () => {
  const emulator = emulatorWith({ skills: [{ id: 's-21223123', name: 'Odd' }] })
  const skills = [{ skillId: 's-21223123', proficiencyLevel: 'novice' }]
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', { ...amanda(emulator), skills }))
  expect(agent.skills).toMatchObject([{ skillId: 's-21223123', name: 'Odd' }])
})
