import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { createEmulator } from 'deskdouble'
import { Directory } from './directory.js'

// The first request to a vendor loads its validators, which takes real time.
beforeAll(() => createEmulator().fetch('/api/v2/users/me'))
beforeEach(() => jest.useFakeTimers({ now: new Date('2026-01-15T09:00:00Z') }))
afterEach(() => jest.useRealTimers())

test('a delay lasts until the timers have moved', async () => {
  const world = createEmulator({ scenario: 'small-team' })
  world.fail('getAssistants', { delay: { fixed: 30_000 } })
  const directory = new Directory({ fetch: world.fetch, headers: world.genesys.credentials.headers })
  let names
  const reading = directory.names().then((all) => {
    names = all
  })
  await jest.advanceTimersByTimeAsync(29_999)
  expect(names).toBeUndefined()
  await jest.advanceTimersByTimeAsync(1)
  await reading
  expect(names).toContain('Workshop helper')
})

test('waitFor and the clock of a world follow the timers', async () => {
  const world = createEmulator({ scenario: 'small-team' })
  const waiting = expect(world.waitFor('getAssistants', { timeout: '5s' })).rejects.toThrow('Timed out after 5000 ms')
  await jest.advanceTimersByTimeAsync(5000)
  await waiting
  expect(world.clock.now()).toBe('2026-01-15T09:00:05.000Z')
})
