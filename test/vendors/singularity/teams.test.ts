import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'

/** Creates a client of a world with two teams and an assistant in the first one. */
function setUp() {
  return asCaller(
    emulatorWith({
      teams: [
        { id: 'one', name: 'One', description: 'First', icon: 'code' },
        { id: 'two', name: 'Two', icon: 'settings' },
      ],
      assistants: [{ id: AGENT, name: 'Support Agent', teams: ['One'] }, { name: 'Other' }],
    }),
  )
}

test('lists fifty teams per page sorted by name', async () => {
  const names = Array.from({ length: 51 }, (_, i) => `Team ${String(51 - i).padStart(2, '0')}`)
  const { get } = asCaller(emulatorWith({ teams: names.map((name) => ({ name })) }))

  const { data, meta } = await json<'TeamPage'>(await get('/api/teams'))

  expect(meta).toEqual({ page: 1, limit: 50, total: 51 })
  expect(data.map(({ name }) => name)).toEqual(names.toSorted().slice(0, 50))
  expect((await json<'TeamPage'>(await get('/api/teams?page=2'))).data).toHaveLength(1)
})

test('rejects a duplicate team name', async () => {
  const emulator = emulatorWith({ teams: [{ name: 'One' }, { id: 'two', name: 'Two' }] })
  const { post, put } = asCaller(emulator)
  const message = 'Duplicate name "One": another team of the company already has it'
  const duplicate = { code: 'TEAM_NAME_EXISTS', message }

  expect(await rejection(await post('/api/teams', { name: 'One' }))).toMatchObject({ status: 400, ...duplicate })
  expect(await rejection(await put('/api/teams/two', { name: 'One' }))).toMatchObject({ status: 400, ...duplicate })
  emulator.singularity.setProfile({ duplicateName: 409 })
  expect(await rejection(await post('/api/teams', { name: 'One' }))).toMatchObject({ status: 409, ...duplicate })
})

test('lists teams with their icons and numbers of assistants', async () => {
  const { get } = setUp()

  const { data } = await json<'TeamPage'>(await get('/api/teams'))

  expect(data.map(({ name, icon, assistantCount }) => [name, icon, assistantCount])).toEqual([
    ['One', 'code', 1],
    ['Two', 'settings', 0],
  ])
  const fields = ['assistantCount', 'createdAt', 'description', 'icon', 'id', 'name']
  expect(Object.keys(data[0] ?? {}).toSorted()).toEqual(fields)
})

test('answers a new team with its icon and company', async () => {
  const { post, get } = setUp()

  const created = await json<'TeamCreated'>(await post('/api/teams', { name: ' Three ', icon: 'moon' }))

  const { id, companyId } = created
  expect(created).toEqual({ id, name: 'Three', description: '', icon: 'moon', companyId, createdAt: NOW })
  expect(await json<'Team'>(await get(`/api/teams/${id}`))).toEqual({ ...created, assistants: [], updatedAt: NOW })
})

