import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { credentialValues } from './credentials.ts'
import { variableNames } from './expression.ts'
import { extract, type ReceivedResponse } from './extract.ts'
import { canonicalJson } from './json.ts'
import { RecordReferences } from './reference.ts'
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
  /** ids of the variables in the template */
  readonly variables: readonly string[]
  readonly writes: boolean
}

/** A world after some steps, as a value. Further steps can be replayed from it, each time with the same result. */
export interface ReplayState {
  readonly snapshot: Snapshot
  /** the last step that was replayed; undefined in the initial state */
  readonly last: PlayedStep | undefined
}

/** A state in which a step was replayed. */
export interface PlayedState extends ReplayState {
  readonly last: PlayedStep
}

/** A replayed step with its response. */
export interface PlayedStep {
  readonly number: number
  readonly response: ReceivedResponse
  /** values of the step's variables, by id */
  readonly values: ReadonlyMap<string, string>
  readonly before: ReplayState
}

interface ReplayOptions {
  readonly sandbox: Sandbox
  readonly vendor: Vendor
  readonly state: ScenarioState
  readonly variables: ReadonlyMap<string, Variable>
}

/** Replays recorded requests in private worlds of one variant. */
export class Replay {
  /** state of a new world of the scenario */
  readonly start: ReplayState
  /** the world's credentials by variable id */
  readonly credentials: ReadonlyMap<string, string>
  readonly #options: ReplayOptions
  readonly #variant: WorldVariant
  readonly #origin: World
  readonly #references: RecordReferences
  /** states by the step that was replayed last, for each state from which steps were replayed */
  readonly #kept = new WeakMap<ReplayState, Map<number, PlayedState>>()
  /** the state that was replayed last, kept or not: a search often ends with the steps that it tried last */
  #latest: PlayedState | undefined

  constructor(options: ReplayOptions, variant: WorldVariant) {
    this.#options = options
    this.#variant = variant
    this.#origin = options.sandbox.createWorld(options.state, variant)
    this.#references = new RecordReferences(this.#origin, options.sandbox.vendors)
    this.start = { snapshot: this.#origin.snapshot(), last: undefined }
    this.credentials = credentialValues(options.vendor, this.#origin)
  }

  /**
   * Replays steps, one after another. Steps that were already replayed and kept are not sent again.
   * @param keep whether the states are kept, so that the same steps and further ones can continue from them
   */
  async playAll(from: ReplayState, steps: readonly Step[], keep: boolean): Promise<ReplayState> {
    let state = from
    for (const step of steps) state = await this.play(state, step, keep)
    return state
  }

  /** Replays a step in a state and returns the state after it. */
  async play(state: ReplayState, step: Step, keep: boolean): Promise<PlayedState> {
    const next = this.#kept.get(state) ?? new Map<number, PlayedState>()
    const known = next.get(step.number)
    if (known) return known
    const played = this.#findLatest(state, step) ?? (await this.#send(state, step))
    this.#latest = played
    if (keep) this.#kept.set(state, next.set(step.number, played))
    return played
  }

  /** Finds the result of a step among the states that led to the one that was replayed last. */
  #findLatest(state: ReplayState, { number }: Step): PlayedState | undefined {
    let found = this.#latest
    while (found && found.last.number > number) found = isPlayed(found.last.before) ? found.last.before : undefined
    return found?.last.number === number && found.last.before === state ? found : undefined
  }

  /** Returns the value of a record reference in a new world of the scenario. */
  resolve(reference: string): string | undefined {
    return this.#references.resolve(reference)
  }

  async #send(before: ReplayState, { number, template, variables }: Step): Promise<PlayedState> {
    const { sandbox, vendor } = this.#options
    const values = this.#valuesOf(variables, before)
    const request = fillTemplate(template, new Map([...this.credentials, ...values]))
    const world = this.#origin.fork({ name: this.#origin.name, from: before.snapshot })
    const response = await sandbox.send(world, vendor, request, this.#variant.origin)
    return { snapshot: world.snapshot(), last: { number, response, values, before } }
  }

  #valuesOf(variables: readonly string[], before: ReplayState): Map<string, string> {
    return new Map(
      variables.flatMap((id) => {
        const source = this.#options.variables.get(id)?.source
        if (!source) return []
        const value =
          'reference' in source ? this.resolve(source.reference) : extractFrom(before, source.exchange, source.at)
        return value === undefined ? [] : [[id, value] as const]
      }),
    )
  }
}

function isPlayed(state: ReplayState): state is PlayedState {
  return state.last !== undefined
}

/** Returns the values of all variables that were used on the way to a state. */
export function valuesUsedUntil(state: ReplayState): Map<string, string> {
  const values = new Map<string, string>()
  for (let step = state.last; step; step = step.before.last) {
    for (const [id, value] of step.values) values.set(id, value)
  }
  return values
}

function extractFrom(state: ReplayState, exchange: number, at: string): string | undefined {
  let step = state.last
  while (step && step.number > exchange) step = step.before.last
  return step?.number === exchange ? extract(step.response, at) : undefined
}

/** Returns the ids of the variables in a request template. */
export function variablesIn(template: RequestTemplate): string[] {
  return [...new Set(variableNames(canonicalJson(template)))]
}
