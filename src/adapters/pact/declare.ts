import type { Generator, Interaction, Rule, WithRules } from '../../engine/services/pact.ts'
import { below } from '../../pacts/interaction.ts'
import { isObject } from '../../pacts/json.ts'
import type { CoreInteraction } from './core.ts'

/** Declares an interaction through the core's own DSL, matcher by matcher. */
export function declare(core: CoreInteraction, interaction: Interaction): void {
  const { description, providerStates = [], request, response } = interaction
  core.uponReceiving(description)
  for (const { name, params } of providerStates) {
    if (params) core.givenWithParams(name, JSON.stringify(params))
    else core.given(name)
  }
  const { path: pathRule } = request.matchingRules ?? {}
  core.withRequest(request.method, texted(matched(request.path, pathRule, request.generators?.path)))
  eachValue(request.query, ruled(request, 'query'), (name, i, value) => core.withQuery(name, i, value))
  eachValue(request.headers, ruled(request, 'header'), (name, i, value) => core.withRequestHeader(name, i, value))
  const { body } = request
  if (body) core.withRequestBody(texted(matchedBody(body.content, request)), body.contentType)
  core.withStatus(response.status)
  eachValue(response.headers, ruled(response, 'header'), (name, i, value) => core.withResponseHeader(name, i, value))
  if (response.body) {
    core.withResponseBody(texted(matchedBody(response.body.content, response)), response.body.contentType)
  }
}

type Named = Readonly<Record<string, readonly string[]>>

/** A value at a place of a part, with how it is matched. */
type Match = (value: unknown, place: string) => unknown

function ruled({ matchingRules, generators }: WithRules, part: 'query' | 'header'): Match {
  return (value, place) => matched(value, matchingRules?.[part]?.[place], generators?.[part]?.[place])
}

function eachValue(named: Named | undefined, match: Match, tell: (name: string, index: number, value: string) => void) {
  for (const [name, values] of Object.entries(named ?? {})) {
    for (const [i, value] of values.entries()) tell(name, i, texted(match(value, i === 0 ? name : `${name}[${i}]`)))
  }
}

function matchedBody(content: unknown, { matchingRules, generators }: WithRules, path = '$'): unknown {
  const rule = matchingRules?.body?.[path]
  const inner = (value: unknown, place: string) => {
    return matchedBody(value, { ...(matchingRules && { matchingRules }), ...(generators && { generators }) }, place)
  }
  const isEach = rule?.matchers.some(({ min }) => min !== undefined) ?? false
  const value = Array.isArray(content)
    ? content.map((item, i) => inner(item, isEach ? `${path}[*]` : `${path}[${i}]`))
    : isObject(content)
      ? Object.fromEntries(Object.entries(content).map(([key, held]) => [key, inner(held, below(path, key))]))
      : content
  return matched(value, rule, generators?.body?.[path])
}

/** The matcher and the generator of a value, as the DSL takes them. */
function matched(value: unknown, rule: Rule | undefined, generator: Generator | undefined): unknown {
  const [matcher] = rule?.matchers ?? []
  if (!matcher) return value
  const { match, ...details } = matcher
  const generated = generator && { 'pact:generator:type': generator.type, expression: generator.expression }
  return { 'pact:matcher:type': match, ...details, ...generated, value }
}

function texted(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
