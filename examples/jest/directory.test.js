import { expect, test } from '@jest/globals'
import { createEmulator, withWorld } from 'deskdouble'
import { Directory } from './directory.js'

const emulator = createEmulator({ scenario: 'small-team' })
const directoryOf = ({ fetch, genesys }) => new Directory({ fetch, headers: genesys.credentials.headers })

test('all pages are read', () =>
  withWorld(emulator, { scenario: 'five-hundred-of-everything', with: { count: 250 } }, async (world) => {
    const names = await directoryOf(world).names()
    expect(new Set(names).size).toBe(250)
    expect(world.exchanges('getAssistants')).toHaveLength(3)
  }))

test('a page is asked again when the vendor is down', () =>
  withWorld(emulator, {}, async (world) => {
    world.genesys.fail('getAssistants', { status: 503, times: 1 })
    await expect(directoryOf(world).names()).resolves.toContain('Workshop helper')
  }))

test('it gives up when the vendor stays down', () =>
  withWorld(emulator, {}, async (world) => {
    world.genesys.fail('getAssistants', { status: 503 })
    await expect(directoryOf(world).names()).rejects.toThrow('The directory answered 503')
  }))
