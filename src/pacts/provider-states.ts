import { EmulatorError } from '../engine/services/emulator-error.ts'
import type {
  EmulatorServices,
  ForkOptions,
  HostedWorld,
  ParameterValue,
} from '../engine/services/emulator-services.ts'
import type { ProviderState } from '../engine/services/pact.ts'
import { nearest } from '../engine/spec/nearest.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorOf } from '../engine/vendor/vendor-of.ts'
import { errorMessage } from '../errors/deskdouble-error.ts'
import { DEFAULT_SCENARIO } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'
import { DEFAULT_WORLD } from '../world/world-name.ts'
import { credentialsFor, credentialValues } from './credentials.ts'
import { extract, type ReceivedResponse } from './extract.ts'
import { isObject } from './json.ts'
import { operationAt } from './operation-at.ts'
import { RecordReferences } from './reference.ts'
import { sendToVendor } from './sandbox.ts'
import { type ConcreteRequest, fillTemplate, type RequestTemplate } from './template.ts'

/** Name of the provider state that assigns names to ids of the scenario's records. */
export const KNOWN_IDS = 'ids are known'
/** Prefix of a provider state that replays an earlier request; the operationId follows. */
export const AFTER = 'after '

const MOST_SUGGESTIONS = 3

/** Brings worlds into the provider states of pacts. */
export class ProviderStates {
  readonly #services: EmulatorServices
  readonly #values = new WeakMap<World, Map<string, string>>()

  constructor(services: EmulatorServices) {
    this.#services = services
  }

