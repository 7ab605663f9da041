import type { Generator, Interaction, Rule, WithRules } from '../../engine/services/pact.ts'
import { childPath } from '../../pacts/interaction.ts'
import { isObject } from '../../pacts/json.ts'
import type { CoreInteraction } from './core.ts'

/** Declares an interaction with its matchers through the core's DSL. */
export function declareInteraction(core: CoreInteraction, interaction: Interaction): void {
  const { description, providerStates = [], request, response } = interaction
  core.uponReceiving(description)
  for (const { name, params } of providerStates) {
    if (params) core.givenWithParams(name, JSON.stringify(params))
    else core.given(name)
  }
  const { path: pathRule } = request.matchingRules ?? {}
  core.withRequest(request.method, toText(withMatcher(request.path, pathRule, request.generators?.path)))
  eachValue(request.query, matcherFor(request, 'query'), (name, i, value) => core.withQuery(name, i, value))
  eachValue(request.headers, matcherFor(request, 'header'), (name, i, value) => core.withRequestHeader(name, i, value))
  const { body } = request
  if (body) core.withRequestBody(toText(bodyWithMatchers(body.content, request)), body.contentType)
  core.withStatus(response.status)
  eachValue(response.headers, matcherFor(response, 'header'), (name, i, value) =>
    core.withResponseHeader(name, i, value),
  )
  if (response.body) {
    core.withResponseBody(toText(bodyWithMatchers(response.body.content, response)), response.body.contentType)
  }
}

type ValuesByName = Readonly<Record<string, readonly string[]>>

/** Adds the matcher and generator of a part's location to a value. */
type AddMatcher = (value: unknown, location: string) => unknown

function matcherFor({ matchingRules, generators }: WithRules, part: 'query' | 'header'): AddMatcher {
  return (value, location) => withMatcher(value, matchingRules?.[part]?.[location], generators?.[part]?.[location])
}

function eachValue(
  values: ValuesByName | undefined,
  addMatcher: AddMatcher,
  add: (name: string, index: number, value: string) => void,
) {
  for (const [name, list] of Object.entries(values ?? {})) {
    for (const [i, value] of list.entries()) add(name, i, toText(addMatcher(value, i === 0 ? name : `${name}[${i}]`)))
  }
}

function bodyWithMatchers(content: unknown, { matchingRules, generators }: WithRules, path = '$'): unknown {
  const rule = matchingRules?.body?.[path]
  const withRules = (value: unknown, location: string) => {
    return bodyWithMatchers(
      value,
      { ...(matchingRules && { matchingRules }), ...(generators && { generators }) },
      location,
    )
  }
  const isEach = rule?.matchers.some(({ min }) => min !== undefined) ?? false
  const value = Array.isArray(content)
    ? content.map((item, i) => withRules(item, isEach ? `${path}[*]` : `${path}[${i}]`))
    : isObject(content)
      ? Object.fromEntries(Object.entries(content).map(([key, inner]) => [key, withRules(inner, childPath(path, key))]))
      : content
  return withMatcher(value, rule, generators?.body?.[path])
}

/** Wraps a value in its matcher and generator, in the format of the DSL. */
function withMatcher(value: unknown, rule: Rule | undefined, generator: Generator | undefined): unknown {
  const [matcher] = rule?.matchers ?? []
  if (!matcher) return value
  const { match, ...details } = matcher
  const { type, ...settings } = generator ?? {}
  const generated = generator && { 'pact:generator:type': type, ...settings }
  return { 'pact:matcher:type': match, ...details, ...generated, value }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
