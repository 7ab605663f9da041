import type {
  Generator,
  Generators,
  Interaction,
  Matcher,
  PactRequest,
  PactResponse,
  ProviderState,
  Rule,
  Rules,
} from '../engine/services/pact.ts'
import { type Expected, exampleOf } from './expected.ts'
import type { ExpectedResponse } from './expected-response.ts'
import { fill, namesIn } from './expression.ts'
import { isObject, mapTexts } from './json.ts'
import type { Pairs, Template } from './template.ts'

/** All that an interaction says. */
export interface Saying {
  readonly description: string
  readonly states: readonly ProviderState[]
  readonly template: Template
  readonly reply: ExpectedResponse
  /** an example for each value that the state decides */
  readonly examples: ReadonlyMap<string, string>
}

/** Writes an interaction as it stands in a Pact file. */
export function interactionOf({ description, states, template, reply: response, examples }: Saying): Interaction {
  return {
    type: 'Synchronous/HTTP',
    description,
    providerStates: states,
    request: requestOf(template, examples),
    response: responseOf(response),
  }
}

/** A place in a body, as Pact writes it: `$.entities[*].id`. */
export function below(path: string, key: string): string {
  return /^[_A-Za-z][\w]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`
}

function requestOf(
  { method, path, query, headers, body }: Template,
  examples: ReadonlyMap<string, string>,
): PactRequest {
  const filled = (text: string) => fill(text, examples)
  const generators: Generators = {
    ...(isFilled(path) && { path: fromState(path) }),
    ...named('query', generatorsOf(query)),
    ...named('header', generatorsOf(headers)),
    ...named('body', body?.isJson ? bodyGenerators(body.content) : {}),
  }
  return {
    method,
    path: filled(path),
    ...(query.length > 0 && { query: grouped(query, filled) }),
    ...(headers.length > 0 && { headers: grouped(headers, filled) }),
    ...(body && {
      body: { content: mapTexts(body.content, filled), contentType: body.contentType, encoded: false as const },
    }),
    ...(Object.keys(generators).length > 0 && { generators, matchingRules: rulesFor(generators) }),
  }
}

/** Whatever the state decides may be any value in a client's request. */
function rulesFor({ path, query, header, body }: Generators): Rules {
  const any = (of: Readonly<Record<string, Generator>> | undefined) => {
    return Object.fromEntries(Object.keys(of ?? {}).map((name) => [name, rule({ match: 'type' })]))
  }
  return {
    ...(path && { path: rule({ match: 'type' }) }),
    ...named('query', any(query)),
    ...named('header', any(header)),
    ...named('body', any(body)),
  }
}

function responseOf({ status, headers, body }: ExpectedResponse): PactResponse {
  const rules: Rules = {
    ...named('header', headerRules(headers)),
    ...named('body', body ? Object.fromEntries(bodyRules(body, '$', false)) : {}),
  }
  const contentType = headers.get('Content-Type')
  return {
    status,
    ...(headers.size > 0 && {
      headers: Object.fromEntries([...headers].map(([name, held]) => [name, headerValues(held)])),
    }),
    ...(body && {
      body: {
        content: exampleOf(body),
        contentType: contentType ? String(exampleOf(contentType)) : 'application/json',
        encoded: false as const,
      },
    }),
    ...(Object.keys(rules).length > 0 && { matchingRules: rules }),
  }
}

/** A list in a header is a list in Pact. */
function headerValues(expected: Expected): string[] {
  const value = String(exampleOf(expected))
  return expected.match === 'equality' ? value.split(/, */) : [value]
}

function headerRules(headers: ReadonlyMap<string, Expected>): Readonly<Record<string, Rule>> {
  return Object.fromEntries(
    [...headers].flatMap(([name, expected]) => {
      return expected.match === 'regex' ? [[name, rule({ match: 'regex', regex: expected.regex })]] : []
    }),
  )
}

function bodyRules(expected: Expected, path: string, listed: boolean): (readonly [string, Rule])[] {
  switch (expected.match) {
    case 'object':
      return Object.entries(expected.properties).flatMap(([key, inner]) => bodyRules(inner, below(path, key), listed))
    case 'each':
      return [[path, rule({ match: 'type', min: expected.min })], ...bodyRules(expected.item, `${path}[*]`, true)]
    case 'empty list':
      return []
    case 'equality':
      // Outside of lists nothing loosens what a value must be.
      return listed ? [[path, rule({ match: 'equality' })]] : []
    case 'regex':
      return [[path, rule({ match: 'regex', regex: expected.regex })]]
    default:
      return [[path, rule({ match: expected.match })]]
  }
}

function rule(matcher: Matcher): Rule {
  return { combine: 'AND', matchers: [matcher] }
}

function bodyGenerators(content: unknown, path = '$'): Record<string, Generator> {
  if (typeof content === 'string') return isFilled(content) ? { [path]: fromState(content) } : {}
  if (Array.isArray(content)) {
    return Object.assign({}, ...content.map((item, i) => bodyGenerators(item, `${path}[${i}]`)))
  }
  if (!isObject(content)) return {}
  return Object.assign({}, ...Object.entries(content).map(([key, inner]) => bodyGenerators(inner, below(path, key))))
}

/** A value beyond the first of its name is told apart by its place. */
function generatorsOf(pairs: Pairs): Record<string, Generator> {
  const places = new Map<string, number>()
  return Object.fromEntries(
    pairs.flatMap(([name, text]) => {
      const nth = places.get(name) ?? 0
      places.set(name, nth + 1)
      return isFilled(text) ? [[nth === 0 ? name : `${name}[${nth}]`, fromState(text)]] : []
    }),
  )
}

function grouped(pairs: Pairs, filled: (text: string) => string): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, text] of pairs) values[name] = [...(values[name] ?? []), filled(text)]
  return values
}

function named<Name extends string, T extends object>(name: Name, held: T): { readonly [N in Name]?: T } {
  // The one property is of the given name.
  return Object.keys(held).length > 0 ? ({ [name]: held } as { readonly [N in Name]?: T }) : {}
}

function fromState(expression: string): Generator {
  return { type: 'ProviderState', expression }
}

function isFilled(text: string): boolean {
  return namesIn(text).length > 0
}
