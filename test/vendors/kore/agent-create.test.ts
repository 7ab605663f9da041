import { expect, test } from 'vitest'
import {
  ACCOUNT,
  amanda,
  defaultsOf,
  emulatorWith,
  HEADERS,
  inStream,
  json,
  NOW,
  OTHER_STREAM,
  rejection,
} from '../../support/kore.ts'

test('answers 200 to a create', async () => {
  const emulator = emulatorWith()
  expect((await inStream(emulator).post('/agents', amanda(emulator))).status).toBe(200)
})

test('returns a new agent with its id and all fields of the request', async () => {
  const emulator = emulatorWith()
  const body = { ...amanda(emulator), nickName: 'Mandy', callRegion: 'JP', maxDigitalChatSupport: 7 }
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', body))

  expect(agent.id).toMatch(/^a-/)
  expect(agent).toMatchObject({
    emailId: body.emailId,
    firstName: 'Amanda',
    nickName: 'Mandy',
    callRegion: 'JP',
    maxDigitalChatSupport: 7,
    chatLanguageSupport: body.chatLanguageSupport,
    agentGroupId: body.agentGroupId,
    createDefaultLayoutAndAssign: false,
    accountId: ACCOUNT,
    createdAt: NOW,
    updatedAt: NOW,
  })
  const read = await json<'Agent'>(await inStream(emulator).get(`/agents/${agent.id}`))
  const { agentGroupId: _, createDefaultLayoutAndAssign: __, ...whole } = agent
  expect(read).toEqual(whole)
})

test('reads emaiId as emailId and never returns it', async () => {
  const emulator = emulatorWith()
  const { emailId, ...rest } = amanda(emulator)
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', { ...rest, emaiId: emailId }))
  expect(agent.emailId).toBe(emailId)
  expect(agent).not.toHaveProperty('emaiId')

  const both = { ...rest, emaiId: 'spelt.wrong@domain.com', emailId: 'spelt.right@domain.com' }
  expect((await json<'Agent'>(await inStream(emulator).post('/agents', both))).emailId).toBe('spelt.right@domain.com')
})

test('answers 404 for an unknown stream', async () => {
  const emulator = emulatorWith()
  const response = await inStream(emulator, 'st-unknown').post('/agents', amanda(emulator))
  expect(await rejection(response)).toEqual({
    status: 404,
    codes: [404],
    message: 'The stream st-unknown was not found',
  })
})

test('reads customId from the body', async () => {
  const emulator = emulatorWith()
  const agent = await json<'Agent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), customId: 'AJ0042' }),
  )
  expect(agent.customId).toBe('AJ0042')
})

test.each(['sixteencharacter', 'a b', 'a-b', ''])(
  'rejects a customId that is too long or has special characters',
  async (customId) => {
    const emulator = emulatorWith()
    const response = await inStream(emulator).post('/agents', { ...amanda(emulator), customId })
    expect(await rejection(response)).toMatchObject({ status: 400, message: expect.stringContaining('/customId') })
  },
)

test('ignores request fields that only the server sets', async () => {
  const emulator = emulatorWith()
  const serverFields = {
    id: 'a-mine',
    userId: 'u-mine',
    accountId: 'mine',
    createdBy: 'u-mine',
    orgId: 'o-mine',
    sipURI: 'sip:mine@',
    createdAt: '2022-10-07T10:10:39.231Z',
    updatedAt: 3,
    lastOnlineAt: 'never',
    onlineStatus: 'Available',
    onlineStatusType: 'AVAILABLE',
    status: 'INACTIVE',
  }
  const withServerFields = await json<'Agent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), ...serverFields }),
  )
  const plain = emulatorWith()
  expect(withServerFields).toEqual(await json<'Agent'>(await inStream(plain).post('/agents', amanda(plain))))
})

test('rejects a body with an extra closing bracket', async () => {
  const emulator = emulatorWith()
  const response = await emulator.kore.fetch('/agentassist/api/v1/public/st-of-the-test/agents', {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: `${JSON.stringify(amanda(emulator))} }`,
  })
  expect(await rejection(response)).toMatchObject({
    status: 400,
    message: expect.stringContaining('must be valid JSON'),
  })
})

test('returns a numeric phoneNumber as a string', async () => {
  const emulator = emulatorWith()
  const agent = await json<'Agent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), phoneNumber: 13456782345 }),
  )
  expect(agent.phoneNumber).toBe('13456782345')
})

test('creates an agent without the optional fields', async () => {
  const emulator = emulatorWith()
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  expect(agent).toMatchObject({
    canSupportChat: true,
    canSupportVoice: true,
    nickName: 'Amanda Jones',
    profImage: 'no-avatar',
  })
})

test.each(['', 'amanda', 'amanda@'])('rejects an emailId that is not an email address', async (emailId) => {
  const emulator = emulatorWith()
  const response = await inStream(emulator).post('/agents', { ...amanda(emulator), emailId })
  expect(await rejection(response)).toMatchObject({ status: 400, message: expect.stringContaining('/emailId') })
})

