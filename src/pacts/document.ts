import { secretsOf } from '../engine/journal/secrets.ts'
import type { Interaction, Pact, ProviderState } from '../engine/services/pact.ts'
import { version } from '../generated/version.ts'
import { credentialsFor } from './credentials.ts'
import { describe } from './describe.ts'
import { type Expectation, shapeOf } from './expected.ts'
import type { ExpectedResponse } from './expected-response.ts'
import { placeholder } from './expression.ts'
import { REDACTED } from './infer.ts'
import { createInteraction } from './interaction.ts'
import { canonicalJson, isObject } from './json.ts'
import { AFTER, KNOWN_IDS } from './provider-states.ts'
import type { Variable } from './replay.ts'
import type { ClientRun, ReproducedExchange, ReproductionResult, SkippedExchange } from './reproduce.ts'
import type { RequestTemplate } from './template.ts'
import { type DescriptionParts, uniqueDescriptions } from './unique-descriptions.ts'
import { valuesByName } from './values-by-name.ts'
import { responseValues, VariableNames } from './variable-names.ts'

/** The reproduced requests of one world. */
export interface PactSection extends ReproductionResult {
  readonly run: Pick<ClientRun, 'vendor' | 'state' | 'origin'>
}

/** An interaction with the shape that distinguishes it from others. */
interface Candidate {
  readonly interaction: Omit<Interaction, 'description'>
  readonly description: DescriptionParts
  readonly shape: string
}

/** Creates one pact from the requests of several worlds, with one interaction for each distinct request. */
export function createPact(consumer: string, vendor: string, sections: readonly PactSection[]): Pact {
  const candidates = sections.flatMap(({ run, reproduced }) => reproduced.map((exchange) => toCandidate(exchange, run)))
  const distinct = new Map<string, Candidate>()
  for (const candidate of candidates) if (!distinct.has(candidate.shape)) distinct.set(candidate.shape, candidate)
  const described = [...distinct.values()]
  const descriptions = uniqueDescriptions(described.map(({ description }) => description))
  const interactions = described.map(({ interaction: { type, ...rest } }, i) => {
    return { type, description: descriptions[i] ?? '', ...rest }
  })
  return {
    consumer: { name: consumer },
    provider: { name: vendor },
    interactions: interactions.toSorted(byDescription),
    metadata: {
      deskdouble: { version, skipped: sections.flatMap(({ skipped }) => skipped) },
      pactSpecification: { version: '4.0' },
    },
  }
}

/** Returns the exchanges for which a pact has no interaction. */
export function skippedIn({ metadata }: Pact): readonly SkippedExchange[] {
  const own = metadata['deskdouble']
  const skipped = isObject(own) ? own['skipped'] : undefined
  // createPact writes the list.
  return Array.isArray(skipped) ? (skipped as SkippedExchange[]) : []
}

/** Returns an interaction's identity: Pact allows one interaction per description and provider states. */
export function identityOf({ description, providerStates = [] }: Interaction): string {
  return canonicalJson([description, providerStates])
}

function toCandidate(
  { step, after, response, examples, variables, problem, isFault }: ReproducedExchange,
  { vendor, state, origin }: PactSection['run'],
): Candidate {
  const variableNames = new VariableNames(variables)
  const requests = after.map(({ operation, template }) => {
    return variableNames.rename(toStateRequest(template, credentialsFor(vendor, operation, origin)))
  })
  const template = variableNames.rename(step.template)
  const names = variableNames.names()
  const knownIds = [...names].flatMap(([id, name]) => {
    const source = variables.get(id)?.source
    return source && 'reference' in source ? [[name, source.reference] as const] : []
  })
  const states: ProviderState[] = [
    { name: state.scenario, ...(Object.keys(state.with).length > 0 && { params: { ...state.with } }) },
    ...(knownIds.length > 0 ? [{ name: KNOWN_IDS, params: Object.fromEntries(knownIds) }] : []),
    ...withoutRepetition(
      after.map((earlier, i) => {
        const gives = responseValues(earlier, variables, names)
        const values = Object.keys(gives).length > 0 ? { gives } : {}
        return { name: `${AFTER}${earlier.operation.id}`, params: { request: requests[i], ...values } }
      }),
    ),
  ]
  const secrets = secretsOf(vendor)
  const redacted = new Map(
    [...examples].map(([id, value]) => {
      return [names.get(id) ?? id, redactedExample(id, value, isSecret(variables.get(id), secrets))]
    }),
  )
  return {
    interaction: createInteraction({ states, template, response, examples: redacted }),
    description: describe({ step, after, response, template, problem, isFault, vendor, scenario: state.scenario }),
    shape: canonicalJson([step.operation.id, states, shapeOfRequest(template), shapeOfResponse(response)]),
  }
}

/** Combines equal states in succession, such as those that exceed a rate limit, into one with the number of times. */
function withoutRepetition(states: readonly ProviderState[]): ProviderState[] {
  const combined: { readonly state: ProviderState; readonly identity: string; times: number }[] = []
  for (const state of states) {
    const identity = canonicalJson(state)
    const last = combined.at(-1)
    if (last?.identity === identity) last.times++
    else combined.push({ state, identity, times: 1 })
  }
  return combined.map(({ state, times }) => (times === 1 ? state : { ...state, params: { ...state.params, times } }))
}

/** Redacts the example of a credential or another secret; the provider state supplies the real value. */
function redactedExample(id: string, value: string, isSecret: boolean): string {
  if (id.startsWith('@')) return isSecret ? REDACTED : value
  const [, scheme] = /^(\S+) /.exec(value) ?? []
  if (scheme !== undefined) return `${scheme} ${REDACTED}`
  return /id$/i.test(id) ? value : REDACTED
}

/** Checks whether a variable comes from a response property that the spec marks as secret. */
function isSecret(variable: Variable | undefined, { properties }: ReturnType<typeof secretsOf>): boolean {
  const source = variable?.source
  return source !== undefined && 'at' in source && properties.has(source.at.slice(source.at.lastIndexOf('/') + 1))
}

function byDescription(first: Interaction, second: Interaction): number {
  const [a, b] = [first, second].map(
    ({ description, providerStates }) => `${description} ${canonicalJson(providerStates)}`,
  )
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** Returns a request as a provider-state parameter, without the credentials that are sent by default. */
function toStateRequest({ method, path, query, headers, body }: RequestTemplate, usual: ReadonlyMap<string, string>) {
  const own = headers.filter(([name, value]) => value !== placeholder(usual.get(name.toLowerCase()) ?? ''))
  return {
    method,
    path,
    ...(query.length > 0 && { query: valuesByName(query) }),
    ...(own.length > 0 && { headers: Object.fromEntries(own) }),
    ...(body && { body: body.content }),
  }
}

function shapeOfRequest({ method, path, query, headers, body }: RequestTemplate): unknown {
  return [method, path, query.map(([name]) => name), headers, body && [body.contentType, kindsIn(body.content)]]
}

/** Returns a response's shape. The shape of an error includes its values, such as the error code. */
function shapeOfResponse({ status, headers, body }: ExpectedResponse): unknown {
  const shape = (expected: Expectation) => shapeOf(expected, status >= 400)
  return [status, [...headers].map(([name, expected]) => [name, shape(expected)]), body && shape(body)]
}

function kindsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kindsIn)
  if (!isObject(value)) return value === null ? null : typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, kindsIn(inner)]))
}
