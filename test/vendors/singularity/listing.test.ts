import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, rejection } from '../../support/singularity.ts'

async function names(response: Response): Promise<string[]> {
  return (await json<'AssistantPage'>(response)).data.map(({ name }) => name)
}

test('lists the first twenty assistants if page and limit are missing', async () => {
  const { get } = asCaller(emulatorWith({ generate: { assistants: 45 } }))

  const first = await json<'AssistantPage'>(await get('/api/assistants'))
  const last = await json<'AssistantPage'>(await get('/api/assistants?page=3'))

  expect([first.data.length, first.meta]).toEqual([20, { page: 1, limit: 20, total: 45 }])
  expect([last.data.length, last.meta]).toEqual([5, { page: 3, limit: 20, total: 45 }])
})

test('sorts assistants by name by default', async () => {
  const { get } = asCaller(emulatorWith({ assistants: [{ name: 'b' }, { name: 'c' }, { name: 'a' }] }))

  expect(await names(await get('/api/assistants'))).toEqual(['a', 'b', 'c'])
  expect(await names(await get('/api/assistants?order=desc'))).toEqual(['c', 'b', 'a'])
})

test('sorts assistants by last use', async () => {
  const assistants = [
    { name: 'never b' },
    { name: 'never a' },
    { name: 'early', lastAccessedAt: '2026-01-01T00:00:00Z' },
    { name: 'late', lastAccessedAt: '2026-01-02T00:00:00Z' },
  ]
  const { get } = asCaller(emulatorWith({ assistants }))

  expect(await names(await get('/api/assistants?sortBy=lastUsed'))).toEqual(['late', 'early', 'never a', 'never b'])
  expect(await names(await get('/api/assistants?sortBy=lastUsed&order=asc'))).toEqual([
    'early',
    'late',
    'never a',
    'never b',
  ])
})

test('rejects an unknown sort field or order', async () => {
  const { get } = asCaller(emulatorWith({}))

  expect(await rejection(await get('/api/assistants?sortBy=size&order=up'))).toMatchObject({
    status: 400,
    code: 'VALIDATION_ERROR',
    details: [
      { field: 'sortBy', message: 'must be one of name, lastUsed' },
      { field: 'order', message: 'must be one of asc, desc' },
    ],
  })
})

test('rejects a page or limit out of range', async () => {
  const { get } = asCaller(emulatorWith({}))

  for (const invalid of ['limit=0', 'limit=101', 'limit=2.5', 'limit=ten', 'page=0', 'page=-1', 'page=']) {
    const [field] = invalid.split('=')
    const expected = { status: 400, code: 'VALIDATION_ERROR', details: [{ field }] }
    expect(await rejection(await get(`/api/assistants?${invalid}`)), invalid).toMatchObject(expected)
  }
  expect((await get('/api/assistants?limit=100')).status).toBe(200)
})

test('returns an empty page with the true total beyond the last page', async () => {
  const { get } = asCaller(emulatorWith({ generate: { assistants: 3 } }))

  const page = await json<'AssistantPage'>(await get('/api/assistants?page=9&limit=2'))

  expect(page).toEqual({ data: [], meta: { page: 9, limit: 2, total: 3 } })
})

test('filters assistants by team', async () => {
  const teams = [{ id: 'team-1', name: 'First line' }]
  const { get } = asCaller(
    emulatorWith({ teams, assistants: [{ name: 'in', teams: ['First line'] }, { name: 'out' }] }),
  )

  expect(await names(await get('/api/assistants?teamId=team-1'))).toEqual(['in'])
  expect(await names(await get('/api/assistants?teamId=nobody'))).toEqual([])
})

test('lists assistants without llmPrompt, voice, companyId and updatedAt', async () => {
  const { get } = asCaller(emulatorWith({ assistants: [{ name: 'a', voice: 'alloy' }] }))

  const { data } = await json<'AssistantPage'>(await get('/api/assistants'))

  expect(Object.keys(data[0] ?? {}).toSorted()).toEqual(
    'createdAt description id language lastAccessedAt llmModel llmProvider maxTokens name teamIds'.split(' '),
  )
})

test('reports totalPages in meta if the profile sets it', async () => {
  const emulator = emulatorWith({ generate: { assistants: 45, teams: 2 } })
  const { get } = asCaller(emulator)
  const meta = async (path: string) => (await json<'AssistantPage'>(await get(path))).meta

  expect(Object.keys(await meta('/api/assistants'))).toEqual(['page', 'limit', 'total'])
  emulator.singularity.setProfile({ totalPages: true })
  expect(await meta('/api/assistants?page=2')).toEqual({ page: 2, limit: 20, total: 45, totalPages: 3 })
  expect(await meta('/api/teams')).toEqual({ page: 1, limit: 50, total: 2, totalPages: 1 })
  expect(await meta('/api/sessions')).toEqual({ page: 1, limit: 20, total: 0, totalPages: 0 })
})
