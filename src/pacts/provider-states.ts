import {
  EmulatorError,
  type EmulatorServices,
  type ForkOptions,
  type HostedWorld,
  type ParameterValue,
} from '../engine/services/emulator-services.ts'
import type { ProviderState } from '../engine/services/pact.ts'
import { nearest } from '../engine/spec/nearest.ts'
import { DEFAULT_SCENARIO } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'
import { credentialsFor, credentialValues } from './credentials.ts'
import { extract } from './extract.ts'
import { isObject } from './json.ts'
import { operationAt, vendorAt } from './operation-at.ts'
import { resolveReference } from './reference.ts'
import { sendToVendor } from './sandbox.ts'
import { fillTemplate, type RequestTemplate } from './template.ts'

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
    const scenarios = this.#services.scenarios.list().map(({ name }) => name)
    const isKnown = (name: string) => [...scenarios, KNOWN_IDS, ''].includes(name) || name.startsWith(AFTER)
    return [...new Set(names)].filter((name) => !isKnown(name)).map((name) => describeUnknownState(name, scenarios))
  }

  /**
   * Brings a world into a provider state and returns the values that the state decides, including credentials.
   * A scenario's name replaces the world with a new fork of the scenario; other states change the existing world.
   * @throws EmulatorError if the state is unknown or cannot be set up
   */
  async enter(worldName: string, { name, params = {} }: ProviderState): Promise<Readonly<Record<string, string>>> {
    const [error] = this.describeUnknown([name])
    if (error !== undefined) throw new EmulatorError('invalid', error, 'state')
    const isScenario = this.#services.scenarios.list().some((scenario) => scenario.name === name)
    if (isScenario || name === '') this.#loadScenario(worldName, name, params)
    const { world } = this.#worldOf(worldName)
    const values = this.#valuesOf(world)
    if (!isScenario && name === KNOWN_IDS) this.#resolveIds(world, params, values)
    if (!isScenario && name.startsWith(AFTER)) await this.#replayRequest(world, params, values)
    return Object.fromEntries(values)
  }

  #loadScenario(name: string, scenario: string, params: Readonly<Record<string, unknown>>): void {
    const { worlds } = this.#services
    if (name === 'default') {
      throw new EmulatorError(
        'conflict',
        'A provider state cannot replace the world "default": use the URLs of another world',
      )
    }
    const options: ForkOptions = {
      name,
      scenario: scenario === '' ? DEFAULT_SCENARIO : scenario,
      // createInitialWorld rejects values that are not parameters of the scenario.
      with: params as Readonly<Record<string, ParameterValue>>,
      ephemeral: true,
    }
    if (worlds.get(name)) worlds.remove(name)
    worlds.fork(options)
  }

  #worldOf(name: string): HostedWorld {
    const found = this.#services.worlds.get(name)
    if (found) return found
    throw new EmulatorError(
      'invalid',
      `There is no world "${name}" yet: the first provider state must be the name of a scenario`,
      'state',
    )
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
    for (const [name, expression] of Object.entries(params)) {
      const value = resolveReference(String(expression), world, this.#services.vendors)
      if (value === undefined) {
        throw new EmulatorError(
          'invalid',
          `No record matches "${String(expression)}": use <vendor>.<collection>[<name>].<property>`,
          `params/${name}`,
        )
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
    const template = templateIn(params['request'])
    const vendor = vendorAt(this.#services.vendors, template.path)
    const request = fillTemplate(template, values)
    const operation = vendor && operationAt(vendor, request.method, request.path)
    if (!operation) {
      throw new EmulatorError(
        'invalid',
        `No vendor has the operation ${request.method} ${request.path}: check the method and the path`,
        'params/request',
      )
    }
    const ownHeaders = request.headers.map(([header]) => header.toLowerCase())
    const credentials = [...credentialsFor(vendor, operation, world)]
      .filter(([header]) => !ownHeaders.includes(header.toLowerCase()))
      .map(([header, name]) => [header, values.get(name) ?? ''] as const)
    const response = await sendToVendor({
      services: this.#services,
      world,
      vendor,
      request: { ...request, headers: [...request.headers, ...credentials] },
      origin: 'http://127.0.0.1',
    })
    if (response.status >= 400) {
      throw new EmulatorError(
        'conflict',
        `${operation.id} answered ${response.status} instead of succeeding: ${response.text}`,
        'params/request',
      )
    }
    const gives = isObject(params['gives']) ? params['gives'] : {}
    for (const [name, location] of Object.entries(gives)) {
      const value = extract(response, String(location))
      if (value === undefined) {
        throw new EmulatorError(
          'invalid',
          `The response of ${operation.id} has nothing at ${String(location)}: check "gives"`,
          'params',
        )
      }
      values.set(name, value)
    }
  }
}

function describeUnknownState(name: string, scenarios: readonly string[]): string {
  const near = nearest(name, scenarios, MOST_SUGGESTIONS).map((other) => `"${other}"`)
  return `Unknown provider state "${name}": no scenario has this name; the nearest are ${near.join(', ')}`
}

function templateIn(request: unknown): RequestTemplate {
  const { method, path, query, headers, body } = isObject(request) ? request : {}
  if (typeof method !== 'string' || typeof path !== 'string') {
    throw new EmulatorError(
      'invalid',
      'The provider state needs a "request" with a method and a path in its params',
      'params/request',
    )
  }
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
