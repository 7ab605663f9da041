import type { Exchange } from '../engine/journal/exchange.ts'
import type { Operation } from '../engine/spec/spec.ts'
import { extractor, locatedStrings, type ReceivedResponse } from './extract.ts'
import { isOpaque } from './opaque.ts'
import type { RecordReference } from './reference.ts'
import type { Replay, Step, Variable } from './replay.ts'

/** The responses to one step in the two worlds. */
export type ResponsePair = readonly [ReceivedResponse, ReceivedResponse]

/** Facts of a run that decide which values are variables. */
interface RunFacts {
  readonly references: ReadonlyMap<string, RecordReference>
  readonly credentials: ReadonlyMap<string, string>
  readonly replays: readonly Replay[]
  /** Checks whether the client has sent a string before. */
  readonly hasSent: (text: string) => boolean
}

/** The variables of a run: values of its requests that the provider states decide. */
export class RunVariables {
  readonly #variables: Map<string, Variable>
  readonly #facts: RunFacts
  /** ids and cursors that are equal in every world, by value: a client can only know them from the response */
  readonly #tokens = new Map<string, Variable['source']>()
  /** variable ids by the values that the variables had in the run */
  readonly #byValue = new Map<string, string>()

  /** @param variables filled with the variables, by id */
  constructor(variables: Map<string, Variable>, facts: RunFacts) {
    this.#variables = variables
    this.#facts = facts
  }

  /** Finds the variable for a credential, for an id of the scenario, or for a value from an earlier response. */
  find(value: string, hint: string): string | undefined {
    const setting = [...this.#facts.credentials].find(([, credential]) => credential === value)?.[0]
    if (setting !== undefined && this.#differs(value, (replay) => replay.credentials.get(setting))) return setting
    const reference = this.#facts.references.get(value)
    if (reference && !this.#byValue.has(value)) {
      const { expression } = reference
      // An id that is equal in every world is written in the scenario, so the pact may contain it.
      if (this.#differs(value, (replay) => replay.resolve(expression)))
        this.#add(value, { hint: reference.hint, source: { reference: expression } })
    }
    const known = this.#byValue.get(value)
    const variable = known === undefined ? undefined : this.#variables.get(known)
    // A value from a response gets its name from the first request parameter or property that uses it.
    if (variable && variable.hint === '') this.#variables.set(variable.id, { ...variable, hint })
    return known
  }

  /** Finds the variable for an id or a cursor that the client copied from an earlier response. */
  findToken(value: string, hint: string): string | undefined {
    const source = this.#tokens.get(value)
    if (source && !this.#byValue.has(value)) this.#add(value, { hint, source })
    return this.#byValue.get(value)
  }

  #differs(value: string, resolve: (replay: Replay) => string | undefined): boolean {
    return this.#facts.replays.some((replay) => resolve(replay) !== value)
  }

  /** Stores the random strings of a response as variables, for later requests that send them. */
  learn({ number, response }: Exchange, { operation }: Step, [first, second]: ResponsePair): void {
    const { status, headers, body } = response
    const [firstAt, secondAt] = [extractor(first), extractor(second)]
    for (const { at, text } of locatedStrings({ status, headers: new Headers(headers), text: body })) {
      if (this.#byValue.has(text) || this.#facts.references.has(text)) continue
      const [firstText, secondText] = [firstAt(at), secondAt(at)]
      if (firstText === undefined || secondText === undefined) continue
      if (firstText === secondText && firstText === text) {
        const isToken = isOpaque(text) && !this.#facts.hasSent(text) && !this.#tokens.has(text)
        if (isToken) this.#tokens.set(text, { exchange: number, at })
        continue
      }
      this.#add(text, { hint: at === '/id' ? idHint(operation) : '', source: { exchange: number, at } })
    }
  }

  #add(value: string, variable: Omit<Variable, 'id'>): void {
    const id = `@${this.#variables.size + 1}`
    this.#variables.set(id, { ...variable, id })
    this.#byValue.set(value, id)
  }
}

/** Derives the name of an id from its collection: the `id` in the response of `POST /api/assistants` is an `assistantId`. */
function idHint({ path }: Operation): string {
  const last = path.split('/').findLast((segment) => !segment.startsWith('{')) ?? ''
  return `${last.replace(/s$/, '')}Id`
}
