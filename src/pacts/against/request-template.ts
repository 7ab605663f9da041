import { isObject } from '../json.ts'
import { LARGE_EXAMPLE, type Pairs, type RequestTemplate, type TemplateBody } from '../template.ts'
import { asObject } from './response-parts.ts'

/**
 * Returns the template of an interaction's request, in the format of any Pact specification. The values that the
 * provider state decides are `${name}` placeholders, without their examples.
 */
export function templateOfRequest(request: unknown): RequestTemplate {
  const { method, path, query, headers, body, generators } = asObject(request)
  const own = asObject(generators)
  const headerPairs = pairsOf(headers, own['header'])
  const pathExpression = expressionOf(own['path'])
  const content = bodyOf(body, headerPairs, asObject(own['body']))
  return {
    method: (typeof method === 'string' ? method : 'GET').toUpperCase(),
    path: pathExpression ?? (typeof path === 'string' ? path : '/'),
    query: typeof query === 'string' ? [...new URLSearchParams(query)] : pairsOf(query, own['query']),
    headers: headerPairs,
    ...(content && { body: content }),
  }
}

function bodyOf(
  body: unknown,
  headers: Pairs,
  generators: Readonly<Record<string, unknown>>,
): TemplateBody | undefined {
  const wrapped = isObject(body) && 'content' in body && 'encoded' in body ? body : undefined
  const content = wrapped ? wrapped['content'] : body
  if (content === undefined || content === null) return undefined
  const declared = wrapped?.['contentType'] ?? headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const contentType = typeof declared === 'string' ? declared : 'application/json'
  const length = lengthOf(generators['$'])
  if (length !== undefined) return { contentType, content: LARGE_EXAMPLE, isJson: true, length }
  if (typeof wrapped?.['encoded'] === 'string' && typeof content === 'string') {
    return { contentType, content: atob(content), isJson: false }
  }
  const isJson = /json/i.test(contentType)
  return { contentType, content: isJson ? withExpressions(content, generators) : content, isJson }
}

/** Largest body that a generator may describe, in characters. */
const MOST_LENGTH = 32 * 1024 * 1024

/** Returns the length of a body that is described as a repeated example: one that is too large. */
function lengthOf(generator: unknown): number | undefined {
  const { type, regex } = asObject(generator)
  const [, digits] = (type === 'Regex' && typeof regex === 'string' && REPEATED.exec(regex)) || []
  return digits !== undefined && Number(digits) <= MOST_LENGTH ? Number(digits) : undefined
}

const REPEATED = new RegExp(`^${LARGE_EXAMPLE}\\{(\\d+)\\}$`)

/** Returns pairs of names and values, with the expressions of generators in place of examples. */
function pairsOf(values: unknown, generators: unknown): Pairs {
  const own = new Map(
    Object.entries(asObject(generators)).flatMap(([place, generator]) => {
      const [, name = '', nth = '0'] = /^(.*?)(?:\[(\d+)\])?$/s.exec(place) ?? []
      const expression = expressionOf(generator)
      return expression === undefined ? [] : [[`${name.toLowerCase()}[${nth}]`, expression] as const]
    }),
  )
  return Object.entries(asObject(values)).flatMap(([name, list]) => {
    return [list].flat().map((value, i) => [name, own.get(`${name.toLowerCase()}[${i}]`) ?? String(value)] as const)
  })
}

function withExpressions(content: unknown, generators: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(generators).reduce((whole, [path, generator]) => {
    const expression = expressionOf(generator)
    return expression === undefined ? whole : replaceAt(whole, keysOf(path), expression)
  }, content)
}

/** Returns the keys of a Pact body path: `$.skills[0]['id']` has the keys `skills`, `0` and `id`. */
function keysOf(path: string): string[] {
  return [...path.matchAll(/\.([^.[\]]+)|\['([^']*)'\]|\[(\d+)\]/g)].map(([, name, quoted, index]) => {
    return name ?? quoted ?? index ?? ''
  })
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? replaceAt(item, rest, text) : item))
  return isObject(value) ? { ...value, [key]: replaceAt(value[key], rest, text) } : value
}

function expressionOf(generator: unknown): string | undefined {
  const { type, expression } = asObject(generator)
  return type === 'ProviderState' && typeof expression === 'string' ? expression : undefined
}
