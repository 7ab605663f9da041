/** A pact of specification 4, with the parts that DeskDouble writes and reads. */
export interface Pact {
  readonly consumer: { readonly name: string }
  readonly provider: { readonly name: string }
  readonly interactions: readonly Interaction[]
  readonly metadata: Readonly<Record<string, unknown>>
}

/** One request with its expected response. */
export interface Interaction {
  readonly type: 'Synchronous/HTTP'
  readonly description: string
  readonly providerStates?: readonly ProviderState[]
  readonly request: PactRequest
  readonly response: PactResponse
}

/** A state that the provider must be in before the request is sent. */
export interface ProviderState {
  readonly name: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** The request of an interaction. */
export interface PactRequest extends WithRules {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, readonly string[]>>
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: PactBody
}

/** The expected response of an interaction. */
export interface PactResponse extends WithRules {
  readonly status: number
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: PactBody
}

/** A body, as a JSON value. */
export interface PactBody {
  readonly content: unknown
  readonly contentType: string
  readonly encoded: false
}

/** Rules that compare values, and generators that supply them, by part of the message. */
export interface WithRules {
  readonly matchingRules?: Rules
  readonly generators?: Generators
}

/** Entries by part of the message: one for the path, and one for each name or place in the other parts. */
export interface ByPart<T> {
  readonly path?: T
  readonly query?: Readonly<Record<string, T>>
  readonly header?: Readonly<Record<string, T>>
  readonly body?: Readonly<Record<string, T>>
}

/** Matching rules by part of the message. */
export type Rules = ByPart<Rule>

/** Generators by part of the message. */
export type Generators = ByPart<Generator>

/** The matchers that a value must pass. */
export interface Rule {
  readonly combine: 'AND'
  readonly matchers: readonly Matcher[]
}

/** A matcher of Pact. */
export interface Matcher {
  readonly match: 'type' | 'regex' | 'integer' | 'number' | 'equality'
  readonly regex?: string
  readonly min?: number
}

/** A generator that fills a value of the provider state into an expression, or creates a string that matches a regex. */
export type Generator = StateGenerator | RegexGenerator

/** A generator that fills a value of the provider state into an expression with `${name}`. */
export interface StateGenerator {
  readonly type: 'ProviderState'
  readonly expression: string
}

/** A generator that creates a string, such as one that is too long to be part of a file. */
export interface RegexGenerator {
  readonly type: 'Regex'
  readonly regex: string
}
