import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { credentialValues } from './credentials.ts'
import { variableNames } from './expression.ts'
import { extract, type ReceivedResponse } from './extract.ts'
import { canonicalJson } from './json.ts'
import { resolveReference } from './reference.ts'
import type { Sandbox, ScenarioState, WorldVariant } from './sandbox.ts'
import { fillTemplate, type RequestTemplate } from './template.ts'

/** A value that the provider state decides, and its source. */
export interface Variable {
  readonly id: string
  /** preferred name; empty until the first use */
  readonly hint: string
  /** a record of the scenario, or a location in the response of an earlier exchange */
  readonly source: { readonly reference: string } | { readonly exchange: number; readonly at: string }
}

/** A recorded request that can be replayed. */
export interface Step {
  /** number of the exchange in the request journal */
  readonly number: number
  readonly operation: Operation
  readonly template: RequestTemplate
  readonly writes: boolean
}

interface ReplayOptions {
  readonly sandbox: Sandbox
  readonly vendor: Vendor
  readonly state: ScenarioState
  readonly variables: ReadonlyMap<string, Variable>
}

/** Replays recorded requests one after another in a world of its own. */
export class Replay {
  readonly world: World
  /** the world's initial state */
  readonly origin: World
  /** values of the variables used so far, and the world's credentials */
  readonly values: Map<string, string>
  readonly #options: ReplayOptions
  readonly #variant: WorldVariant
  readonly #responses = new Map<number, ReceivedResponse>()

  constructor(options: ReplayOptions, variant: WorldVariant) {
    this.#options = options
    this.#variant = variant
    this.world = options.sandbox.createWorld(options.state, variant)
    this.origin = this.world.fork({ name: this.world.name })
    this.values = credentialValues(options.vendor, this.world)
  }

  /** Sends a step's request and returns the response. */
  async play({ number, template }: Pick<Step, 'number' | 'template'>): Promise<ReceivedResponse> {
    for (const id of variablesIn(template)) this.#resolve(id)
    const { sandbox, vendor } = this.#options
    const response = await sandbox.send(this.world, vendor, fillTemplate(template, this.values), this.#variant.origin)
    this.#responses.set(number, response)
    return response
  }

  #resolve(id: string): void {
    const source = this.#options.variables.get(id)?.source
    if (!source || this.values.has(id)) return
    const value =
      'reference' in source
        ? resolveReference(source.reference, this.origin, this.#options.sandbox.vendors)
        : extractFrom(this.#responses.get(source.exchange), source.at)
    if (value !== undefined) this.values.set(id, value)
  }
}

function extractFrom(response: ReceivedResponse | undefined, at: string): string | undefined {
  return response && extract(response, at)
}

/** Returns the ids of the variables in a request template. */
export function variablesIn(template: RequestTemplate): string[] {
  return [...new Set(variableNames(canonicalJson(template)))]
}
