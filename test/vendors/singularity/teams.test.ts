import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'

/** Creates a client of a world with two teams and an assistant in the first one. */
function setUp() {
  return asCaller(
    emulatorWith({
      teams: [
        { id: 'one', name: 'One', description: 'First' },
        { id: 'two', name: 'Two' },
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
  const { post, put, get } = setUp()

  const created = await json<'Team'>(await post('/api/teams', { name: ' Three ' }))

  expect(created).toMatchObject({ name: 'Three', description: null, createdAt: NOW, updatedAt: NOW })
  expect(await json<'Team'>(await get(`/api/teams/${created.id}`))).toEqual(created)
  const duplicate = { status: 409, code: 'TEAM_NAME_EXISTS' }
  expect(await rejection(await post('/api/teams', { name: 'One' }))).toMatchObject(duplicate)
  expect(await rejection(await put('/api/teams/two', { name: 'One' }))).toMatchObject(duplicate)
})

test('keeps the fields of a team that an update omits', async () => {
  const { put } = setUp()

  expect(await json<'Team'>(await put('/api/teams/one', { name: 'Uno' }))).toMatchObject({
    name: 'Uno',
    description: 'First',
  })
  expect(await json<'Team'>(await put('/api/teams/one', { description: null }))).toMatchObject({
    name: 'Uno',
    description: null,
  })
})

test('appends or replaces the teams of an assistant', async () => {
  const { post } = setUp()
  const assign = async (body: object) => {
    return (await json<'Assistant'>(await post('/api/teams/assign', { assistantId: AGENT, ...body }))).teamIds
  }

  expect(await assign({ teamIds: ['two', 'one'], append: true })).toEqual(['one', 'two'])
  expect(await assign({ teamIds: ['two'] })).toEqual(['two'])
  expect(await assign({ teamIds: [], append: false })).toEqual([])
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

  const { data, meta } = await json<'AssistantPage'>(await get('/api/teams/one/assistants'))

  expect([data.map(({ name }) => name), meta.total]).toEqual([['Support Agent'], 1])
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
