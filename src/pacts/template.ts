import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { redactHeader } from '../engine/journal/redact.ts'
import { secretsOf } from '../engine/journal/secrets.ts'
import { decodePercent } from '../engine/spec/parameters.ts'
import { textOf, withTextOf } from '../engine/spec/segment.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { percentEncode } from '../world/percent-encode.ts'
import { credentialFor } from './credentials.ts'
import { fillVariables, placeholder } from './expression.ts'
import { REDACTED } from './infer.ts'
import { mapStrings, parseJson } from './json.ts'

/** A request with `${name}` placeholders for values that the provider state decides. */
export interface RequestTemplate {
  readonly method: string
  readonly path: string
  readonly query: Pairs
  readonly headers: Pairs
  readonly body?: TemplateBody
}

/** Names with values, in order; a name may occur more than once. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/** The body of a request template. */
export interface TemplateBody {
  readonly contentType: string
  /** the parsed value of a JSON body, or the text of any other body */
  readonly content: unknown
  readonly isJson: boolean
  /** length of the string that a body stands for that was too large to be kept; its content is an example */
  readonly length?: number
}

/** A request that can be sent. */
export interface ConcreteRequest {
  readonly method: string
  readonly path: string
  /** without `?` */
  readonly query: string
  readonly headers: Pairs
  readonly body?: string
}

/** The vendor, operation and known values of a request that becomes a template. */
export interface TemplateContext {
  readonly vendor: Vendor
  readonly operation: Operation
  /** Returns the variable for a value that the provider state decides. @param hint preferred name of the variable */
  readonly findVariable: (value: string, hint: string) => string | undefined
  /** Returns the variable for a cursor or an id that an earlier response contained. */
  readonly findToken: (value: string, hint: string) => string | undefined
  /** credentials of the world that received the request */
  readonly credentials: ReadonlyMap<string, string>
}

/** Creates a template from a recorded request, without its secrets. */
export function createTemplate(exchange: Exchange, context: TemplateContext): RequestTemplate {
  const { method, request, query } = exchange
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(headerOf(request.headers, 'content-type') ?? '')?.[1]
  const contentType = withoutCharset(withFixedBoundary(headerOf(request.headers, 'content-type') ?? '', boundary))
  const body = hasLargeBody(exchange)
    ? { contentType, content: LARGE_EXAMPLE, isJson: true, length: LARGE_LENGTH }
    : request.body === ''
      ? undefined
      : toTemplateBody(withFixedBoundary(request.body, boundary), contentType, context)
  return {
    method,
    path: toTemplatePath(exchange, context),
    query: pairsIn(query).map(([name, value]) => [name, toTemplateQueryValue(name, value, context)] as const),
    headers: toTemplateHeaders(exchange, contentType, context),
    ...(body && { body }),
  }
}

/** Checks for a JSON body that was too large to be kept, or even to be read. */
export function hasLargeBody({ request, response }: Exchange): boolean {
  const isJson = /json/i.test(headerOf(request.headers, 'content-type') ?? '')
  return isJson && response.status === TOO_LARGE && (request.truncated === true || request.body === '')
}

const TOO_LARGE = 413

/** Replaces the placeholders of a template with their values, percent-encoded in the path and the query. */
export function fillTemplate(
  { method, path, query, headers, body }: RequestTemplate,
  values: ReadonlyMap<string, string>,
): ConcreteRequest {
  const encoded = new Map([...values].map(([name, value]) => [name, percentEncode(value)]))
  const filled = query.map(([name, value]) => [name, fillVariables(value, values)] as [string, string])
  return {
    method,
    path: fillVariables(path, encoded),
    query: filled.map((pair) => pair.map(percentEncode).join('=')).join('&'),
    headers: headers.map(([name, value]) => [name, fillVariables(value, values)] as const),
    ...(body && { body: bodyText(body, values) }),
  }
}

/** An example of a body that is too large, and the length that makes it so: more than an emulator accepts by default. */
export const LARGE_EXAMPLE = 'x'
const LARGE_LENGTH = DEFAULT_BODY_LIMIT + 1

function bodyText({ content, isJson, length }: TemplateBody, values: ReadonlyMap<string, string>): string {
  if (length !== undefined) return largeText(length)
  if (isJson) return JSON.stringify(mapStrings(content, (text) => fillVariables(text, values)))
  return fillVariables(String(content), values)
}

