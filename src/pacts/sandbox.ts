import { handleRequest } from '../engine/exchange/handle-request.ts'
import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import type { EmulatorServices, ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { InitialWorlds } from '../scenarios/initial-worlds.ts'
import type { Scenarios } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'
import type { ReceivedResponse } from './extract.ts'
import type { ConcreteRequest } from './template.ts'

/** A scenario with the parameter values that differ from the defaults. */
export interface ScenarioState {
  readonly scenario: string
  readonly with: Readonly<Record<string, ParameterValue>>
}

/** The settings in which two worlds of the same scenario differ. */
export interface WorldVariant {
  readonly seed: number
  /** time of the frozen clock in ISO 8601, if the scenario does not define one */
  readonly clock: string
  /** origin of the request URLs */
  readonly origin: string
}

/** The first of two variants that differ in everything from the random source, the clock or the address. */
export const FIRST_VARIANT: WorldVariant = {
  seed: 1,
  clock: '2026-01-15T09:00:00.000Z',
  origin: 'http://127.0.0.1:4010',
}

/** The second of the two variants. */
export const SECOND_VARIANT: WorldVariant = { seed: 2, clock: '2026-03-02T14:30:05.250Z', origin: 'http://other.test' }

const NAME = 'pact'

/** A source of private worlds, outside the world registry, for replaying requests. */
export class Sandbox {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #services: EmulatorServices
  readonly #initialWorlds = new Map<WorldVariant, InitialWorlds>()

  constructor(scenarios: Scenarios, services: EmulatorServices) {
    this.vendors = services.vendors
    this.#scenarios = scenarios
    this.#services = services
  }

  /**
   * Creates a world in the initial state of a scenario.
   * @throws EmulatorError if the scenario is unknown; ScenarioError if a parameter is not valid
   */
  createWorld({ scenario, with: parameters }: ScenarioState, variant: WorldVariant): World {
    const { seed, clock: fallbackClock } = variant
    const initial =
      this.#initialWorlds.get(variant) ?? new InitialWorlds(this.vendors, this.#scenarios, { seed, fallbackClock })
    this.#initialWorlds.set(variant, initial)
    return initial.of(scenario, parameters).fork({ name: NAME })
  }

  /** Sends a request to a vendor in a world. */
  async send(world: World, vendor: Vendor, request: ConcreteRequest, origin: string): Promise<ReceivedResponse> {
    return sendToVendor({ services: this.#services, world, vendor, request, origin })
  }
}

interface VendorRequest {
  readonly services: EmulatorServices
  readonly world: World
  readonly vendor: Vendor
  readonly request: ConcreteRequest
  readonly origin: string
}

/** Sends a request directly to a vendor, without an adapter, and reads the response. */
export async function sendToVendor({
  services,
  world,
  vendor,
  request,
  origin,
}: VendorRequest): Promise<ReceivedResponse> {
  const { method, path, query, headers, body } = request
  const target = `${origin}${path}${query === '' ? '' : `?${query}`}`
  const raw = new Request(target, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    body: body ?? null,
  })
  const response = await handleRequest(raw, {
    vendor,
    world,
    services,
    path,
    query,
    bodyLimit: DEFAULT_BODY_LIMIT,
  })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  // A body that is not JSON may be an endless stream.
  if (!isJson) await response.body?.cancel()
  return { status: response.status, headers: response.headers, text: isJson ? await response.text() : '' }
}