test('answers 201 when a record is created', async () => {
  const { post } = setUp()
  const agent = { name: 'New', llmProvider: 'openai', llmModel: 'gpt-4o' }

  expect((await post('/api/teams', { name: 'Three' })).status).toBe(201)
  expect((await post('/api/sessions', { assistantId: AGENT })).status).toBe(201)
  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('fills in an empty description and icon', async () => {
  const { post, put } = setUp()

  const empty = { description: '', icon: '' }
  expect(await json<'TeamCreated'>(await post('/api/teams', { name: 'Three' }))).toMatchObject(empty)
  const cleared = await put('/api/teams/one', { description: null, icon: null })
  expect(await json<'Team'>(cleared)).toMatchObject(empty)
})

test('stores the set that an icon belongs to', async () => {
  const { post, get } = setUp()
  const icon = { icon: 'Code', iconType: 'lucide' }

  const created = await json<'TeamCreated'>(await post('/api/teams', { name: 'Three', ...icon }))

  expect(created).toMatchObject(icon)
  expect(await json<'Team'>(await get(`/api/teams/${created.id}`))).toMatchObject(icon)
})

test('returns a team with its assistants', async () => {
  const { get } = setUp()

  expect(await json<'Team'>(await get('/api/teams/one'))).toMatchObject({
    description: 'First',
    assistants: [{ id: AGENT, name: 'Support Agent' }],
  })
  expect((await json<'Team'>(await get('/api/teams/two'))).assistants).toEqual([])
})

test('answers 403 for a team of another company if foreignTeam is 403', async () => {
  const companies = [{ name: 'Ours' }, { name: 'Theirs' }]
  const teams = [{ id: 'theirs', name: 'Theirs', company: 'Theirs' }]
  const emulator = emulatorWith({ companies, teams, assistants: [{ id: AGENT }] })
  const { get, post } = asCaller(emulator)
  const assign = () => post('/api/teams/assign', { assistantId: AGENT, teamIds: ['theirs'] })

  expect(await rejection(await get('/api/teams/theirs'))).toMatchObject({
    status: 404,
    message: 'Team theirs not found',
  })
  expect((await assign()).status).toBe(404)
  emulator.singularity.setProfile({ foreignTeam: 403 })
  expect(await rejection(await get('/api/teams/theirs'))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  expect((await assign()).status).toBe(403)
  expect((await get('/api/teams/none')).status).toBe(404)
})

test('keeps the fields of a team that an update omits', async () => {
  const { put } = setUp()

  expect(await json<'Team'>(await put('/api/teams/one', { name: 'Uno' }))).toMatchObject({
    name: 'Uno',
    description: 'First',
    icon: 'code',
  })
})

test('appends or replaces the teams of an assistant', async () => {
  const { post } = setUp()
  const assign = async (body: object) => {
    const response = await post('/api/teams/assign', { assistantId: AGENT, ...body })
    return (await json<'TeamAssignmentResult'>(response)).assistant.teamIds
  }

  expect(await assign({ teamIds: ['two', 'one'], append: true })).toEqual(['one', 'two'])
  expect(await assign({ teamIds: ['two'] })).toEqual(['two'])
  expect(await assign({ teamIds: [], append: false })).toEqual([])
})

test('answers an assignment with all teams of the assistant', async () => {
  const { post } = setUp()

  const response = await post('/api/teams/assign', { assistantId: AGENT, teamIds: ['two'], append: true })

  expect(await response.json()).toEqual({ success: true, assistant: { id: AGENT, teamIds: ['one', 'two'] } })
})

test('answers 404 when an unknown assistant or team is assigned', async () => {
  const { post, get } = setUp()
  const assign = async (assistantId: string, teamIds: string[]) => {
    return rejection(await post('/api/teams/assign', { assistantId, teamIds }))
  }

  expect(await assign('nobody', ['two'])).toMatchObject({ status: 404, code: 'ASSISTANT_NOT_FOUND' })
  expect(await assign(AGENT, ['two', 'none'])).toMatchObject({ status: 404, code: 'TEAM_NOT_FOUND' })
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toMatchObject({ teamIds: ['one'] })
})

test('lists the assistants of a team', async () => {
  const { get } = setUp()

  const { llmModel } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect(await (await get('/api/teams/one/assistants')).json()).toEqual({
    data: [{ id: AGENT, name: 'Support Agent', llmModel }],
  })
  expect(await rejection(await get('/api/teams/none/assistants'))).toMatchObject({
    status: 404,
    code: 'TEAM_NOT_FOUND',
  })
})

test('removes an assistant from a team', async () => {
  const { get, remove } = setUp()
  const removed = { success: true, message: 'Assistant removed from team' }

  expect(await json<'Done'>(await remove(`/api/teams/one/assistants/${AGENT}`))).toEqual(removed)
  expect((await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).teamIds).toEqual([])
  expect(await json<'Done'>(await remove(`/api/teams/one/assistants/${AGENT}`))).toEqual(removed)
})

test('removes a deleted team from its assistants', async () => {
  const { get, remove } = setUp()

  expect(await json<'Done'>(await remove('/api/teams/one'))).toEqual({ success: true, message: 'Team deleted' })

  expect((await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).teamIds).toEqual([])
  expect(await rejection(await get('/api/teams/one'))).toMatchObject({ status: 404, code: 'TEAM_NOT_FOUND' })
})
