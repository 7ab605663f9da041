import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Model } from '../../specs/model/model.ts'
import type { ReceivedResponse } from '../extract.ts'
import { canonicalJson } from '../json.ts'
import { FIRST_VARIANT, type Sandbox, type ScenarioState } from '../sandbox.ts'
import type { ConcreteRequest } from '../template.ts'
import type { AttemptOptions } from './attempt-options.ts'
import type { Double } from './double.ts'
import type { Party } from './party.ts'
import { isRead } from './safety.ts'
import { ScenarioValues } from './scenario-values.ts'
import { ServiceHeaders } from './service-headers.ts'
import { ServiceNames } from './service-names.ts'
import { ServicePages } from './service-pages.ts'

/** The double in a scenario, and the service as it is asked for the scenario's values. */
interface ScenarioContext {
  readonly double: Double
  readonly service: Party
}

/** A vendor with its worlds and its model. */
interface VerifiedVendor {
  readonly vendor: Vendor
  readonly sandbox: Sandbox
  readonly model: Model
}

/** The contexts of a run's scenarios, each created once. */
export class ScenarioContexts {
  readonly #of: VerifiedVendor
  readonly #options: AttemptOptions
  readonly #contexts = new Map<string, ScenarioContext>()
  readonly #pages: ServicePages

  constructor(of: VerifiedVendor, options: AttemptOptions) {
    this.#of = of
    this.#options = options
    this.#pages = new ServicePages(of.model)
  }

  /** Returns the context of a scenario. */
  get(state: ScenarioState): ScenarioContext {
    const key = canonicalJson(state)
    const context = this.#contexts.get(key) ?? this.#create(state)
    this.#contexts.set(key, context)
    return context
  }

  #create(state: ScenarioState): ScenarioContext {
    const { vendor, sandbox } = this.#of
    const options = this.#options
    const origin = sandbox.createWorld(state, FIRST_VARIANT)
    const double = { sandbox, vendor, origin, values: new ScenarioValues(origin, vendor) }
    const names = new ServiceNames(double, options.known, this.#pages)
    const headers = new ServiceHeaders(options.headers, double)
    const service: Party = {
      valueOf: (name) => names.valueOf(name, service),
      headersOf: (request) => headers.of(request),
      send: (request) => sendIfAllowed(request, options),
    }
    return { double, service }
  }
}

/** Sends a request. Throws a TypeError for one that may change data without permission, which no plan contains. */
function sendIfAllowed(request: ConcreteRequest, { writes, send }: AttemptOptions): Promise<ReceivedResponse> {
  if (!writes && !isRead(request.method)) throw new TypeError(`${request.method} must not be sent without writes`)
  return send(request)
}
