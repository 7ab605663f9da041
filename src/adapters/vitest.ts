import { test as base } from 'vitest'
import { createCoreEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts'
import type { WorldHandle } from '../emulator/world-handle.ts'
import { worldUrl } from '../engine/exchange/world-url.ts'
import { listen } from './node.ts'
import { appendJournal } from './with-world.ts'

/** What each test is given, as far as it asks for it. */
export interface WorldFixtures {
  /** what all worlds of a file are forked from */
  readonly emulator: Emulator
  /** a world of the test's own, which ends with it; when the test fails, its message tells what was asked of the world */
  readonly world: WorldHandle
  /** where that world is served on this machine, for clients that need a socket */
  readonly baseUrl: string
  /** where all of them are served */
  readonly url: string
}

/**
 * Makes a `test` for Vitest that gives each test a world of its own.
 * @param options what the worlds begin with
 * @example
 * const test = worldTest({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
 * test('a new assistant is listed', async ({ world }) => { … })
 * @throws RangeError for an unknown scenario; ScenarioError for one with mistakes
 */
export function worldTest(options: EmulatorOptions = {}) {
  return base.extend<WorldFixtures>({
    emulator: [createCoreEmulator(options), { scope: 'file' }],
    // Vitest reads from the pattern which other fixtures a fixture needs.
    world: async ({ emulator, task }, use) => {
      const world = emulator.fork()
      await use(world)
      for (const error of task.result?.errors ?? []) appendJournal(error, world)
      emulator.remove(world.name)
    },
    url: [
      async ({ emulator }, use) => {
        const server = await listen(emulator, { port: 0 })
        await use(server.url)
        await server.close()
      },
      { scope: 'file' },
    ],
    baseUrl: async ({ world, url }, use) => use(worldUrl(url, world.name)),
  })
}
