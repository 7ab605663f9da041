import type { Interaction } from '../../engine/services/pact.ts'
import { childPath } from '../interaction.ts'
import { canonicalJson, isObject } from '../json.ts'
import { sentValues } from '../known-values.ts'
import type { Plan } from './plan.ts'
import { asObject, bodyIn, type ResponseBody, rulesIn } from './response-parts.ts'

/** An expected response in the format of specification 4. */
export interface RelaxedResponse {
  readonly status: number
  readonly headers?: unknown
  readonly body?: ResponseBody
  readonly matchingRules: Readonly<Record<string, unknown>>
}

interface RelaxContext {
  /** values that the client sent, as canonical JSON, by property name */
  readonly sent: ReadonlyMap<string, ReadonlySet<string>>
  /** rules of the pact by body path */
  readonly rules: Readonly<Record<string, unknown>>
  /** rules that replace or complete them, by body path */
  readonly added: Map<string, unknown>
  /** checks for an id or a setting of the scenario */
  readonly isScenarioValue: (text: string) => boolean
  readonly isError: boolean
  /** true if a provider state creates what the response contains */
  readonly hasRequests: boolean
}

/** The facts that decide how an expected response is relaxed. */
export interface ServiceFacts {
  /** checks for an id or a setting of the scenario */
  readonly isScenarioValue: (text: string) => boolean
  /** the body of the service's response */
  readonly actual: unknown
}

const NO_SECRETS: ReadonlySet<string> = new Set()

/**
 * Returns the response that an interaction expects of a real service. Values that the client sent and the constants of
 * errors stay as they are. All other constants are the scenario's, so only their type is compared: a list may be empty
 * unless a request of the provider state filled it, any value is accepted in place of null, and a property that only
 * some records of a list have is not compared.
 */
export function relaxResponse(
  { response }: Interaction,
  { requests }: Plan,
  { isScenarioValue, actual }: ServiceFacts,
): RelaxedResponse {
  const rules = rulesIn(response)
  const wrapped = bodyIn(response)
  const added = new Map<string, unknown>()
  const context = {
    sent: sentIn(requests),
    rules: rules.body,
    added,
    isScenarioValue,
    isError: response.status >= 400,
    hasRequests: requests.length > 1,
  }
  const content =
    wrapped?.encoded === false
      ? relax(wrapped.content, { path: '$', name: '', actual: [actual] }, context)
      : wrapped?.content
  const headerRules = scenarioHeaders(response.headers, isScenarioValue)
  return {
    status: response.status,
    ...(response.headers && { headers: response.headers }),
    ...(wrapped && { body: { ...wrapped, content } }),
    matchingRules: {
      ...rules.others,
      header: { ...rules.header, ...headerRules },
      body: { ...rules.body, ...Object.fromEntries(added) },
    },
  }
}

interface Place {
  readonly path: string
  /** name of the property that holds the value */
  readonly name: string
  /** the values of the service's response at this place: several if the place is in a list */
  readonly actual: readonly unknown[]
}

function relax(value: unknown, place: Place, context: RelaxContext): unknown {
  const { path, name } = place
  const { isError, added, rules } = context
  if (wasSent(value, name, context)) return value
  if (Array.isArray(value)) return relaxList(value, place, context)
  if (isObject(value)) {
    if (Object.keys(value).length === 0 && !isError) addType(path, context)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        const values = place.actual.map((one) => (isObject(one) ? one[key] : undefined))
        if (!isError && isOptional(values)) return []
        return [[key, relax(inner, { path: childPath(path, key), name: key, actual: values }, context)]]
      }),
    )
  }
  if (!isConstant(rules[path])) return value
  if (isError && !(typeof value === 'string' && context.isScenarioValue(value))) return value
  if (value === null) added.set(path, ANY)
  else addType(path, context)
  return value
}

/** Returns whether only some records of a list have a value, so that each record decides. */
function isOptional(values: readonly unknown[]): boolean {
  const missing = values.filter((value) => value === undefined || value === null).length
  return missing > 0 && missing < values.length
}

function relaxList(list: readonly unknown[], { path, name, actual }: Place, context: RelaxContext): unknown {
  const { isError, hasRequests, rules } = context
  const rule = rules[path]
  const [first] = list
  if (isError && isConstant(rule)) return list
  if (!isError && (isConstant(rule) || !hasRequests)) addType(path, context)
  return first === undefined ? list : [relax(first, { path: `${path}[*]`, name, actual: actual.flat() }, context)]
}

const ANY = { combine: 'AND', matchers: [{ match: 'include', value: '' }] }

function addType(path: string, { added }: RelaxContext): void {
  added.set(path, { combine: 'AND', matchers: [{ match: 'type' }] })
}

/** Returns whether a place has no rule, so that its value must be equal, or a rule that demands so. */
function isConstant(rule: unknown): boolean {
  const matchers = isObject(rule) && Array.isArray(rule['matchers']) ? rule['matchers'] : [rule]
  return rule === undefined || matchers.some((matcher) => isObject(matcher) && matcher['match'] === 'equality')
}

function wasSent(value: unknown, name: string, { sent }: RelaxContext): boolean {
  return sent.get(name)?.has(canonicalJson(value)) ?? false
}

function sentIn(requests: Plan['requests']): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const { template } of requests) {
    const query = Object.fromEntries(template.query)
    for (const [name, values] of [
      ...sentValues(template.body?.content, NO_SECRETS),
      ...sentValues(query, NO_SECRETS),
    ]) {
      all.set(name, new Set([...(all.get(name) ?? []), ...values]))
    }
  }
  return all
}

/** Returns rules for headers that contain a value of the scenario, such as a location with an id. */
function scenarioHeaders(headers: unknown, isScenarioValue: (text: string) => boolean) {
  return Object.fromEntries(
    Object.entries(asObject(headers))
      .filter(([, values]) =>
        [values].flat().some((text) =>
          String(text)
            .split(/[/?&=]/)
            .some(isScenarioValue),
        ),
      )
      .map(([name]) => [name, { combine: 'AND', matchers: [{ match: 'type' }] }]),
  )
}
