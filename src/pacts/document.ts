import type { Interaction, Pact, ProviderState } from '../engine/services/pact.ts'
import { version } from '../generated/version.ts'
import { secretsOf } from '../vendors/control/secrets.ts'
import { credentialsFor } from './credentials.ts'
import { type Expected, shapeOf } from './expected.ts'
import type { ExpectedResponse } from './expected-response.ts'
import { variable } from './expression.ts'
import { REDACTED } from './infer.ts'
import { interactionOf } from './interaction.ts'
import { canonical, isObject } from './json.ts'
import { Naming, valuesOf } from './naming.ts'
import { AFTER, KNOWN_IDS } from './provider-states.ts'
import type { LeftOut, Recorded, Recording, Records } from './record.ts'
import type { Step, Variable } from './replay.ts'
import type { Pairs, Template } from './template.ts'

/** What came of one world. */
export interface Section extends Records {
  readonly recording: Pick<Recording, 'vendor' | 'state' | 'origin'>
}

/** An interaction, and by what it is told from others. */
interface Told {
  readonly interaction: Interaction
  readonly shape: string
}

/** Writes what came of worlds as one pact: an interaction for each distinct exchange. */
export function pactOf(consumer: string, vendor: string, sections: readonly Section[]): Pact {
  const told = sections.flatMap((section) => section.recorded.map((recorded) => tell(recorded, section)))
  const distinct = new Map(told.toReversed().map((one) => [one.shape, one.interaction]))
  return {
    consumer: { name: consumer },
    provider: { name: vendor },
    interactions: numbered([...distinct.values()].toReversed()).toSorted(byDescription),
    metadata: {
      deskdouble: { version, leftOut: sections.flatMap(({ leftOut }) => leftOut) },
      pactSpecification: { version: '4.0' },
    },
  }
}

/** The exchanges that no interaction was made of. */
export function leftOutOf({ metadata }: Pact): readonly LeftOut[] {
  const own = metadata['deskdouble']
  const leftOut = isObject(own) ? own['leftOut'] : undefined
  // Written above.
  return Array.isArray(leftOut) ? (leftOut as LeftOut[]) : []
}

/** What tells interactions apart: Pact itself allows one of each description in each state. */
export function identityOf({ description, providerStates = [] }: Interaction): string {
  return canonical([description, providerStates])
}

function tell({ step, after, reply: response, examples, variables }: Recorded, { recording }: Section): Told {
  const { vendor, state, origin } = recording
  const naming = new Naming(variables)
  const requests = after.map(({ operation, template }) => {
    return naming.rename(sayRequest(template, credentialsFor(vendor, operation, origin)))
  })
  const template = naming.rename(step.template)
  const names = naming.names()
  const known = [...names].flatMap(([id, name]) => {
    const source = variables.get(id)?.source
    return source && 'reference' in source ? [[name, source.reference] as const] : []
  })
  const states: ProviderState[] = [
    { name: state.scenario, ...(Object.keys(state.with).length > 0 && { params: { ...state.with } }) },
    ...(known.length > 0 ? [{ name: KNOWN_IDS, params: Object.fromEntries(known) }] : []),
    ...after.map((earlier, i) => {
      const gives = valuesOf(earlier, variables, names)
      const given = Object.keys(gives).length > 0 ? { gives } : {}
      return { name: `${AFTER}${earlier.operation.id}`, params: { request: requests[i], ...given } }
    }),
  ]
  const secrets = secretsOf(vendor)
  const shown = new Map(
    [...examples].map(([id, value]) => {
      return [names.get(id) ?? id, shownExample(id, value, isSecret(variables.get(id), secrets))]
    }),
  )
  const description = describe(step, template, response)
  return {
    interaction: interactionOf({ description, states, template, reply: response, examples: shown }),
    shape: canonical([description, states, shapeOfRequest(template), shapeOfReply(response)]),
  }
}

/** Credentials and other secrets come from the state, and are not shown. */
function shownExample(id: string, value: string, isSecret: boolean): string {
  if (id.startsWith('@')) return isSecret ? REDACTED : value
  const [, scheme] = /^(\S+) /.exec(value) ?? []
  if (scheme !== undefined) return `${scheme} ${REDACTED}`
  return /id$/i.test(id) ? value : REDACTED
}

/** Whether a value comes from a place in a reply that the spec marks as secret. */
function isSecret(variable: Variable | undefined, { properties }: ReturnType<typeof secretsOf>): boolean {
  const source = variable?.source
  return source !== undefined && 'at' in source && properties.has(source.at.slice(source.at.lastIndexOf('/') + 1))
}

function describe({ operation }: Step, { query }: Template, { status }: ExpectedResponse): string {
  const names = [...new Set(query.map(([name]) => name))]
  const asked = names.length === 0 ? operation.id : `${operation.id} with ${names.join(', ')}`
  return `${asked} answers ${status}`
}

/** Where several differ in nothing that their descriptions say, they are counted. */
function numbered(interactions: readonly Interaction[]): Interaction[] {
  const seen = new Map<string, number>()
  return interactions.map((interaction) => {
    const identity = identityOf(interaction)
    const nth = (seen.get(identity) ?? 0) + 1
    seen.set(identity, nth)
    return nth === 1 ? interaction : { ...interaction, description: `${interaction.description} (${nth})` }
  })
}

function byDescription(one: Interaction, other: Interaction): number {
  const [a, b] = [one, other].map(({ description, providerStates }) => `${description} ${canonical(providerStates)}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** A request as a provider state tells of it: without the credentials that are taken where none are named. */
function sayRequest({ method, path, query, headers, body }: Template, usual: ReadonlyMap<string, string>) {
  const own = headers.filter(([name, value]) => value !== variable(usual.get(name.toLowerCase()) ?? ''))
  return {
    method,
    path,
    ...(query.length > 0 && { query: listed(query) }),
    ...(own.length > 0 && { headers: Object.fromEntries(own) }),
    ...(body && { body: body.content }),
  }
}

function listed(pairs: Pairs): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of pairs) values[name] = [...(values[name] ?? []), value]
  return values
}

function shapeOfRequest({ method, path, query, headers, body }: Template): unknown {
  return [method, path, query.map(([name]) => name), headers, body && [body.contentType, kindsIn(body.content)]]
}

/** Refusals of one kind differ in the code that they carry; successes, in what the client happened to send. */
function shapeOfReply({ status, headers, body }: ExpectedResponse): unknown {
  const shape = (expected: Expected) => shapeOf(expected, status >= 400)
  return [status, [...headers].map(([name, held]) => [name, shape(held)]), body && shape(body)]
}

function kindsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kindsIn)
  if (!isObject(value)) return value === null ? null : typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, kindsIn(inner)]))
}
