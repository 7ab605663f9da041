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
  const body = { ...amanda(emulator), nickName: 'Mandy', callRegion: 'JP', customId: 'AJ42', maxDigitalChatSupport: 7 }
  const agent = await json<'CreatedAgent'>(await inStream(emulator).post('/agents', body))

  expect(agent.id).toMatch(/^a-/)
  expect(agent).toMatchObject({
    emailId: body.emailId,
    firstName: 'Amanda',
    nickName: 'Mandy',
    callRegion: 'JP',
    customId: 'AJ42',
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

test.each(['sixteencharacter', 'a b', 'a-b'])(
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

test('returns a numeric phoneNumber as a string after the create', async () => {
  const emulator = emulatorWith()
  const { id } = await json<'CreatedAgent'>(
    await inStream(emulator).post('/agents', { ...amanda(emulator), phoneNumber: 13456782345 }),
  )
  expect((await json<'Agent'>(await inStream(emulator).get(`/agents/${id}`))).phoneNumber).toBe('13456782345')
})

test('returns the phoneNumber of a create as it was sent', async () => {
  const emulator = emulatorWith()
  const create = async (emailId: string, phoneNumber: unknown) => {
    const body = { ...amanda(emulator), emailId, phoneNumber }
    return (await json<'CreatedAgent'>(await inStream(emulator).post('/agents', body))).phoneNumber
  }
  expect(await create('one@domain.com', 13456782345)).toBe(13456782345)
  expect(await create('two@domain.com', '13456782345')).toBe('13456782345')
  emulator.kore.setProfile({ phoneNumberEcho: 'string' })
  expect(await create('three@domain.com', 13456782345)).toBe('13456782345')
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
  expect(agent.agentGroups).toEqual([
    { groupId: 'ag-night', groupName: 'Night shift', name: 'Night shift', role: 'agent' },
  ])

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
    message: 'Invalid SDK credentials',
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
