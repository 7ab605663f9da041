import { expect, test } from 'vitest'
import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const OTHER = '681b41850f470a9a746f280f'

/** Creates two assistants, and a function that executes one of them as one of several users. */
function setUp(others: object = {}) {
  const assistants = [
    { id: AGENT, name: 'Support Agent' },
    { id: OTHER, name: 'Other Agent' },
  ]
  const emulator = emulatorWith({ assistants, ...others })
  const { get, remove } = asCaller(emulator)
  const execute = (body: object, { id = AGENT, userId = 'user-1' } = {}) => {
    const { post } = asCaller(emulator, signJwt({ userId }, 'any'))
    return post(`/api/assistants/${id}/execute`, { userInput: 'Hello', ...body })
  }
  const session = async (id: string) => json<'Session'>(await get(`/api/sessions/${id}`))
  return { emulator, get, remove, execute, session }
}

test('continues a session when its id is sent', async () => {
  const { execute, session } = setUp()

  const { sessionId } = await json<'Answer'>(await execute({}))
  const again = await json<'Answer'>(await execute({ sessionId }))
  const other = await json<'Answer'>(await execute({}))

  expect(sessionId).toMatch(/^session-/)
  expect(again.sessionId).toBe(sessionId)
  expect(other.sessionId).not.toBe(sessionId)
  expect(await session(sessionId)).toMatchObject({ assistantId: AGENT, userId: 'user-1', messageCount: 4 })
})

test('creates an unknown session unless unknownSession is reject', async () => {
  const { emulator, execute, session } = setUp()

  expect((await json<'Answer'>(await execute({ sessionId: 'mine' }))).sessionId).toBe('mine')
  expect(await session('mine')).toMatchObject({ messageCount: 2, createdAt: NOW, isActive: true })
  emulator.singularity.setProfile({ unknownSession: 'reject' })
  const notFound = { status: 404, code: 'SESSION_NOT_FOUND' }
  expect(await rejection(await execute({ sessionId: 'yours' }))).toMatchObject(notFound)
  expect((await execute({ sessionId: 'mine' })).status).toBe(200)
  expect((await execute({})).status).toBe(200)
})

test('answers 404 for the session of another assistant', async () => {
  const { execute } = setUp({ sessions: [{ id: 'taken', assistant: 'Other Agent' }] })

  const notFound = { status: 404, code: 'SESSION_NOT_FOUND' }
  expect(await rejection(await execute({ sessionId: 'taken' }))).toMatchObject(notFound)
  expect((await execute({ sessionId: 'taken' }, { id: OTHER })).status).toBe(200)
})

test('keeps one active session per user and assistant', async () => {
  const { execute, session } = setUp()
  const active = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await session(id)).isActive))

  await execute({ sessionId: 'a' })
  await execute({ sessionId: 'b' })
  await execute({ sessionId: 'c' }, { userId: 'user-2' })
  await execute({ sessionId: 'd' }, { id: OTHER })
  expect(await active('a', 'b', 'c', 'd')).toEqual([false, true, true, true])
  await execute({ sessionId: 'a' })
  expect(await active('a', 'b', 'c', 'd')).toEqual([true, false, true, true])
})

test('ends a session after 24 hours without use', async () => {
  const { emulator, execute, session } = setUp()
  await execute({ sessionId: 'a' })
  emulator.clock.advance('23h')
  expect((await execute({ sessionId: 'a' })).status).toBe(200)
  expect(await session('a')).toMatchObject({ expiresAt: '2026-01-17T08:00:00Z', isActive: true })

  emulator.clock.advance('24h')

  expect(await rejection(await execute({ sessionId: 'a' }))).toMatchObject({ status: 400, code: 'SESSION_EXPIRED' })
  expect(await session('a')).toMatchObject({ messageCount: 4, isActive: false })
})

test('lists the most recently used session first', async () => {
  const { emulator, execute, get } = setUp()
  await execute({ sessionId: 'a' })
  await execute({ sessionId: 'b' })
  emulator.clock.advance('1h')
  await execute({ sessionId: 'c' }, { id: OTHER })
  await execute({ sessionId: 'a' })
  const listed = async (query = '') => {
    const { data, meta } = await json<'SessionPage'>(await get(`/api/sessions${query}`))
    return [data.map(({ id }) => id), meta.total]
  }

  expect(await listed()).toEqual([['c', 'a', 'b'], 3])
  expect(await listed(`?assistantId=${AGENT}`)).toEqual([['a', 'b'], 2])
  expect(await listed('?limit=1&page=2')).toEqual([['a'], 3])
})

test('stores the inputs and answers of a session', async () => {
  const { execute, get } = setUp({ executionRules: [{ response: 'Yes: {{userInput}}' }] })
  const attachments = [{ type: 'url', mimeType: 'image/png', url: 'https://example.com/image.png' }]
  await execute({ sessionId: 'a', userInput: 'One?', attachments })
  await execute({ sessionId: 'a', userInput: 'Two?' })

  const { data, meta } = await json<'MessagePage'>(await get('/api/sessions/a/messages'))

  expect(meta.total).toBe(4)
  expect(data).toMatchObject([
    { sessionId: 'a', role: 'user', content: 'One?', attachments, createdAt: NOW },
    { role: 'assistant', content: 'Yes: One?', usage: { outputTokens: 3 }, toolCalls: [] },
    { role: 'user', content: 'Two?' },
    { role: 'assistant', content: 'Yes: Two?' },
  ])
})

test('deletes the messages of a deleted session', async () => {
  const { emulator, execute, get, remove } = setUp()
  await execute({ sessionId: 'a' })

  expect(await json<'Done'>(await remove('/api/sessions/a'))).toEqual({ success: true, message: 'Session deleted' })

  expect(await rejection(await get('/api/sessions/a'))).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' })
  expect((await get('/api/sessions/a/messages')).status).toBe(404)
  expect(emulator.singularity.records.messages.size).toBe(0)
})
