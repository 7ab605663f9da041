import { test as base } from 'vitest'
import { createCoreEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts'
import type { WorldHandle } from '../emulator/world-handle.ts'
import { worldUrl } from '../engine/exchange/world-url.ts'
import { listen } from './node.ts'
import { appendJournal } from './with-world.ts'

/** Fixtures of a test. Each is created only for tests that use it. */
export interface WorldFixtures {
  /** the emulator that all worlds of a test file are forked from */
  readonly emulator: Emulator
  /** the world of this test, deleted when the test ends. If the test fails, its message lists the requests to the world */
  readonly world: WorldHandle
  /** base URL of the world, for clients that need a socket */
  readonly baseUrl: string
  /** base URL of the emulator */
  readonly url: string
}

/**
 * Creates a `test` of Vitest that gives each test its own world.
 * @param options initial state of the worlds
 * @throws EmulatorError if the scenario does not exist; ScenarioError, with all errors, if a scenario is not valid
 * @example
 * import { worldTest } from 'deskdouble/vitest'
 *
 * const test = worldTest({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
 * test('lists the assistants', async ({ world }) => {
 *   await world.fetch('/api/v2/assistants', { headers: world.genesys.credentials.headers })
 * })
 */
export function worldTest(options: EmulatorOptions = {}) {
  return base.extend<WorldFixtures>({
    emulator: [createCoreEmulator(options), { scope: 'file' }],
    // Vitest reads the names of the required fixtures from the destructured parameter.
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
