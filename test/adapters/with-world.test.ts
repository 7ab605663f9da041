import { describe, expect, it } from 'vitest'
import { createEmulator, withWorld } from '../../src/index.ts'

const headers = { authorization: 'Bearer any' }

describe('a world for a test', () => {
  const emulator = createEmulator({ scenario: 'small-team' })

  it('begins as it is told to, and ends with the test', async () => {
    const told = await withWorld(emulator, { name: 'mine', scenario: 'empty-organisation' }, async (world) => {
      const response = await world.fetch('/api/v2/assistants', { headers })
      return [world.name, (await response.json()).entities.length]
    })
    expect(told).toEqual(['mine', 0])
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('tells what was asked of it in the message of an error', async () => {
    const failing = withWorld(emulator, { name: 'mine' }, async (world) => {
      world.fail('getUsersMe', { status: 503 })
      await world.fetch('/api/v2/users/me', { headers })
      await world.fetch('/api/v2/users/you', { headers })
      throw new Error('it is not right')
    })
    await expect(failing).rejects.toThrow(
      'it is not right\n\nRequests to world "mine":\n' +
        '1. GET /api/v2/users/me  getUsersMe  503  injected by fault-1: A fault was set for this operation\n' +
        '2. GET /api/v2/users/you  no operation  404  There is no operation at /api/v2/users/you',
    )
    await expect(failing.catch(({ stack }: Error) => stack)).resolves.toMatch(
      /Requests to world .*\n1\. .*\n2\. .*\n {4}at /,
    )
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('tells the last twenty exchanges of many', async () => {
    const failing = withWorld(emulator, {}, async (world) => {
      for (let i = 0; i < 25; i++) await world.fetch('/api/v2/users/me', { headers })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow(/:\n\(5 earlier requests\)\n6\. GET .*(\n.*){18}\n25\. GET .*$/)
  })

  it('leaves alone what is no error, and an error when nothing was asked', async () => {
    await expect(withWorld(emulator, {}, () => Promise.reject('a text'))).rejects.toBe('a text')
    await expect(withWorld(emulator, {}, () => Promise.reject(new Error('no')))).rejects.toThrow(/^no$/)
  })
})