  /** Returns an error message for each unknown state, with the nearest scenario names. */
  describeUnknown(names: readonly string[]): string[] {
    return [...new Set(names)]
      .filter((name) => !this.#isKnown(name))
      .map((state) => errorMessage('DD_STATE_UNKNOWN', { state, nearest: this.#nearest(state) }))
  }

  /**
   * Brings a world into a provider state and returns the values that the state decides, including credentials.
   * A scenario's name replaces the world with a new fork of the scenario; other states change the existing world.
   * @throws EmulatorError if the state is unknown or cannot be set up
   */
  async enter(worldName: string, { name, params = {} }: ProviderState): Promise<Readonly<Record<string, string>>> {
    if (!this.#isKnown(name))
      throw new EmulatorError('DD_STATE_UNKNOWN', { state: name, nearest: this.#nearest(name) }, 'state')
    const isScenario = this.#scenarioNames().includes(name)
    if (isScenario || name === '') await this.#loadScenario(worldName, name, params)
    const { world } = this.#worldOf(worldName)
    const values = this.#valuesOf(world)
    if (!isScenario && name === KNOWN_IDS) this.#resolveIds(world, params, values)
    if (!isScenario && name.startsWith(AFTER)) await this.#replayRequest(world, params, values)
    return Object.fromEntries(values)
  }

  #isKnown(state: string): boolean {
    return [...this.#scenarioNames(), KNOWN_IDS, ''].includes(state) || state.startsWith(AFTER)
  }

  #nearest(state: string): string {
    const names = nearest(state, this.#scenarioNames(), MOST_SUGGESTIONS)
    return names.map((name) => `"${name}"`).join(', ')
  }

  #scenarioNames(): string[] {
    return this.#services.scenarios.list().map(({ name }) => name)
  }

  async #loadScenario(name: string, scenario: string, params: Readonly<Record<string, unknown>>): Promise<void> {
    const { worlds } = this.#services
    if (name === DEFAULT_WORLD) throw new EmulatorError('DD_STATE_DEFAULT_WORLD')
    const options = {
      name,
      scenario: scenario === '' ? DEFAULT_SCENARIO : scenario,
      // createInitialWorld rejects values that are not parameters of the scenario.
      with: params as Readonly<Record<string, ParameterValue>>,
      ephemeral: true,
    } satisfies ForkOptions
    // Throws if the scenario cannot be loaded, so that the world is kept then.
    await worlds.prepare({ scenario: options.scenario, with: options.with })
    if (worlds.get(name)) worlds.remove(name)
    worlds.fork(options)
  }

  #worldOf(name: string): HostedWorld {
    const found = this.#services.worlds.get(name)
    if (found) return found
    throw new EmulatorError('DD_STATE_WITHOUT_SCENARIO', { name }, 'state')
  }

  #valuesOf(world: World): Map<string, string> {
    const { vendors } = this.#services
    const known =
      this.#values.get(world) ??
      new Map(Object.values(vendors).flatMap((vendor) => [...credentialValues(vendor, world)]))
    this.#values.set(world, known)
    return known
  }

  #resolveIds(world: World, params: Readonly<Record<string, unknown>>, values: Map<string, string>): void {
    const references = new RecordReferences(world, this.#services.vendors)
    for (const [name, param] of Object.entries(params)) {
      const expression = typeof param === 'string' ? param : JSON.stringify(param)
      const value = references.resolve(expression)
      if (value === undefined) {
        const near = references.nearest(expression, MOST_SUGGESTIONS)
        const suggestion = near.length === 0 ? '' : `The nearest are ${near.join(', ')}. `
        throw new EmulatorError('DD_STATE_RECORD_UNKNOWN', { expression, suggestion }, `params/${name}`)
      }
      values.set(name, value)
    }
  }

  /** Sends the state's request, by default with the world's credentials, and adds the values that it `gives`. */
  async #replayRequest(
    world: World,
    params: Readonly<Record<string, unknown>>,
    values: Map<string, string>,
  ): Promise<void> {
    rejectUnknownParams(params)
    const template = templateIn(params['request'])
    const vendor = vendorOf(template.path, this.#services.vendors, { method: template.method })
    const request = fillTemplate(template, values)
    const operation = vendor && operationAt(vendor, request.method, request.path)
    if (!operation) {
      const { method, path } = request
      throw new EmulatorError('DD_STATE_OPERATION_UNKNOWN', { method, path }, 'params/request')
    }
    const ownHeaders = request.headers.map(([header]) => header.toLowerCase())
    const credentials = [...credentialsFor(vendor, operation, world)]
      .filter(([header]) => !ownHeaders.includes(header.toLowerCase()))
      .map(([header, name]) => [header, values.get(name) ?? ''] as const)
    const complete = { ...request, headers: [...request.headers, ...credentials] }
    let response: ReceivedResponse | undefined
    for (let left = timesIn(params); left > 0; left--) {
      response = await this.#send(world, vendor, operation, complete)
    }
    const gives = isObject(params['gives']) ? params['gives'] : {}
    for (const [name, location] of Object.entries(gives)) {
      const value = response && extract(response, String(location))
      if (value === undefined) {
        throw new EmulatorError(
          'DD_STATE_VALUE_MISSING',
          { operation: operation.id, location: String(location) },
          'params',
        )
      }
      values.set(name, value)
    }
  }

  /** Sends a request to a vendor. @throws EmulatorError if it is rejected */
  async #send(world: World, vendor: Vendor, operation: Operation, request: ConcreteRequest): Promise<ReceivedResponse> {
    const services = this.#services
    const response = await sendToVendor({ services, world, vendor, request, origin: 'http://127.0.0.1' })
    if (response.status < 400) return response
    const { status, text: body } = response
    throw new EmulatorError('DD_STATE_REJECTED', { operation: operation.id, status, body }, 'params/request')
  }
}

/** Parameters of a state that replays an earlier request. */
const REPLAY_PARAMS = ['request', 'gives', 'times']

/** How often a state may replay its request. */
const MOST_TIMES = 1000

/** Returns how often a state replays its request: as often as it takes to exceed a rate limit, for example. */
function timesIn({ times = 1 }: Readonly<Record<string, unknown>>): number {
  if (typeof times === 'number' && Number.isInteger(times) && times >= 1 && times <= MOST_TIMES) return times
  throw new EmulatorError('DD_STATE_TIMES_INVALID', { times: JSON.stringify(times), most: MOST_TIMES }, 'params/times')
}

/** Throws an EmulatorError for a parameter that would have no effect. */
function rejectUnknownParams(params: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(params).find((name) => !REPLAY_PARAMS.includes(name))
  if (unknown !== undefined) throw new EmulatorError('DD_STATE_PARAM_UNKNOWN', { name: unknown }, `params/${unknown}`)
  const { gives } = params
  if (gives !== undefined && !isObject(gives)) throw new EmulatorError('DD_STATE_GIVES_INVALID', {}, 'params/gives')
}

function templateIn(request: unknown): RequestTemplate {
  const template = templateOfState(request)
  if (!template) throw new EmulatorError('DD_STATE_REQUEST_INVALID', {}, 'params/request')
  return template
}

/** Returns the template of a provider state's request, or undefined if it has no method or no path. */
export function templateOfState(request: unknown): RequestTemplate | undefined {
  const { method, path, query, headers, body } = isObject(request) ? request : {}
  if (typeof method !== 'string' || typeof path !== 'string') return undefined
  const pairs = Object.entries(isObject(query) ? query : {}).flatMap(([name, values]) => {
    return (Array.isArray(values) ? values : [values]).map((value) => [name, String(value)] as const)
  })
  const headerPairs = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => {
    return [name, String(value)] as const
  })
  const contentType = headerPairs.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json'
  return {
    method,
    path,
    query: pairs,
    headers: headerPairs,
    ...(body !== undefined && { body: { contentType, content: body, isJson: /json/i.test(contentType) } }),
  }
}
