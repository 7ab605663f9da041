import { expect, test } from 'vitest'
import { amanda, defaultsOf, emulatorWith, HEADERS, inStream, json, NOW, rejection } from '../../support/kore.ts'

const AMANDA = { id: 'a-amanda', name: 'Amanda Jones', emailId: 'amanda.jones@domain.com' }

/** The customIds in the samples of the newer pages on creating and updating an agent. */
const NEWER_CUSTOM_IDS = [
  "A..Zxyz09!'''()*+,-./:;<=>?@[]^_`{|}",
  "A..Zxyz09!'''()*+,-./:;<=>?@[]^_`{|}~2222212221212121219",
]

async function missing(response: Response): Promise<string[]> {
  const { status, message } = await rejection(response)
  expect(status).toBe(400)
  return message.split('\n').map((line) => line.replace(/^(body \/|header |query )(.*) is required$/, '$2'))
}

test('names all eight required fields of a create at once', async () => {
  const { post } = inStream(emulatorWith())
  const fields = ['emailId', 'firstName', 'lastName', 'phoneNumber', 'agentGroupId']
  const lists = ['voiceLanguageSupport', 'chatLanguageSupport', 'skills']
  expect(await missing(await post('/agents', {}))).toEqual([...fields, ...lists])
  const { message } = await rejection(await post('/agents', { firstName: 3, nickName: 'x'.repeat(51) }))
  expect(message.split('\n')).toHaveLength(9)
})

test('names all seven required fields of an update at once', async () => {
  const emulator = emulatorWith({ agents: [AMANDA] })
  const { group } = defaultsOf(emulator)
  const lists = ['voiceLanguageSupport', 'chatLanguageSupport', 'skills']
  const fields = ['emailId', 'firstName', 'lastName', 'phoneNumber', ...lists]
  const { put } = inStream(emulator)
  expect(await missing(await put(`/agents/a-amanda?groupId=${group}`, {}))).toEqual(fields)
  expect(await missing(await put('/agents/a-amanda', {}))).toEqual(['groupId', ...fields])
})

test('requires the four fields of the newer page for a create', async () => {
  const emulator = emulatorWith({ profile: { requiredFields: 'newer' } })
  const { post } = inStream(emulator)
  expect(await missing(await post('/agents', {}))).toEqual(['emailId', 'firstName', 'lastName', 'roleId'])
  const name = 'x'.repeat(51)
  const { role } = defaultsOf(emulator)
  const body = { emailId: 'a@b.example', firstName: name, lastName: name, roleId: role }
  expect(await json<'CreatedAgent'>(await post('/agents', body))).toMatchObject({ firstName: name, lastName: name })
  emulator.kore.setProfile({ requiredFields: 'lenient' })
  expect(await missing(await post('/agents', {}))).toEqual(['emailId', 'firstName', 'lastName'])
})

test('requires the accountId header for a newer create', async () => {
  const emulator = emulatorWith({ profile: { requiredFields: 'newer' } })
  const { auth } = HEADERS
  const body = { ...amanda(emulator), roleId: defaultsOf(emulator).role }
  expect(await missing(await inStream(emulator, undefined, { auth }).post('/agents', body))).toEqual(['accountId'])
  expect((await inStream(emulator).post('/agents', body)).status).toBe(200)
})

test('requires the accountId header for a custom id, for availability and for business hours', async () => {
  const emulator = emulatorWith()
  const { auth } = HEADERS
  const { get, post } = inStream(emulator, undefined, { auth })
  expect(await missing(await get('/agents/customId/ONE'))).toEqual(['accountId'])
  expect(await missing(await post('/agents/availability', {}))).toEqual(['accountId'])
  const hours = `/agentassist/api/public/organizations/o-1/operationshours/${defaultsOf(emulator).queue}`
  expect(await missing(await emulator.kore.fetch(hours, { headers: { auth } }))).toEqual(['accountId', 'IId'])
})

test('requires the fields of the stored agent for a newer update', async () => {
  const emulator = emulatorWith({ agents: [AMANDA], profile: { requiredFields: 'newer', requireGroupId: false } })
  const { get, put } = inStream(emulator)
  const names = ['emailId', 'firstName', 'lastName', 'userId', 'accountId', 'orgId', 'roleId', 'iId', 'id']
  const withoutRole = { agentGroups: [{ groupId: defaultsOf(emulator).group }] }
  expect(await missing(await put('/agents/a-amanda', withoutRole))).toEqual([
    ...names,
    'agentGroupId',
    'agentGroups/0/role',
  ])

  const stored = await json<'Agent'>(await get('/agents/a-amanda'))
  const agentGroupId = stored.agentGroups[0]?.groupId
  const body = { ...stored, agentGroupId, nickName: 'Mandy', id: 'a-other', userId: 'u-other', orgId: 'o-other' }
  const changed = await json<'Agent'>(await put('/agents/a-amanda', body))
  expect(changed).toEqual({ ...stored, nickName: 'Mandy', updatedAt: NOW })
  emulator.kore.setProfile({ requiredFields: 'lenient' })
  expect((await put('/agents/a-amanda', {})).status).toBe(200)
})

test.each(['newer', 'lenient'] as const)(
  'accepts a newer customId of any length without whitespace',
  async (requiredFields) => {
    const emulator = emulatorWith({ profile: { requiredFields } })
    const { get, post } = inStream(emulator)
    const body = { ...amanda(emulator), roleId: defaultsOf(emulator).role }
    for (const [i, customId] of NEWER_CUSTOM_IDS.entries()) {
      await json<'CreatedAgent'>(await post('/agents', { ...body, emailId: `${i}@b.example`, customId }))
      const found = await json<'AgentListing'>(await get(`/agents/customId/${encodeURIComponent(customId)}`))
      expect(found.results.map((agent) => agent.customId)).toEqual([customId])
    }
    const response = await post('/agents', { ...body, customId: 'a b' })
    expect(await rejection(response)).toMatchObject({
      status: 400,
      message: 'body /customId must not contain whitespace, got "a b"',
    })
  },
)

test('keeps the userId of an agent whose emailId changes', async () => {
  const emulator = emulatorWith({ agentGroups: [{ id: 'ag-1', name: 'Day shift' }] })
  const { get, post, put, remove } = inStream(emulator)
  const body = { ...amanda(emulator), agentGroupId: 'ag-1' }
  const { id, userId } = await json<'CreatedAgent'>(await post('/agents', body))
  const managers = [{ userId, accessLevel: 'full' }]
  await put('/agent-groups/ag-1', { name: 'Day shift', description: '', managers })
  const renamed = await put(`/agents/${id}?groupId=ag-1`, { ...body, emailId: 'other@domain.com' })
  expect(await json<'Agent'>(renamed)).toMatchObject({ emailId: 'other@domain.com', userId })
  expect((await json<'AgentGroup'>(await get('/agent-groups/ag-1'))).managers).toMatchObject([{ userId }])

  await remove(`/agents/${id}`)
  const again = await json<'CreatedAgent'>(await post('/agents', { ...body, emailId: 'other@domain.com' }))
  expect(again.userId).not.toBe(userId)
})
