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
import { sendToVendor } from './stage.ts'
import { concrete, type Template } from './template.ts'

/** The state in which ids of the scenario's records have names. */
export const KNOWN_IDS = 'ids are known'
/** What the state begins with in which something was asked before: the operation follows. */
export const AFTER = 'after '

const MOST_NAMED = 3

/** Where a verification goes on, state by state. */
export class ProviderStates {
  readonly #emulation: EmulatorServices
  readonly #values = new WeakMap<World, Map<string, string>>()

  constructor(services: EmulatorServices) {
    this.#emulation = services
  }

  /** What is wrong with the names of states, each with the nearest that there are. */
  unknown(names: readonly string[]): string[] {
    const scenarios = this.#emulation.scenarios.list().map(({ name }) => name)
    const isKnown = (name: string) => [...scenarios, KNOWN_IDS, ''].includes(name) || name.startsWith(AFTER)
    return [...new Set(names)].filter((name) => !isKnown(name)).map((name) => sayUnknown(name, scenarios))
  }

  /**
   * Brings the world of a name into a state. The name of a scenario puts a fresh fork of it in the world's place; all
   * others go on from there. Gives back the values that the state decides, the credentials among them.
   * Throws {@link EmulatorError}.
   */
  async enter(worldName: string, { name, params = {} }: ProviderState): Promise<Readonly<Record<string, string>>> {
    const [complaint] = this.unknown([name])
    if (complaint !== undefined) throw new EmulatorError('invalid', complaint, 'state')
    const isScenario = this.#emulation.scenarios.list().some((scenario) => scenario.name === name)
    if (isScenario || name === '') this.#begin(worldName, name, params)
    const { world } = this.#worldOf(worldName)
    const values = this.#valuesOf(world)
    if (!isScenario && name === KNOWN_IDS) this.#know(world, params, values)
    if (!isScenario && name.startsWith(AFTER)) await this.#carryOut(world, params, values)
    return Object.fromEntries(values)
  }

  #begin(name: string, scenario: string, params: Readonly<Record<string, unknown>>): void {
    const { worlds } = this.#emulation
    if (name === 'default')
      throw new EmulatorError('conflict', 'The default world cannot be replaced: verify in another')
    const options: ForkOptions = {
      name,
      scenario: scenario === '' ? DEFAULT_SCENARIO : scenario,
      // Whatever is no parameter of the scenario is refused where it is planted.
      with: params as Readonly<Record<string, ParameterValue>>,
      ephemeral: true,
    }
    if (worlds.get(name)) worlds.remove(name)
    worlds.fork(options)
  }

  #worldOf(name: string): HostedWorld {
    const found = this.#emulation.worlds.get(name)
    if (found) return found
    throw new EmulatorError('invalid', `A scenario comes first: there is no world named "${name}" yet`, 'state')
  }

  #valuesOf(world: World): Map<string, string> {
    const { vendors } = this.#emulation
    const known =
      this.#values.get(world) ??
      new Map(Object.values(vendors).flatMap((vendor) => [...credentialValues(vendor, world)]))
    this.#values.set(world, known)
    return known
  }

  #know(world: World, params: Readonly<Record<string, unknown>>, values: Map<string, string>): void {
    for (const [name, expression] of Object.entries(params)) {
      const value = resolveReference(String(expression), world, this.#emulation.vendors)
      if (value === undefined)
        throw new EmulatorError('invalid', `There is no ${String(expression)} here`, `params/${name}`)
      values.set(name, value)
    }
  }

  /** Asks what was asked before, with the scenario's credentials unless it names others, and keeps what that gives. */
  async #carryOut(world: World, params: Readonly<Record<string, unknown>>, values: Map<string, string>): Promise<void> {
    const template = templateIn(params['request'])
    const vendor = vendorAt(this.#emulation.vendors, template.path)
    const request = concrete(template, values)
    const operation = vendor && operationAt(vendor, request.method, request.path)
    if (!operation)
      throw new EmulatorError('invalid', `${request.method} ${request.path} is no operation`, 'params/request')
    const given = request.headers.map(([header]) => header.toLowerCase())
    const credentials = [...credentialsFor(vendor, operation, world)]
      .filter(([header]) => !given.includes(header.toLowerCase()))
      .map(([header, name]) => [header, values.get(name) ?? ''] as const)
    const answer = await sendToVendor({
      emulation: this.#emulation,
      world,
      vendor,
      request: { ...request, headers: [...request.headers, ...credentials] },
      origin: 'http://127.0.0.1',
    })
    if (answer.status >= 400) {
      throw new EmulatorError('conflict', `${operation.id} answered ${answer.status}: ${answer.text}`, 'params/request')
    }
    const gives = isObject(params['gives']) ? params['gives'] : {}
    for (const [name, place] of Object.entries(gives)) {
      const value = extract(answer, String(place))
      if (value === undefined)
        throw new EmulatorError('invalid', `${operation.id} gave nothing at ${String(place)}`, 'params')
      values.set(name, value)
    }
  }
}

function sayUnknown(name: string, scenarios: readonly string[]): string {
  const near = nearest(name, scenarios, MOST_NAMED).map((other) => `"${other}"`)
  return `There is no scenario for the state "${name}". The nearest are ${near.join(', ')}.`
}

function templateIn(request: unknown): Template {
  const { method, path, query, headers, body } = isObject(request) ? request : {}
  if (typeof method !== 'string' || typeof path !== 'string') {
    throw new EmulatorError('invalid', 'It needs a request with a method and a path', 'params/request')
  }
  const pairs = Object.entries(isObject(query) ? query : {}).flatMap(([name, values]) => {
    return (Array.isArray(values) ? values : [values]).map((value) => [name, String(value)] as const)
  })
  const named = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name, String(value)] as const)
  const contentType = named.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json'
  const held = body === undefined ? {} : { body: { contentType, content: body, isJson: /json/i.test(contentType) } }
  return { method, path, query: pairs, headers: named, ...held }
}
