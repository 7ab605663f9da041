import { filterExchanges } from '../engine/journal/exchange-filter.ts'
import type { EmulatorServices, HostedWorld } from '../engine/services/emulator-services.ts'
import { EmulatorError } from '../engine/services/emulator-services.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Pact, ProviderState } from '../engine/services/pact.ts'
import type { Scenarios } from '../scenarios/library.ts'
import { pactOf, type Section } from './document.ts'
import { ProviderStates } from './provider-states.ts'
import { record } from './record.ts'
import { type ScenarioState, Stage } from './stage.ts'

/** Whose pact is wanted, and with whom. */
export interface RecordOptions {
  /** the name of the client */
  readonly consumer: string
  readonly vendor: string
  /** told of each exchange once it is known what brings it about again */
  readonly onRecorded?: OnProgress | undefined
}

/** What an emulator's worlds saw, as pacts, and pacts' provider states, as worlds. */
export class Pacts {
  readonly #emulation: EmulatorServices
  readonly #stage: Stage
  readonly #states: ProviderStates

  constructor(scenarios: Scenarios, services: EmulatorServices) {
    this.#emulation = services
    this.#stage = new Stage(scenarios, services)
    this.#states = new ProviderStates(services)
  }

  /** What worlds saw, as one pact. Throws {@link EmulatorError}. */
  async create(worlds: readonly HostedWorld[], { consumer, vendor, onRecorded }: RecordOptions): Promise<Pact> {
    const sections: Section[] = []
    for (const hosted of worlds) sections.push(await this.#section(hosted, vendor, onRecorded))
    return pactOf(consumer, vendor, sections)
  }

  /** Brings a world into a provider state, and gives back the values that the state decides. */
  setUpState(world: string, state: ProviderState): Promise<Readonly<Record<string, string>>> {
    return this.#states.enter(world, state)
  }

  /** What is wrong with the names of provider states. */
  unknownStates(names: readonly string[]): string[] {
    return this.#states.unknown(names)
  }

  async #section(hosted: HostedWorld, name: string, onRecorded?: OnProgress): Promise<Section> {
    const { vendors } = this.#emulation
    const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
    if (!vendor) {
      throw new EmulatorError(
        'invalid',
        `There is no vendor "${name}"; there are ${Object.keys(vendors).join(', ')}`,
        'vendor',
      )
    }
    const { world, origin } = hosted
    const recording = {
      stage: this.#stage,
      vendor,
      state: this.#stateOf(hosted),
      origin: world.fork({ name: world.name, from: origin }),
      exchanges: filterExchanges(world, { vendor: name }),
    }
    return { recording, ...(await record(recording, onRecorded)) }
  }

  /** The scenario that a world began with, or that the world began with which it was forked from. */
  #stateOf({ world, initialState }: HostedWorld): ScenarioState {
    const { scenario, from, with: given } = initialState
    const parent = from === undefined ? undefined : this.#emulation.worlds.get(from)
    if (scenario === undefined && parent) return this.#stateOf(parent)
    const isNamed = this.#emulation.scenarios.list().some(({ name }) => name === scenario)
    if (scenario !== undefined && isNamed) return { scenario, with: given }
    throw new EmulatorError(
      'conflict',
      `World ${world.name} began with no scenario that has a name here, so no provider state can name it: put its scenario in a file`,
    )
  }
}
