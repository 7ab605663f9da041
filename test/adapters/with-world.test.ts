import { describe, expect, it } from 'vitest'
import { createEmulator, withWorld } from '../../src/index.ts'

const headers = { authorization: 'Bearer any' }

describe('withWorld', () => {
  const emulator = createEmulator({ scenario: 'small-team' })

  it('starts a world with the given options and deletes it afterwards', async () => {
    const result = await withWorld(emulator, { name: 'mine', scenario: 'empty-organisation' }, async (world) => {
      const response = await world.fetch('/api/v2/assistants', { headers })
      return [world.name, (await response.json()).entities.length]
    })
    expect(result).toEqual(['mine', 0])
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('appends the requests to the message of an error', async () => {
    const failing = withWorld(emulator, { name: 'mine' }, async (world) => {
      world.fail('getUsersMe', { status: 503 })
      await world.fetch('/api/v2/users/me', { headers })
      await world.fetch('/api/v2/usres/me', { headers })
      throw new Error('assertion failed')
    })
    await expect(failing).rejects.toThrow(
      'assertion failed\n\nRequests to world "mine":\n' +
        '1. GET /api/v2/users/me  getUsersMe  503  injected by fault-1: The service is overloaded or down for maintenance\n' +
        '2. GET /api/v2/usres/me  no operation  404  There is no operation at /api/v2/usres/me',
    )
    await expect(failing.catch(({ stack }: Error) => stack)).resolves.toMatch(
      /Requests to world .*\n1\. .*\n2\. .*\n {4}at /,
    )
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('appends only the last twenty requests', async () => {
    const failing = withWorld(emulator, {}, async (world) => {
      for (let i = 0; i < 25; i++) await world.fetch('/api/v2/users/me', { headers })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow(/:\n\(5 earlier requests\)\n6\. GET .*(\n.*){18}\n25\. GET .*$/)
  })

  it('does not change thrown values that are not errors, or errors without requests', async () => {
    await expect(withWorld(emulator, {}, () => Promise.reject('a text'))).rejects.toBe('a text')
    await expect(withWorld(emulator, {}, () => Promise.reject(new Error('no')))).rejects.toThrow(/^no$/)
  })
})
