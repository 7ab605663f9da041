/** A Pact file of specification 4, as far as it is written and read here. */
export interface Pact {
  readonly consumer: { readonly name: string }
  readonly provider: { readonly name: string }
  readonly interactions: readonly Interaction[]
  readonly metadata: Readonly<Record<string, unknown>>
}

/** One request and what it must be answered with. */
export interface Interaction {
  readonly type: 'Synchronous/HTTP'
  readonly description: string
  readonly providerStates?: readonly ProviderState[]
  readonly request: PactRequest
  readonly response: PactResponse
}

/** What must be so before the request is made. */
export interface ProviderState {
  readonly name: string
  readonly params?: Readonly<Record<string, unknown>>
}

export interface PactRequest extends WithRules {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, readonly string[]>>
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: PactBody
}

export interface PactResponse extends WithRules {
  readonly status: number
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: PactBody
}

export interface PactBody {
  readonly content: unknown
  readonly contentType: string
  readonly encoded: false
}

/** How values are compared, and where they come from, by the part that they stand in. */
export interface WithRules {
  readonly matchingRules?: Rules
  readonly generators?: Generators
}

/** `path` has one entry of its own; of all others there is one for each name, or for each place in the body. */
export interface ByPart<T> {
  readonly path?: T
  readonly query?: Readonly<Record<string, T>>
  readonly header?: Readonly<Record<string, T>>
  readonly body?: Readonly<Record<string, T>>
}

export type Rules = ByPart<Rule>

export type Generators = ByPart<Generator>

export interface Rule {
  readonly combine: 'AND'
  readonly matchers: readonly Matcher[]
}

export interface Matcher {
  readonly match: 'type' | 'regex' | 'integer' | 'number' | 'equality'
  readonly regex?: string
  readonly min?: number
}

/** A text with `${name}` in it, for values that the provider state gives back. */
export interface Generator {
  readonly type: 'ProviderState'
  readonly expression: string
}
