import { expect, test } from 'vitest'
import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import { asCaller, emulatorWith, json, KEY, NOW } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const OTHER = '681b41850f470a9a746f280f'

/** Creates two assistants, and functions that create sessions and list them. */
function setUp(profile: object = {}) {
  const assistants = [
    { id: AGENT, name: 'Support Agent' },
    { id: OTHER, name: 'Other Agent' },
  ]
  const apiKeys = [{ key: KEY, name: 'Console', userId: 'user-1' }]
  const emulator = emulatorWith({ profile, apiKeys, assistants })
  const callerOf = (userId?: string) => asCaller(emulator, userId === undefined ? KEY : signJwt({ userId }, 'any'))
  const start = async (assistantId = AGENT, userId?: string) => {
    const response = await callerOf(userId).post('/api/sessions', { assistantId })
    return (await json<'SessionCreated'>(response)).id
  }
  const list = async (query = '', userId?: string) => {
    return json<'SessionPage'>(await callerOf(userId).get(`/api/sessions${query}`))
  }
  const ids = async (query = '', userId?: string) => (await list(query, userId)).data.map(({ id }) => id)
  return { emulator, start, list, ids, execute: callerOf().post }
}

test('lists sessions with the name of the assistant and the number of messages', async () => {
  const { start, list, execute } = setUp()
  const sessionId = await start()
  await execute(`/api/assistants/${AGENT}/execute`, { userInput: 'Hello', sessionId })

  expect(await list()).toEqual({
    data: [
      {
        id: sessionId,
        assistantId: AGENT,
        assistantName: 'Support Agent',
        userId: 'user-1',
        messageCount: 2,
        createdAt: NOW,
        updatedAt: NOW,
      },
    ],
    meta: { page: 1, limit: 20, total: 1 },
  })
})

test('lists only the sessions of the caller', async () => {
  const { start, ids } = setUp()
  const mine = await start()
  const theirs = await start(AGENT, 'user-2')

  expect(await ids()).toEqual([mine])
  expect(await ids('', 'user-2')).toEqual([theirs])
  expect(await ids('', 'user-1')).toEqual([mine])
  expect(await ids('', 'user-3')).toEqual([])
})

test('lists the newest session first', async () => {
  const { emulator, start, ids } = setUp()
  const first = await start()
  emulator.clock.advance('1h')
  const second = await start(OTHER)
  const third = await start()

  expect(await ids()).toEqual([third, second, first])
  expect(await ids('?limit=1&page=2')).toEqual([second])
})

test('filters sessions by assistant and activity', async () => {
  const { start, ids } = setUp()
  const replaced = await start()
  const active = await start()
  const other = await start(OTHER)

  expect(await ids('?active=true')).toEqual([other, active])
  expect(await ids('?active=false')).toEqual([replaced])
  expect(await ids(`?assistantId=${AGENT}`)).toEqual([active, replaced])
  expect(await ids(`?assistantId=${OTHER}&active=false`)).toEqual([])
})

test('keeps one active session per user and assistant', async () => {
  const { start, ids } = setUp()
  await start()
  const other = await start(OTHER)
  await start(AGENT, 'user-2')
  const active = await start()

  expect(await ids('?active=true')).toEqual([active, other])
  expect(await ids('?active=true', 'user-2')).toHaveLength(1)
})

test('keeps one active session per user if sessionsActive is user', async () => {
  const { start, ids } = setUp({ sessionsActive: 'user' })
  await start()
  await start(AGENT, 'user-2')
  const active = await start(OTHER)

  expect(await ids('?active=true')).toEqual([active])
  expect(await ids('?active=true', 'user-2')).toHaveLength(1)
})
