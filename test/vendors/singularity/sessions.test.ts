import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, KEY, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const OTHER = '681b41850f470a9a746f280f'
const apiKeys = [{ key: KEY, name: 'Console', userId: 'user-1' }]

/** Creates two assistants, and functions that execute them and read sessions. */
function setUp(others: object = {}) {
  const assistants = [
    { id: AGENT, name: 'Support Agent' },
    { id: OTHER, name: 'Other Agent' },
  ]
  const emulator = emulatorWith({ apiKeys, assistants, ...others })
  const client = asCaller(emulator)
  const execute = (body: object, id = AGENT) => {
    return client.post(`/api/assistants/${id}/execute`, { userInput: 'Hello', ...body })
  }
  const session = async (id: string) => json<'Session'>(await client.get(`/api/sessions/${id}`))
  return { emulator, ...client, execute, session }
}

test('continues a session when its id is sent', async () => {
  const { execute, session } = setUp()

  const { sessionId } = await json<'Answer'>(await execute({}))
  const again = await json<'Answer'>(await execute({ sessionId }))
  const other = await json<'Answer'>(await execute({}))

  expect(sessionId).toMatch(/^session-/)
  expect(again.sessionId).toBe(sessionId)
  expect(other.sessionId).not.toBe(sessionId)
  expect(await session(sessionId)).toMatchObject({ assistantId: AGENT, userId: 'user-1' })
  expect((await session(sessionId)).messages).toHaveLength(4)
})

test('creates an unknown session unless unknownSession is reject', async () => {
  const { emulator, execute, session } = setUp()

  expect((await json<'Answer'>(await execute({ sessionId: 'mine' }))).sessionId).toBe('mine')
  expect(await session('mine')).toMatchObject({ createdAt: NOW, updatedAt: NOW })
  emulator.singularity.setProfile({ unknownSession: 'reject' })
  const notFound = { status: 404, code: 'SESSION_NOT_FOUND', message: 'Session yours not found' }
  expect(await rejection(await execute({ sessionId: 'yours' }))).toMatchObject(notFound)
  expect((await execute({ sessionId: 'mine' })).status).toBe(200)
  expect((await execute({})).status).toBe(200)
})

test('answers 404 for the session of another assistant', async () => {
  const { execute } = setUp({ sessions: [{ id: 'taken', assistant: 'Other Agent' }] })

  const notFound = { status: 404, code: 'SESSION_NOT_FOUND' }
  expect(await rejection(await execute({ sessionId: 'taken' }))).toMatchObject(notFound)
  expect((await execute({ sessionId: 'taken' }, OTHER)).status).toBe(200)
})

test('returns a session with its messages', async () => {
  const toolCalls = [{ name: 'findOrder', arguments: { number: 7 } }]
  const messages = [
    { role: 'user', content: 'Where is it?' },
    { role: 'assistant', content: 'On its way.', toolCalls },
  ]
  const { get } = setUp({ sessions: [{ id: 'a', assistant: 'Support Agent', messages }] })

  expect(await (await get('/api/sessions/a')).json()).toEqual({
    id: 'a',
    assistantId: AGENT,
    userId: 'user-1',
    messages: [
      { role: 'user', content: 'Where is it?', timestamp: NOW },
      { role: 'assistant', content: 'On its way.', timestamp: NOW, toolCalls },
    ],
    createdAt: NOW,
    updatedAt: NOW,
  })
})

test('stores the inputs and answers of a session', async () => {
  const { execute, get } = setUp({ executionRules: [{ response: 'Yes: {{userInput}}' }] })
  await execute({ sessionId: 'a', userInput: 'One?' })
  await execute({ sessionId: 'a', userInput: 'Two?' })

  const { data, meta } = await json<'SessionMessagePage'>(await get('/api/sessions/a/messages'))

  expect(meta.total).toBe(4)
  expect(data).toEqual([
    { role: 'user', content: 'One?', timestamp: NOW },
    { role: 'assistant', content: 'Yes: One?', timestamp: NOW, toolCalls: [] },
    { role: 'user', content: 'Two?', timestamp: NOW },
    { role: 'assistant', content: 'Yes: Two?', timestamp: NOW, toolCalls: [] },
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

test('clears the messages of a session and keeps the session', async () => {
  const { execute, get, remove, session } = setUp()
  await execute({ sessionId: 'a' })

  const cleared = await remove('/api/sessions/a/messages')

  expect(await json<'Done'>(cleared)).toEqual({ success: true, message: 'Messages cleared' })
  expect((await session('a')).messages).toEqual([])
  expect((await json<'SessionPage'>(await get('/api/sessions'))).data).toMatchObject([{ id: 'a', messageCount: 0 }])
  await execute({ sessionId: 'a' })
  expect((await session('a')).messages).toHaveLength(2)
})

test('lists the files that were attached to messages', async () => {
  const { execute, get } = setUp()
  const image = { type: 'url', mimeType: 'image/png', url: 'https://example.com/image.png' }
  const label = { mimeType: 'text/plain', fileName: 'label.txt', data: 'T3JkZXIgMTIzNDU=' }
  await execute({ sessionId: 'a', attachments: [image, label] })

  const { files } = await json<'SessionFileList'>(await get('/api/sessions/a/files'))

  const id = expect.stringMatching(/^file-/)
  expect(files).toEqual([{ id, name: 'label.txt', mimeType: 'text/plain', size: 11, uploadedAt: NOW }])
})
