import type { Exchange } from '../engine/journal/exchange.ts'
import { secretsOf } from '../engine/journal/secrets.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import { declaredKey } from '../engine/spec/declared-status.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { credentialValues } from './credentials.ts'
import { type ExpectedResponse, expectResponse, isExpected } from './expected-response.ts'
import { parseJson } from './json.ts'
import type { KnownValues } from './known-values.ts'
import { loosen, matches } from './matches.ts'
import { narrow } from './narrow.ts'
import { findPrerequisites } from './prerequisites.ts'
import type { FieldsRead } from './reads.ts'
import { referencesIn } from './reference.ts'
import { Replay, type ReplayState, type Step, type Variable, valuesUsedUntil, variablesIn } from './replay.ts'
import { RunValues } from './run-values.ts'
import { type ResponsePair, RunVariables } from './run-variables.ts'
import { FIRST_VARIANT, type Sandbox, type ScenarioState, SECOND_VARIANT, type WorldVariant } from './sandbox.ts'
import { createTemplate, hasLargeBody } from './template.ts'

/** A client's requests to one vendor in one world. */
export interface ClientRun {
  readonly sandbox: Sandbox
  readonly vendor: Vendor
  /** scenario of the world */
  readonly state: ScenarioState
  /** the world's initial state */
  readonly origin: World
  readonly exchanges: readonly Exchange[]
  /** the fields that the client read of each response; undefined keeps all fields */
  readonly fieldsRead?: FieldsRead | undefined
}

/** An exchange with everything that reproduces its response in a new world. */
export interface ReproducedExchange {
  readonly step: Step
  /** the problem that the response reports */
  readonly problem: Exchange['problem']
  /** true if a fault of the scenario caused the response */
  readonly isFault: boolean
  /** steps that must be replayed first, in order */
  readonly after: readonly Step[]
  readonly response: ExpectedResponse
  /** an example of each value in the request, by variable id */
  readonly examples: ReadonlyMap<string, string>
  readonly variables: ReadonlyMap<string, Variable>
}

/** An exchange for which a pact has no interaction, with the reason. */
export interface SkippedExchange {
  /** number in the request journal */
  readonly number: number
  readonly operation?: string
  /** method and path, such as `GET /api/v2/assistants` */
  readonly request: string
  readonly reason: string
}

/** The exchanges of a world that can be reproduced, and those that cannot. */
export interface ReproductionResult {
  readonly reproduced: readonly ReproducedExchange[]
  readonly skipped: readonly SkippedExchange[]
}

/**
 * Finds for each exchange how to reproduce its response in a new world of the scenario. All requests are replayed in
 * two worlds that differ in seed, clock and address: values that differ between the two are random and not part of the
 * contract. Then each request is replayed after as few earlier requests as possible.
 */
export async function reproduceExchanges(run: ClientRun, onProgress?: OnProgress): Promise<ReproductionResult> {
  const reproducer = new Reproducer(run)
  const reproduced: ReproducedExchange[] = []
  const skipped: SkippedExchange[] = []
  for (const [i, exchange] of run.exchanges.entries()) {
    onProgress?.(i, run.exchanges.length)
    await yieldToOthers()
    const result = await reproducer.reproduce(exchange)
    if (typeof result !== 'string') reproduced.push(result)
    else {
      const { number, operation, method, path } = exchange
      const request = `${method} ${path}`
      skipped.push({ number, ...(operation !== undefined && { operation }), request, reason: result })
    }
  }
  return { reproduced, skipped }
}

/** Lets the process answer other requests. A timer would wait for a millisecond each time. */
function yieldToOthers(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}

const NOTHING_IN_COMMON = 'the responses of two new worlds of its scenario have nothing in common'

class Reproducer {
  readonly #run: ClientRun
  readonly #credentials: ReadonlyMap<string, string>
  readonly #values: RunValues
  readonly #variables = new Map<string, Variable>()
  readonly #names: RunVariables
  /** the steps that were replayed, in order */
  readonly #steps: Step[] = []
  /** numbers of the steps that a step's request depends on, by the step's number */
  readonly #sources = new Map<number, ReadonlySet<number>>()
  readonly #first: Replay
  readonly #second: Replay
  /** states of the first variant: the initial one, and the one after each of the steps */
  readonly #states: ReplayState[]
  /** state of the second variant after all steps */
  #secondState: ReplayState