test('turns agentGroupId into a membership of the agent', async () => {
  const emulator = emulatorWith({ agentGroups: [{ id: 'ag-night', name: 'Night shift' }] })
  const agent = await json<'Agent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), agentGroupId: 'ag-night' }),
  )
  expect(agent.agentGroups).toEqual([{ groupId: 'ag-night', groupName: 'Night shift', role: 'agent' }])

  const { agentGroupId: _, ...rest } = { ...amanda(emulator), emailId: 'stored@domain.com' }
  const groups = [{ groupId: 'ag-night', role: 'agent' }]
  const stored = await json<'Agent'>(await inStream(emulator).post('/agents', { ...rest, agentGroups: groups }))
  expect(stored).toMatchObject({ agentGroups: groups, agentGroupId: 'ag-night' })
})

test("accepts a create without accountId but rejects another account's", async () => {
  const emulator = emulatorWith()
  const { auth } = HEADERS
  expect((await inStream(emulator, undefined, { auth }).post('/agents', amanda(emulator))).status).toBe(200)
  const other = await inStream(emulator, undefined, { auth, accountId: 'another' }).post('/agents', amanda(emulator))
  expect(await rejection(other)).toMatchObject({
    status: 401,
    codes: [4002],
    message: expect.stringContaining('another'),
  })
})

test('reports every unknown reference of a new agent at once', async () => {
  const emulator = emulatorWith()
  const elsewhere = defaultsOf(emulator, OTHER_STREAM)
  const response = await inStream(emulator).post('/agents', {
    ...amanda(emulator),
    agentGroupId: 'ag-none',
    roleId: 'role-none',
    skills: [{ skillId: elsewhere.skill, proficiencyLevel: 'good' }],
    queues: [{ id: elsewhere.queue }],
    desktopLayouts: [{ id: 'ly-none' }],
  })
  const { status, codes, message } = await rejection(response)
  expect([status, codes]).toEqual([404, [404, 404, 404, 404, 404]])
  for (const at of ['/agentGroupId', '/roleId', '/skills/0/skillId', '/queues/0/id', '/desktopLayouts/0/id']) {
    expect(message).toContain(at)
  }
  expect(emulator.kore.records.agents.size).toBe(0)
})

test('rejects a second agent with the same emailId', async () => {
  const emulator = emulatorWith()
  const first = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  const response = await inStream(emulator).post('/agents', { ...amanda(emulator), emailId: 'AMANDA.JONES@domain.com' })
  expect(await rejection(response)).toEqual({
    status: 409,
    codes: [409],
    message: `The emailId is already in use by the agent ${first.id}; choose another one`,
  })
})

test('accepts the emailId of a deleted agent or of an agent in another stream', async () => {
  const emulator = emulatorWith()
  const first = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  const elsewhere = inStream(emulator, OTHER_STREAM)
  expect((await elsewhere.post('/agents', amanda(emulator, OTHER_STREAM))).status).toBe(200)
  await inStream(emulator).remove(`/agents/${first.id}`)
  expect((await inStream(emulator).post('/agents', amanda(emulator))).status).toBe(200)
})

test('gives a recreated agent the same userId', async () => {
  const emulator = emulatorWith()
  const first = await json<'Agent'>(await inStream(emulator).post('/agents', amanda(emulator)))
  await inStream(emulator).remove(`/agents/${first.id}`)
  const body = { ...amanda(emulator), emailId: 'Amanda.Jones@domain.com' }
  const again = await json<'Agent'>(await inStream(emulator).post('/agents', body))
  const other = await json<'Agent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), emailId: 'other@domain.com' }),
  )
  expect(again.id).not.toBe(first.id)
  expect(again.userId).toBe(first.userId)
  expect(other.userId).not.toBe(first.userId)
  expect(first.userId).toMatch(/^u-[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('reports every missing required field of a create', async () => {
  const emulator = emulatorWith()
  const response = await inStream(emulator).post('/agents', { firstName: 'Amanda', lastName: 'Jones' })
  const { status, message } = await rejection(response)
  expect(status).toBe(400)
  expect(message.split('\n')).toEqual([
    'body /emailId is required',
    'body /phoneNumber is required',
    'body /voiceLanguageSupport is required',
    'body /chatLanguageSupport is required',
    'body /skills is required',
    'body /agentGroupId is required',
  ])
})

test("sets absent skills, queues and group to the stream's defaults", async () => {
  const emulator = emulatorWith({ profile: { requiredFields: 'newer' } })
  const { group, skill, queue } = defaultsOf(emulator)
  const body = { emailId: 'amanda.jones@domain.com', firstName: 'Amanda', lastName: 'Jones' }
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', body))
  expect(agent.agentGroups).toEqual([{ groupId: group, groupName: 'Default Group', role: 'agent' }])
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
  const agent = await json<'Agent'>(await inStream(emulator).post('/agents', body))
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
  const group = await json<'AgentGroup'>(await post('/agent-groups', { name: 'Night shift' }))
  const queue = await json<'Queue'>(await post('/queues', { name: 'Night line' }))
  const { skillGroup, layout } = defaultsOf(emulator)
  const skill = await json<'Skill'>(await post(`/skill-groups/${skillGroup}/skills`, { name: 'Knots' }))

  expect(agent.id).toMatch(new RegExp(`^a-${short}$`))
  expect(group.id).toMatch(new RegExp(`^ag-${short}$`))
  expect(queue.id).toMatch(new RegExp(`^qu-${short}$`))
  expect(layout).toMatch(new RegExp(`^ly-${short}$`))
  expect(agent.userId).toMatch(new RegExp(`^u-${long}$`))
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
