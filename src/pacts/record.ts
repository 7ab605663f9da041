import type { Exchange } from '../engine/journal/journal.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { secretsOf } from '../vendors/control/secrets.ts'
import type { World } from '../world/world.ts'
import { credentialValues } from './credentials.ts'
import { type ExpectedResponse, expectResponse, isExpected } from './expected-response.ts'
import { type Answer, extract, piecesOf } from './extract.ts'
import { sentIn } from './infer.ts'
import { parsed } from './json.ts'
import { loosened, meets } from './meets.ts'
import { needsOf } from './needs.ts'
import { type Reference, referencesIn, resolveReference } from './reference.ts'
import { Replay, type Step, type Variable } from './replay.ts'
import { ONE, OTHER, type ScenarioState, type Stage } from './stage.ts'
import { templateOf } from './template.ts'

/** What is recorded. */
export interface Recording {
  readonly stage: Stage
  readonly vendor: Vendor
  /** how the world began */
  readonly state: ScenarioState
  /** the world as it began */
  readonly origin: World
  readonly exchanges: readonly Exchange[]
}

/** An exchange with all that brings it about again. */
export interface Recorded {
  readonly step: Step
  /** what must happen first, in its order */
  readonly after: readonly Step[]
  readonly reply: ExpectedResponse
  /** an example of each value that the request is made of, by the ids of the variables */
  readonly examples: ReadonlyMap<string, string>
  readonly variables: ReadonlyMap<string, Variable>
}

/** An exchange that no interaction was made of, and why. */
export interface LeftOut {
  readonly number: number
  readonly operation?: string
  readonly reason: string
}

