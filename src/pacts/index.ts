import { filterExchanges } from '../engine/journal/exchange-filter.ts'
import { journalOf } from '../engine/journal/journal.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { EmulatorServices, HostedWorld, InitialState } from '../engine/services/emulator-services.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Pact, ProviderState } from '../engine/services/pact.ts'
import type { Reads } from '../engine/services/reads.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorNamed } from '../engine/vendor/vendor-named.ts'
import type { Scenarios } from '../scenarios/library.ts'
import { createPact, type PactSection } from './document.ts'
import { ProviderStates } from './provider-states.ts'
import { resolveReads } from './reads.ts'
import { reproduceExchanges } from './reproduce.ts'
import { Sandbox, type ScenarioState } from './sandbox.ts'

/** Options for a pact. */
export interface CreatePactOptions {
  /** name of the client */
  readonly consumer: string
  readonly vendor: string
  /** the fields that the client reads; defaults to all */
  readonly reads?: Reads | undefined
  /** called before each exchange is replayed */
  readonly onRecorded?: OnProgress | undefined
}

/** Creates pacts from the requests that worlds received, and brings worlds into provider states. */
export class Pacts {
  readonly #services: EmulatorServices
  readonly #sandbox: Sandbox
  readonly #states: ProviderStates

  constructor(scenarios: Scenarios, services: EmulatorServices) {
    this.#services = services
    this.#sandbox = new Sandbox(scenarios, services)
    this.#states = new ProviderStates(services)
  }

  /**
   * Creates one pact from the requests that worlds received.
   * @throws EmulatorError if the vendor is unknown, if a journal has dropped requests, or if a provider state cannot name
   * a world's scenario
   */
  async create(worlds: readonly HostedWorld[], options: CreatePactOptions): Promise<Pact> {
    const { consumer, vendor } = options
    const sections: PactSection[] = []
    for (const hosted of worlds) sections.push(await this.#section(hosted, options))
    return createPact(consumer, vendor, sections)
  }

  /**
   * Returns the vendor that provides a pact, and the source of worlds in which its requests are rehearsed.
   * @throws EmulatorError if the provider is not a vendor
   */
  rehearsalOf({ provider }: Pact): { readonly vendor: Vendor; readonly sandbox: Sandbox } {
    return { vendor: this.#vendor(provider.name), sandbox: this.#sandbox }
  }

  /** Brings a world into a provider state and returns the values that the state decides. */
  setUpState(world: string, state: ProviderState): Promise<Readonly<Record<string, string>>> {
    return this.#states.enter(world, state)
  }

  /** Returns an error message for each unknown provider state. */
  describeUnknownStates(names: readonly string[]): string[] {
    return this.#states.describeUnknown(names)
  }

  async #section(hosted: HostedWorld, options: CreatePactOptions): Promise<PactSection> {
    const { vendor: name, reads, onRecorded } = options
    const vendor = this.#vendor(name)
    const { world, origin } = hosted
    const { dropped } = journalOf(world)
    if (dropped > 0) throw new EmulatorError('DD_PACT_INCOMPLETE', { name: world.name, dropped })
    const run = {
      sandbox: this.#sandbox,
      vendor,
      state: await this.#stateOf(world.name, hosted.initialState),
      origin: world.fork({ name: world.name, from: origin }),
      exchanges: filterExchanges(world, { vendor: name }),
      fieldsRead: reads && resolveReads(reads, vendor, this.#services.vendors),
    }
    return { run, ...(await reproduceExchanges(run, onRecorded)) }
  }

  #vendor(name: string): Vendor {
    return vendorNamed(this.#services.vendors, name, 'vendor')
  }

  /** Returns the scenario that a world started from, directly or through the worlds that it was forked from. */
  async #stateOf(world: string, { scenario, from, with: parameters }: InitialState): Promise<ScenarioState> {
    const parent = from === undefined ? undefined : await this.#services.directory.summary(from)
    if (scenario === undefined && parent) return this.#stateOf(world, parent.initialState)
    const isNamed = this.#services.scenarios.list().some(({ name }) => name === scenario)
    if (scenario !== undefined && isNamed) return { scenario, with: parameters }
    throw new EmulatorError('DD_SCENARIO_UNNAMED', { name: world })
  }
}
