import { expect, test } from 'vitest'
import { ACCOUNT, emulatorWith, HEADERS, inStream } from '../../support/kore.ts'
import { CREATE_REQUEST, CREATE_RESPONSE, UPDATE_REQUEST, UPDATE_RESPONSE } from '../../support/kore-pages.ts'

const AGENT = 'a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8'
const UPDATE_PATH = `/agents/${AGENT}?groupId=${UPDATE_REQUEST.agentGroupId}`

/** Creates an emulator with all records that the requests of the reference pages refer to. */
function emulatorForPages() {
  return emulatorWith({
    roles: [
      { id: CREATE_REQUEST.roleId, name: 'Front desk' },
      { id: UPDATE_REQUEST.roleId, name: 'Back office' },
    ],
    layouts: [
      ...CREATE_REQUEST.desktopLayouts.map(({ id }, i) => ({ id, name: `test${i}` })),
      ...UPDATE_REQUEST.desktopLayouts.map(({ id }) => ({ id, name: 'Wide' })),
    ],
    agentGroups: [
      ...CREATE_REQUEST.agentGroups.map(({ groupId: id }) => ({ id, name: 'Day shift' })),
      { id: UPDATE_REQUEST.agentGroupId, name: 'Night shift' },
    ],
    skillGroups: [{ id: 'sg', name: 'Crafts' }],
    skills: [...CREATE_REQUEST.skills, ...UPDATE_REQUEST.skills].map(({ skillId: id }) => ({
      id,
      skillGroup: 'Crafts',
    })),
    queues: [...CREATE_REQUEST.queues, ...UPDATE_REQUEST.queues].map(({ id }) => ({
      id,
      description: 'queue description',
    })),
    agents: [{ id: AGENT, onlineStatusType: 'AVAILABLE', group: 'Night shift' }],
  })
}

/** Returns the fields that a body lacks, such as `skills.name`. */
function missingIn(body: unknown, fields: Readonly<Record<string, string>>): string[] {
  return Object.entries(fields).flatMap(([list, names]) => {
    const rows: unknown[] = list === '' ? [body] : (Object(body)[list] ?? [])
    const expected = names.split(' ')
    if (rows.length === 0) return [list]
    return rows.flatMap((row) => expected.filter((name) => !(name in Object(row)))).map((name) => `${list}.${name}`)
  })
}

test('accepts the restored requests of both reference pages', async () => {
  const emulator = emulatorForPages()
  // The page on creating sends no accountId header; the page on updating sends one.
  const created = await inStream(emulator, undefined, { auth: HEADERS.auth }).post('/agents', CREATE_REQUEST)
  const updated = await inStream(emulator, undefined, { auth: HEADERS.auth, accountId: ACCOUNT }).put(
    UPDATE_PATH,
    UPDATE_REQUEST,
  )
  expect([created.status, updated.status]).toEqual([200, 200])
  expect(await created.json()).toMatchObject({
    roleId: CREATE_REQUEST.roleId,
    agentGroups: CREATE_REQUEST.agentGroups,
    skills: [{ skillId: CREATE_REQUEST.skills[0]?.skillId, proficiencyLevel: 'expert' }],
  })
  expect(await updated.json()).toMatchObject({ id: AGENT, emailId: 'username@domain.com', phoneNumber: '13456782345' })
})

test('returns every field of the reference samples', async () => {
  const emulator = emulatorForPages()
  const created = await (await inStream(emulator).post('/agents', CREATE_REQUEST)).json()
  const updated = await (await inStream(emulator).put(UPDATE_PATH, UPDATE_REQUEST)).json()
  expect(missingIn(created, CREATE_RESPONSE)).toEqual([])
  expect(missingIn(updated, UPDATE_RESPONSE)).toEqual([])
  // Proves that missingIn reports missing fields.
  const { orgId: _, ...without } = created
  expect(missingIn({ ...without, skills: [{}], queues: [] }, { '': 'orgId', skills: 'id', queues: 'id' })).toEqual([
    '.orgId',
    'skills.id',
    'queues',
  ])
})