  constructor(run: ClientRun) {
    this.#run = run
    this.#credentials = credentialValues(run.vendor, run.origin)
    this.#values = new RunValues(run, secretsOf(run.vendor).properties)
    this.#first = this.#replay(FIRST_VARIANT)
    this.#second = this.#replay(SECOND_VARIANT)
    this.#names = new RunVariables(this.#variables, {
      references: referencesIn(run.origin, run.vendor),
      credentials: this.#credentials,
      replays: [this.#first, this.#second],
      hasSent: (text) => this.#values.hasSent(text),
    })
    this.#states = [this.#first.start]
    this.#secondState = this.#second.start
  }

  /** Reproduces an exchange. Returns the reason if the exchange must be skipped. */
  async reproduce(exchange: Exchange): Promise<ReproducedExchange | string> {
    const { vendor } = this.#run
    const operation = vendor.spec.operations.get(exchange.operation ?? '')
    if (!operation) return describeUnknownOperation(exchange)
    const { forwarded } = exchange
    if (forwarded && !forwarded.fallback) return `it was answered by ${forwarded.to}, not by the double`
    const { status } = exchange.response
    if (status === 0) return 'the connection was closed before a response was sent'
    if (declaredKey(operation, status) === undefined) return `status ${status} is not declared for ${operation.id}`
    if (exchange.request.truncated && !hasLargeBody(exchange))
      return 'the request journal keeps only the beginning of its body'
    this.#values.add(exchange)
    const step = this.#toStep(exchange, operation)
    if (hasInvalidJson(step)) return 'its body is declared as JSON but is not valid JSON, which a pact cannot contain'
    const first = await this.#first.play(this.#lastState(), step, true)
    const second = await this.#second.play(this.#secondState, step, true)
    const responses = [first.last.response, second.last.response] as const
    const different = responses.find((response) => response.status !== status)
    if (different) {
      return `the response had status ${status}, but a new world of its scenario responds with ${different.status}: put faults and record changes in the scenario`
    }
    const result = await this.#reproduceStep(exchange, step, responses)
    this.#steps.push(step)
    this.#states.push(first)
    this.#secondState = second
    this.#names.learn(exchange, step, responses)
    return result
  }

  #lastState(): ReplayState {
    return this.#states.at(-1) ?? this.#first.start
  }

  async #reproduceStep(exchange: Exchange, step: Step, responses: ResponsePair): Promise<ReproducedExchange | string> {
    const full = this.#expect(exchange, step, responses, { known: this.#values.during(step.number) })
    if (!full) return NOTHING_IN_COMMON
    if (full.body && !matches(full.body, parseJson(exchange.response.body))) {
      return 'the response body differs in a new world of its scenario: put record changes in the scenario'
    }
    const after = await findPrerequisites({
      earlier: this.#steps,
      sourcesOf: (number) => this.#sources.get(number) ?? new Set(),
      sources: this.#sources.get(step.number) ?? new Set(),
      isReproduced: async (count, others) => {
        const from = this.#states[count] ?? this.#first.start
        const state = await this.#first.playAll(from, others, false)
        return isExpected(full, (await this.#first.play(state, step, false)).last.response)
      },
    })
    if (!after) return 'replaying the earlier requests does not reproduce the response'
    const first = await this.#playAfter(this.#first, after, step)
    const second = await this.#playAfter(this.#second, after, step)
    const known = this.#values.within([...after.map(({ number }) => number), step.number])
    const response = this.#expect(exchange, step, [first.last.response, second.last.response], {
      known,
      requiresCounters: true,
    })
    if (!response) return NOTHING_IN_COMMON
    const examples = new Map([...this.#first.credentials, ...valuesUsedUntil(first)])
    return {
      step,
      after,
      response,
      examples,
      variables: this.#variables,
      problem: exchange.problem,
      isFault: exchange.fault !== undefined,
    }
  }

  /** Replays a step after its prerequisites. Keeps the states for later steps with the same prerequisites. */
  async #playAfter(replay: Replay, after: readonly Step[], step: Step) {
    return replay.play(await replay.playAll(replay.start, after, true), step, true)
  }

  /**
   * Infers the expected response, narrowed to the fields that the client read. Counters are not required while the
   * prerequisites are searched: they would need every request that created a record.
   */
  #expect(
    exchange: Exchange,
    { operation }: Step,
    responses: ResponsePair,
    { known, requiresCounters = false }: { readonly known: KnownValues; readonly requiresCounters?: boolean },
  ): ExpectedResponse | undefined {
    const { vendor, fieldsRead } = this.#run
    const context = {
      ...known,
      document: vendor.spec.document,
      secrets: secretsOf(vendor).properties,
      requiresCounters,
    }
    const response = expectResponse(operation, responses, context)
    if (!response) return undefined
    const read = narrow(response, fieldsRead?.(operation.id, response.status))
    if (!read.body || !this.#isOtherCaller(exchange)) return read
    return { ...read, body: loosen(read.body, parseJson(exchange.response.body)) }
  }

  /** Checks for a credential that is not the scenario's. A replay replaces it, so the caller is another. */
  #isOtherCaller({ request }: Exchange): boolean {
    const { headers } = secretsOf(this.#run.vendor)
    const known = [...this.#credentials.values()]
    return request.headers.some(([name, value]) => headers.has(name.toLowerCase()) && !known.includes(value))
  }

  #toStep(exchange: Exchange, operation: Operation): Step {
    const { vendor } = this.#run
    const template = createTemplate(exchange, {
      vendor,
      operation,
      credentials: this.#credentials,
      findVariable: (value, hint) => this.#names.find(value, hint),
      findToken: (value, hint) => this.#names.findToken(value, hint),
    })
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(exchange.method) && exchange.response.status < 400
    const step = { number: exchange.number, operation, template, variables: variablesIn(template), writes }
    this.#sources.set(step.number, this.#sourcesOf(step))
    return step
  }

  /** Returns the numbers of the steps whose responses a step's request uses, directly or through other steps. */
  #sourcesOf({ variables }: Step): Set<number> {
    const direct = variables.flatMap((id) => {
      const source = this.#variables.get(id)?.source
      return source && 'exchange' in source ? [source.exchange] : []
    })
    return new Set(direct.flatMap((number) => [number, ...(this.#sources.get(number) ?? [])]))
  }

  #replay(variant: WorldVariant): Replay {
    const { sandbox, vendor, state } = this.#run
    return new Replay({ sandbox, vendor, state, variables: this.#variables }, variant)
  }
}

function describeUnknownOperation({ method, nearMisses: [near] }: Exchange): string {
  if (!near) return 'no such operation'
  const suggestion = near.method === method.toUpperCase() ? near.path : `${near.method} ${near.path}`
  return `no such operation (did you mean ${suggestion}?)`
}

function hasInvalidJson({ template: { body } }: Step): boolean {
  return body !== undefined && !body.isJson && /json/i.test(body.contentType)
}
