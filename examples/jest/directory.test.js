import { expect, test } from '@jest/globals'
import { createEmulator, withWorld } from 'deskdouble'
import { Directory } from './directory.js'

const emulator = createEmulator({ scenario: 'small-team' })
const directoryOf = ({ fetch, genesys }) => new Directory({ fetch, headers: genesys.credentials.headers })

test('the client reads all pages', () =>
  withWorld(emulator, { scenario: 'five-hundred-of-everything', with: { count: 250 } }, async (world) => {
    const names = await directoryOf(world).names()
    expect(new Set(names).size).toBe(250)
    expect(world.exchanges('getAssistants')).toHaveLength(3)
  }))

test('the client retries a page when the vendor is unavailable', () =>
  withWorld(emulator, {}, async (world) => {
    world.genesys.fail('getAssistants', { status: 503, times: 1 })
    await expect(directoryOf(world).names()).resolves.toContain('Workshop helper')
  }))

test('the client throws when the vendor stays unavailable', () =>
  withWorld(emulator, {}, async (world) => {
    world.genesys.fail('getAssistants', { status: 503 })
    await expect(directoryOf(world).names()).rejects.toThrow('The directory answered 503')
  }))
