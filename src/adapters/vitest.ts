import { test as base, type TestAPI } from 'vitest'
import { type CoreOptions, createAnyEmulator } from '../emulator/core-emulator.ts'
import type { EmulateOptions, Emulator, EmulatorOptions } from '../emulator/emulator.ts'
import type { NoVendors, PackagedVendors, Vendors } from '../emulator/vendors.ts'
import type { WorldHandle } from '../emulator/world-handle.ts'
import { worldUrl } from '../engine/exchange/world-url.ts'
import { listen } from './node.ts'
import { appendJournal } from './with-world.ts'

/** Fixtures of a test. Each is created only for tests that use it. */
export interface WorldFixtures<Vs extends Vendors = PackagedVendors> {
  /** the emulator that all worlds of a test file are forked from */
  readonly emulator: Emulator<Vs>
  /** the world of this test, deleted when the test ends. If the test fails, its message lists the requests to the world */
  readonly world: WorldHandle<Vs>
  /** base URL of the world, for clients that need a socket */
  readonly baseUrl: string
  /** base URL of the emulator */
  readonly url: string
}

/**
 * Creates a `test` of Vitest that gives each test its own world of given vendors.
 * @param options the vendors, and the initial state of the worlds
 * @throws EmulatorError if a vendor's name is not valid or the scenario does not exist; ScenarioError, with all errors,
 * if a scenario is not valid
 * @example
 * import { worldTest } from 'deskdouble/vitest'
 *
 * const test = worldTest({ vendors: { shop } })
 * test('lists the products', async ({ world }) => {
 *   await world.fetch('/products', { headers: world.shop.credentials.headers })
 * })
 */
export function worldTest<Vs extends Vendors>(options: EmulateOptions<Vs>): TestAPI<WorldFixtures<Vs>>
/**
 * Creates a `test` of Vitest that gives each test its own world of the package's vendors.
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
export function worldTest(options?: EmulatorOptions): TestAPI<WorldFixtures>
export function worldTest(options: CoreOptions = {}): unknown {
  return base.extend<WorldFixtures<NoVendors>>({
    emulator: [createAnyEmulator(options), { scope: 'file' }],
    // Vitest reads the names of the required fixtures from the destructured parameter.
    world: async ({ emulator, task }, use) => {
      const world = emulator.fork()
      await world.checkFaults()
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
