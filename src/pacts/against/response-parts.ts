import type { Interaction } from '../../engine/services/pact.ts'
import { isObject } from '../json.ts'

/** The body of an expected response. */
export interface ResponseBody {
  readonly content: unknown
  readonly contentType: string
  /** false, or the encoding of binary content */
  readonly encoded: unknown
}

/** Matching rules of a response by part, in the format of specification 4. */
export interface ResponseRules {
  readonly body: Readonly<Record<string, unknown>>
  readonly header: Readonly<Record<string, unknown>>
  readonly others: Readonly<Record<string, unknown>>
}

/** Returns the rules of a response by part. Specification 2 has one list, whose places start with `$.body`. */
export function rulesIn({ matchingRules = {} }: Interaction['response']): ResponseRules {
  const { body, header, ...others } = matchingRules as Readonly<Record<string, unknown>>
  const flat = Object.entries(others).filter(([place]) => place.startsWith('$'))
  if (flat.length === 0) return { body: asObject(body), header: asObject(header), others }
  const below = (part: string, prefix: string) => {
    return flat
      .filter(([place]) => place.startsWith(part))
      .map(([place, matcher]) => [`${prefix}${place.slice(part.length)}`, { combine: 'AND', matchers: [matcher] }])
  }
  const headers = below('$.headers.', '')
  return { body: Object.fromEntries(below('$.body', '$')), header: Object.fromEntries(headers), others: {} }
}

/** Returns the body of a response with its media type, from the format of any specification. */
export function bodyIn({ body, headers }: Interaction['response']): ResponseBody | undefined {
  const value: unknown = body
  if (value === undefined || value === null) return undefined
  if (isObject(value) && 'content' in value && 'encoded' in value) {
    const { content, contentType, encoded } = value
    return { content, contentType: typeof contentType === 'string' ? contentType : 'application/json', encoded }
  }
  const declared = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return { content: value, contentType: String([declared ?? 'application/json'].flat()[0]), encoded: false }
}

/** Returns a value if it is an object, otherwise an empty object. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}
