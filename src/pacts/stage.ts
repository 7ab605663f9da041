import { handleRequest } from '../engine/exchange/handle-request.ts'
import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import type { EmulatorServices, ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { createInitialWorld } from '../scenarios/create-world.ts'
import type { Scenarios } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'
import type { Answer } from './extract.ts'
import type { Concrete } from './template.ts'

/** A scenario with the values of its parameters that are not at their defaults. */
export interface ScenarioState {
  readonly scenario: string
  readonly with: Readonly<Record<string, ParameterValue>>
}

/** How one world differs from another that begins with the same scenario. */
export interface Variant {
  readonly seed: number
  /** where its clock stands, unless the scenario says it */
  readonly clock: string
  /** what it is asked through */
  readonly origin: string
}

/** Two worlds in which nothing is the same that chance, the time or the address decides. */
export const ONE: Variant = { seed: 1, clock: '2026-01-15T09:00:00.000Z', origin: 'http://127.0.0.1:4010' }
export const OTHER: Variant = { seed: 2, clock: '2026-03-02T14:30:05.250Z', origin: 'http://other.test' }

const NAME = 'pact'

/** Worlds that nobody else sees, in which exchanges are tried out again. */
export class Stage {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #emulation: EmulatorServices
  readonly #planted = new Map<string, World>()
  /** of the scenarios, when they were planted */
  #edition = 0

  constructor(scenarios: Scenarios, services: EmulatorServices) {
    this.vendors = services.vendors
    this.#scenarios = scenarios
    this.#emulation = services
  }

  /** A fresh world. Throws a RangeError for an unknown scenario; ScenarioError for wrong parameters. */
  begin({ scenario, with: given }: ScenarioState, { seed, clock }: Variant): World {
    if (this.#edition !== this.#scenarios.edition) this.#planted.clear()
    this.#edition = this.#scenarios.edition
    const id = JSON.stringify([scenario, given, seed])
    const known = this.#planted.get(id)
    if (known) return known.fork({ name: NAME })
    const plan = this.#scenarios.plan(scenario, given)
    const planted = createInitialWorld(plan, this.vendors, { seed, clock: plan.clock ?? clock })
    this.#planted.set(id, planted)
    return planted.fork({ name: NAME })
  }

  /** Asks a vendor in a world. */
  async ask(world: World, vendor: Vendor, request: Concrete, origin: string): Promise<Answer> {
    return sendToVendor({ emulation: this.#emulation, world, vendor, request, origin })
  }
}

interface Asking {
  readonly emulation: EmulatorServices
  readonly world: World
  readonly vendor: Vendor
  readonly request: Concrete
  readonly origin: string
}

/** Asks a vendor past all adapters, and reads what it answers. */
export async function sendToVendor({ emulation: services, world, vendor, request, origin }: Asking): Promise<Answer> {
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
  // What is no JSON may have no end.
  if (!isJson) await response.body?.cancel()
  return { status: response.status, headers: response.headers, text: isJson ? await response.text() : '' }
}