/** What came of the exchanges of a world. */
export interface Records {
  readonly recorded: readonly Recorded[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Finds out of each exchange of a run what brings it about again in a fresh world of its scenario. All are carried out
 * again in two worlds that differ in seed, clock and address: what differs between the two is decided by chance, and
 * is not in the contract. Then each is tried with as few of the earlier ones as will do.
 */
export async function record(recording: Recording, onRecorded?: OnProgress): Promise<Records> {
  const recorder = new Recorder(recording)
  const recorded: Recorded[] = []
  const leftOut: LeftOut[] = []
  for (const [i, exchange] of recording.exchanges.entries()) {
    onRecorded?.(i, recording.exchanges.length)
    const told = await recorder.tell(exchange)
    if (typeof told !== 'string') recorded.push(told)
    else {
      const { number, operation } = exchange
      leftOut.push({ number, ...(operation !== undefined && { operation }), reason: told })
    }
  }
  return { recorded, leftOut }
}

class Recorder {
  readonly #recording: Recording
  readonly #references: ReadonlyMap<string, Reference>
  readonly #credentials: ReadonlyMap<string, string>
  readonly #variables = new Map<string, Variable>()
  /** the ids of the variables by the values that they had in the run */
  readonly #byValue = new Map<string, string>()
  readonly #steps = new Map<number, Step>()
  readonly #one: Replay
  readonly #other: Replay

  constructor(recording: Recording) {
    this.#recording = recording
    this.#references = referencesIn(recording.origin, recording.vendor)
    this.#credentials = credentialValues(recording.vendor, recording.origin)
    this.#one = this.#replay(ONE)
    this.#other = this.#replay(OTHER)
  }

  /** What brings an exchange about again, or why nothing does. */
  async tell(exchange: Exchange): Promise<Recorded | string> {
    const operation = this.#recording.vendor.spec.operations.get(exchange.operation ?? '')
    if (!operation) return 'It matched no operation'
    const { status } = exchange.response
    if (!operation.responses.has(status)) return status === 0 ? 'Its connection was cut' : `${status} is not declared`
    const step = this.#stepOf(exchange, operation)
    if (isUnspeakable(step)) return 'Its body says that it is JSON and is none, which no pact can say'
    const answers = [await this.#one.play(step), await this.#other.play(step)] as const
    const strange = answers.find((answer) => answer.status !== status)
    if (strange) return `It was answered ${status}, and is answered ${strange.status} where its scenario begins afresh`
    this.#steps.set(step.number, step)
    this.#learn(exchange, step, answers)
    return this.#interaction(exchange, step, answers)
  }

  async #interaction(exchange: Exchange, step: Step, answers: readonly [Answer, Answer]): Promise<Recorded | string> {
    const whole = this.#expect(exchange, step, answers)
    if (!whole) return 'It is answered otherwise in every world'
    if (whole.body && !meets(whole.body, parsed(exchange.response.body))) {
      return 'Its reply is another where its scenario begins afresh'
    }
    const needed = await needsOf({
      step,
      steps: this.#steps,
      variables: this.#variables,
      isAnswered: async (after) => isExpected(whole, (await this.#try(this.#replay(ONE), after, step)).answer),
    })
    if (!needed) return 'It cannot be brought about again by what was asked before it'
    const one = await this.#try(this.#replay(ONE), needed, step)
    const other = await this.#try(this.#replay(OTHER), needed, step)
    const response = this.#expect(exchange, step, [one.answer, other.answer])
    if (!response) return 'It is answered otherwise in every world'
    const after = needed.flatMap((number) => this.#steps.get(number) ?? [])
    return { step, after, reply: response, examples: one.values, variables: this.#variables }
  }

  async #try(replay: Replay, after: readonly number[], step: Step) {
    for (const number of after) {
      const earlier = this.#steps.get(number)
      if (earlier) await replay.play(earlier)
    }
    return { answer: await replay.play(step), values: replay.values }
  }

  #expect(exchange: Exchange, step: Step, answers: readonly [Answer, Answer]): ExpectedResponse | undefined {
    const { vendor } = this.#recording
    const secrets = secretsOf(vendor).properties
    const sent = sentIn(parsed(exchange.request.body), secrets)
    const response = expectResponse(step.operation, answers, { document: vendor.spec.document, sent, secrets })
    if (!response?.body || !this.#isByAnother(exchange)) return response
    return { ...response, body: loosened(response.body, parsed(exchange.response.body)) }
  }

  /** Whether the credential is none of the scenario's, whose own are taken in its place: then the caller is another. */
  #isByAnother({ request }: Exchange): boolean {
    const { headers } = secretsOf(this.#recording.vendor)
    const known = [...this.#credentials.values()]
    return request.headers.some(([name, value]) => headers.has(name.toLowerCase()) && !known.includes(value))
  }

  #stepOf(exchange: Exchange, operation: Operation): Step {
    const { vendor } = this.#recording
    const template = templateOf(exchange, {
      vendor,
      operation,
      credentials: this.#credentials,
      find: (value, hint) => this.#find(value, hint),
    })
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(exchange.method) && exchange.response.status < 400
    return { number: exchange.number, operation, template, writes }
  }

  /** The variable of a value: of an id that the scenario decides, or of what an earlier reply gave. */
  #find(value: string, hint: string): string | undefined {
    const setting = [...this.#credentials].find(([, held]) => held === value)?.[0]
    if (setting !== undefined && this.#isUnlike(value, (replay) => replay.values.get(setting))) return setting
    const reference = this.#references.get(value)
    if (reference && !this.#byValue.has(value)) {
      const { expression } = reference
      const resolved = (replay: Replay) => {
        return resolveReference(expression, replay.origin, this.#recording.stage.vendors)
      }
      // What is the same in every world is written in the scenario, and may be written in the pact.
      if (this.#isUnlike(value, resolved)) this.#add(value, { hint: reference.hint, source: { reference: expression } })
    }
    const known = this.#byValue.get(value)
    const variable = known === undefined ? undefined : this.#variables.get(known)
    // What a reply gave has no name of its own: it is called by the place where it is first used.
    if (variable && variable.hint === '') this.#variables.set(variable.id, { ...variable, hint })
    return known
  }

  #isUnlike(value: string, resolved: (replay: Replay) => string | undefined): boolean {
    return [this.#one, this.#other].some((replay) => resolved(replay) !== value)
  }

  /** Remembers each text of a reply that chance decided, for whoever sends it back. */
  #learn({ number, response }: Exchange, { operation }: Step, [one, other]: readonly [Answer, Answer]): void {
    const told: Answer = { status: response.status, headers: new Headers(response.headers), text: response.body }
    for (const { at, text } of piecesOf(told)) {
      if (this.#byValue.has(text) || this.#references.has(text)) continue
      const [mine, theirs] = [extract(one, at), extract(other, at)]
      if (mine === undefined || theirs === undefined || (mine === theirs && mine === text)) continue
      this.#add(text, { hint: at === '/id' ? idHint(operation) : '', source: { exchange: number, at } })
    }
  }

  #add(value: string, variable: Omit<Variable, 'id'>): void {
    const id = `@${this.#variables.size + 1}`
    this.#variables.set(id, { ...variable, id })
    this.#byValue.set(value, id)
  }

  #replay(variant: typeof ONE): Replay {
    const { stage, vendor, state } = this.#recording
    return new Replay({ stage, vendor, state, variables: this.#variables }, variant)
  }
}

/** The id that `POST /api/assistants` answers with is an `assistantId`. */
function idHint({ path }: Operation): string {
  const last = path.split('/').findLast((segment) => !segment.startsWith('{')) ?? ''
  return `${last.replace(/s$/, '')}Id`
}

function isUnspeakable({ template: { body } }: Step): boolean {
  return body !== undefined && !body.isJson && /json/i.test(body.contentType)
}