/** Returns the JSON of a string of a length. A run sends the same one many times, so the last is kept. */
function largeText(length: number): string {
  if (lastLarge?.length !== length) lastLarge = { length, text: JSON.stringify(LARGE_EXAMPLE.repeat(length)) }
  return lastLarge.text
}

let lastLarge: { readonly length: number; readonly text: string } | undefined

function toTemplatePath({ path }: Exchange, { operation, findVariable }: TemplateContext): string {
  const segments = path.split('/')
  const sent = [...segments]
  const first = segments.length - operation.segments
  for (const slot of operation.slots) {
    const at = first + slot.segment
    const text = textOf(slot, sent[at] ?? '')
    const found = findVariable(decodePercent(text) ?? '', slot.name)
    if (found !== undefined) segments[at] = withTextOf(slot, segments[at] ?? '', placeholder(found))
  }
  return segments.join('/')
}

/** Replaces a query value, or single items of a comma-separated list, with placeholders. */
function toTemplateQueryValue(name: string, value: string, context: TemplateContext): string {
  const { vendor, findVariable, findToken } = context
  if (secretsOf(vendor).properties.has(name)) return REDACTED
  const hint = name.endsWith('s') ? name.slice(0, -1) : name
  const whole = findVariable(value, name) ?? findToken(value, name)
  if (whole !== undefined) return placeholder(whole)
  return value
    .split(',')
    .map((item) => {
      const found = findVariable(item, hint)
      return found === undefined ? item : placeholder(found)
    })
    .join(',')
}

/** Keeps only the content type, the credential and declared headers: other headers are not part of a contract. */
function toTemplateHeaders(exchange: Exchange, contentType: string, context: TemplateContext): Pairs {
  const { request } = exchange
  const hasBody = request.body !== '' || hasLargeBody(exchange)
  const { vendor, operation, findVariable, credentials } = context
  const secrets = secretsOf(vendor)
  const declared = operation.parameters.flatMap((one) => (one.in === 'header' ? [one.name.toLowerCase()] : []))
  return request.headers.flatMap(([name, value]): Pairs => {
    const lower = name.toLowerCase()
    if (lower === 'content-type') return hasBody ? [['Content-Type', contentType]] : []
    if (secrets.headers.has(lower)) {
      const credential = credentialFor(vendor, operation, [lower, value], credentials)
      return credential === undefined ? [] : [[toTitleCase(lower), placeholder(credential)]]
    }
    if (!declared.includes(lower)) return []
    const found = findVariable(value, name)
    return [[toTitleCase(lower), found === undefined ? redactHeader(name, value, secrets) : placeholder(found)]]
  })
}

function toTemplateBody(
  text: string,
  contentType: string,
  { vendor, findVariable, credentials }: TemplateContext,
): TemplateBody {
  const value = /json/i.test(contentType) ? parseJson(text) : undefined
  const { properties } = secretsOf(vendor)
  if (value === undefined) return { contentType, content: redactForm(text, properties), isJson: false }
  const settings = new Map([...credentials].map(([name, credential]) => [credential, name]))
  const content = mapStrings(value, (item, name) => {
    const setting = settings.get(item)
    if (properties.has(name)) return setting === undefined ? REDACTED : placeholder(setting)
    const found = findVariable(item, name)
    return found === undefined ? item : placeholder(found)
  })
  return { contentType, content, isJson: true }
}

function redactForm(form: string, secrets: ReadonlySet<string>): string {
  return form.replace(/(^|&)([^=&]+)=([^&]*)/g, (pair, before: string, name: string) => {
    return secrets.has(name) ? `${before}${name}=${REDACTED}` : pair
  })
}

/** Replaces the random multipart boundary with a fixed one. */
function withFixedBoundary(text: string, boundary: string | undefined): string {
  return boundary === undefined ? text : text.replaceAll(boundary, 'a-boundary')
}

/** Removes the charset parameter for UTF-8, which is the default. */
function withoutCharset(contentType: string): string {
  return contentType.replace(/; *charset="?utf-8"?/i, '')
}

function pairsIn(query: string): Pairs {
  return [...new URLSearchParams(query)]
}

function headerOf(headers: Exchange['request']['headers'], lowerName: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === lowerName)?.[1]
}

/** Returns a header name as pacts write it: `content-type` becomes `Content-Type`. */
function toTitleCase(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
