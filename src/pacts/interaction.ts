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
import { type Expectation, exampleOf } from './expected.ts'
import type { ExpectedResponse } from './expected-response.ts'
import { fillVariables, variableNames } from './expression.ts'
import { isObject, mapStrings } from './json.ts'
import { LARGE_EXAMPLE, type Pairs, type RequestTemplate, type TemplateBody } from './template.ts'
import { valuesByName } from './values-by-name.ts'

/** The parts from which an interaction is created. */
export interface InteractionParts {
  readonly states: readonly ProviderState[]
  readonly template: RequestTemplate
  readonly response: ExpectedResponse
  /** an example for each value that the provider state decides, by name */
  readonly examples: ReadonlyMap<string, string>
}

/** Creates an interaction in the format of a Pact file, except for its description. */
export function createInteraction({
  states,
  template,
  response,
  examples,
}: InteractionParts): Omit<Interaction, 'description'> {
  return {
    type: 'Synchronous/HTTP',
    providerStates: states,
    request: requestOf(template, examples),
    response: responseOf(response),
  }
}

/** Appends a property to a Pact body path, such as `$.entities[*].id`. */
export function childPath(path: string, key: string): string {
  return /^[_A-Za-z][\w]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`
}

function requestOf(
  { method, path, query, headers, body }: RequestTemplate,
  examples: ReadonlyMap<string, string>,
): PactRequest {
  const filled = (text: string) => fillVariables(text, examples)
  const filledValues = (pairs: Pairs) => valuesByName(pairs.map(([name, text]) => [name, filled(text)]))
  const generators: Generators = {
    ...(hasVariables(path) && { path: fromState(path) }),
    ...optionalProperty('query', generatorsOf(query)),
    ...optionalProperty('header', generatorsOf(headers)),
    ...optionalProperty('body', body ? generatorsOfBody(body) : {}),
  }
  return {
    method,
    path: filled(path),
    ...(query.length > 0 && { query: filledValues(query) }),
    ...(headers.length > 0 && { headers: filledValues(headers) }),
    ...(body && {
      body: { content: mapStrings(body.content, filled), contentType: body.contentType, encoded: false as const },
    }),
    ...(Object.keys(generators).length > 0 && { generators, matchingRules: rulesFor(generators) }),
  }
}

/** Returns rules that allow any value in a request where the provider state decides the value. */
function rulesFor({ path, query, header, body }: Generators): Rules {
  const any = (of: Readonly<Record<string, Generator>> | undefined) => {
    return Object.fromEntries(Object.keys(of ?? {}).map((name) => [name, rule({ match: 'type' })]))
  }
  return {
    ...(path && { path: rule({ match: 'type' }) }),
    ...optionalProperty('query', any(query)),
    ...optionalProperty('header', any(header)),
    ...optionalProperty('body', any(body)),
  }
}

function responseOf({ status, headers, body }: ExpectedResponse): PactResponse {
  const rules: Rules = {
    ...optionalProperty('header', headerRules(headers)),
    ...optionalProperty('body', body ? Object.fromEntries(bodyRules(body, '$', false)) : {}),
  }
  const contentType = headers.get('Content-Type')
  return {
    status,
    ...(headers.size > 0 && {
      headers: Object.fromEntries([...headers].map(([name, expected]) => [name, headerValues(expected)])),
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

/** Splits a comma-separated header into a list, as Pact does. */
function headerValues(expected: Expectation): string[] {
  const value = String(exampleOf(expected))
  return expected.match === 'equality' ? value.split(/, */) : [value]
}

function headerRules(headers: ReadonlyMap<string, Expectation>): Readonly<Record<string, Rule>> {
  return Object.fromEntries(
    [...headers].flatMap(([name, expected]) => {
      return expected.match === 'regex' ? [[name, rule({ match: 'regex', regex: expected.regex })]] : []
    }),
  )
}

function bodyRules(expected: Expectation, path: string, listed: boolean): (readonly [string, Rule])[] {
  switch (expected.match) {
    case 'object':
      return Object.entries(expected.properties).flatMap(([key, inner]) =>
        bodyRules(inner, childPath(path, key), listed),
      )
    case 'each':
      return [[path, rule({ match: 'type', min: expected.min })], ...bodyRules(expected.item, `${path}[*]`, true)]
    case 'empty list':
      return []
    case 'equality':
      // Equality is the default outside lists; inside, the rule of the list would replace it.
      return listed ? [[path, rule({ match: 'equality' })]] : []
    case 'regex':
    case 'link':
      return [[path, rule({ match: 'regex', regex: expected.regex })]]
    default:
      return [[path, rule({ match: expected.match })]]
  }
}

function rule(matcher: Matcher): Rule {
  return { combine: 'AND', matchers: [matcher] }
}

function generatorsOfBody({ isJson, content, length }: TemplateBody): Record<string, Generator> {
  if (length !== undefined) return { $: { type: 'Regex', regex: `${LARGE_EXAMPLE}{${length}}` } }
  return isJson ? bodyGenerators(content) : {}
}

function bodyGenerators(content: unknown, path = '$'): Record<string, Generator> {
  if (typeof content === 'string') return hasVariables(content) ? { [path]: fromState(content) } : {}
  if (Array.isArray(content)) {
    return Object.assign({}, ...content.map((item, i) => bodyGenerators(item, `${path}[${i}]`)))
  }
  if (!isObject(content)) return {}
  return Object.assign(
    {},
    ...Object.entries(content).map(([key, inner]) => bodyGenerators(inner, childPath(path, key))),
  )
}

/** Returns generators by name. Further values of the same name have their index appended. */
function generatorsOf(pairs: Pairs): Record<string, Generator> {
  const places = new Map<string, number>()
  return Object.fromEntries(
    pairs.flatMap(([name, text]) => {
      const nth = places.get(name) ?? 0
      places.set(name, nth + 1)
      return hasVariables(text) ? [[nth === 0 ? name : `${name}[${nth}]`, fromState(text)]] : []
    }),
  )
}

function optionalProperty<Name extends string, T extends object>(name: Name, value: T): { readonly [N in Name]?: T } {
  // The computed key has the type Name.
  return Object.keys(value).length > 0 ? ({ [name]: value } as { readonly [N in Name]?: T }) : {}
}

function fromState(expression: string): Generator {
  return { type: 'ProviderState', expression }
}

function hasVariables(text: string): boolean {
  return variableNames(text).length > 0
}
