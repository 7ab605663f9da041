import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { type CoreOptions, createAnyEmulator } from '../emulator/core-emulator.ts'
import type { EmulateOptions, Emulator, EmulatorOptions } from '../emulator/emulator.ts'
import type { OriginChoice } from '../emulator/request-filter.ts'
import type { NoVendors, PackagedVendors, Vendors } from '../emulator/vendors.ts'
import type { AnyWorldHandle, WorldHandle } from '../emulator/world-handle.ts'
import { worldUrl } from '../engine/exchange/world-url.ts'
import type { ForkOptions } from '../engine/services/emulator-services.ts'
import { listen } from './node.ts'
import { answerRequests } from './playwright/answer-requests.ts'
import { attachJournal } from './playwright/attach-journal.ts'

/** Fixtures of a test. */
export interface WorldFixtures<Vs extends Vendors = PackagedVendors> {
  /** the world of this test, deleted when the test ends. If the test fails, the requests to the world are attached */
  readonly world: WorldHandle<Vs>
  /** base URL of the world, for clients that need a socket, such as one of an event stream or a WebSocket */
  readonly worldUrl: string
  /** initial state of the world, set by `test.use`. Defaults to the state of the emulator */
  readonly worldOptions: ForkOptions
}

/** Fixtures that the tests of a worker process share. */
export interface EmulatorFixtures<Vs extends Vendors = PackagedVendors> {
  /** the emulator that the worlds of a worker process are forked from */
  readonly emulator: Emulator<Vs>
  /** base URL of the emulator. A page that sends requests to it is in the world of its test */
  readonly emulatorUrl: string
}

/** Options of {@link worldTest}, beside those of an emulator. */
export interface PageOptions {
  /**
   * Further origins at which the emulator answers the requests of a page, beside the vendors' real hosts:
   * `http://localhost:4010`, `https://*.example`, or a function that receives the URL. `*` stands for any characters
   */
  readonly origins?: readonly OriginChoice[]
}

/** A `test` of Playwright with a world for each test. */
export type WorldTest<Vs extends Vendors = PackagedVendors> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & WorldFixtures<Vs>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & EmulatorFixtures<Vs>
>

/**
 * Creates a `test` of Playwright that gives each test its own world of given vendors. The requests of its pages to a
 * vendor, at its real hosts or at the option `origins`, are answered by this world.
 * @param options the vendors, the initial state of the worlds, and the origins that are answered
 * @throws EmulatorError if a vendor's name is not valid or the scenario does not exist; ScenarioError, with all errors,
 * if a scenario is not valid
 * @example
 * import { worldTest } from 'deskdouble/playwright'
 *
 * const test = worldTest({ vendors: { shop }, origins: ['http://localhost:4010'] })
 * test('shows the products', async ({ page, world }) => {
 *   world.shop.fail('listProducts', { status: 503, times: 1 })
 *   await page.goto('/')
 * })
 */
export function worldTest<Vs extends Vendors>(options: EmulateOptions<Vs> & PageOptions): WorldTest<Vs>
/**
 * Creates a `test` of Playwright that gives each test its own world of the package's vendors. The requests of its pages
 * to a vendor, at its real hosts or at the option `origins`, are answered by this world.
 * @param options initial state of the worlds, and the origins that are answered
 * @throws EmulatorError if the scenario does not exist; ScenarioError, with all errors, if a scenario is not valid
 * @example
 * import { worldTest } from 'deskdouble/playwright'
 *
 * const test = worldTest({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
 * test('shows the assistants', async ({ page, world }) => {
 *   await page.goto('/')
 *   await world.waitFor('getAssistants')
 * })
 */
export function worldTest(options?: EmulatorOptions & PageOptions): WorldTest
export function worldTest({ origins = [], ...options }: CoreOptions & PageOptions = {}): unknown {
  return base.extend<WorldFixtures<NoVendors>, EmulatorFixtures<NoVendors>>({
    worldOptions: [{}, { option: true }],

    emulator: [
      // Playwright requires a destructured parameter: it reads from it which other fixtures this one needs.
      async ({ browserName: _ }, use) => use(createAnyEmulator(options)),
      { scope: 'worker' },
    ],

    emulatorUrl: [
      async ({ emulator }, use) => {
        const server = await listen(emulator, { port: 0 })
        await use(server.url)
        await server.close()
      },
      { scope: 'worker' },
    ],

    world: async ({ emulator, worldOptions }, use, info) => {
      const world: AnyWorldHandle = emulator.fork(worldOptions)
      await world.checkFaults()
      await use(world)
      if (info.status !== info.expectedStatus) await attachJournal(info, emulator, world)
      emulator.remove(world.name)
    },

    worldUrl: async ({ world, emulatorUrl }, use) => use(worldUrl(emulatorUrl, world.name)),

    // A page that sends requests to the emulator's own URL selects its world by this header.
    extraHTTPHeaders: async ({ extraHTTPHeaders, world }, use) => {
      await use({ ...extraHTTPHeaders, 'X-World': world.name })
    },

    context: async ({ context, emulator, world }, use) => {
      await answerRequests(context, { emulator, world, origins })
      await use(context)
    },
  })
}
