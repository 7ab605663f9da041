import type { Exchange } from '../engine/journal/journal.ts'
import { decodePercent } from '../engine/spec/parameters.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { redactHeader } from '../vendors/control/redact.ts'
import { secretsOf } from '../vendors/control/secrets.ts'
import { credentialFor } from './credentials.ts'
import { fill, variable } from './expression.ts'
import { REDACTED } from './infer.ts'
import { mapTexts, parsed } from './json.ts'

/** A request in whose texts `${name}` stands for values that the state decides. */
export interface Template {
  readonly method: string
  readonly path: string
  readonly query: Pairs
  readonly headers: Pairs
  readonly body?: TemplateBody
}

export type Pairs = readonly (readonly [name: string, value: string])[]

export interface TemplateBody {
  readonly contentType: string
  /** the value of a body that is JSON, or the text of any other */
  readonly content: unknown
  readonly isJson: boolean
}

/** A request that can be sent. */
export interface Concrete {
  readonly method: string
  readonly path: string
  /** without `?` */
  readonly query: string
  readonly headers: Pairs
  readonly body?: string
}

/** What is known when a request is made a template. */
export interface Making {
  readonly vendor: Vendor
  readonly operation: Operation
  /** the variable for a value that the state decides, if it does. @param hint what it is best called */
  readonly find: (value: string, hint: string) => string | undefined
  /** the credentials of the world that the request was made in */
  readonly credentials: ReadonlyMap<string, string>
}

/** Makes a template of a request that was recorded. Secrets stay behind. */
export function templateOf(exchange: Exchange, context: Making): Template {
  const { method, request, query } = exchange
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(headerOf(request.headers, 'content-type') ?? '')?.[1]
  const contentType = withoutCharset(plain(headerOf(request.headers, 'content-type') ?? '', boundary))
  const body = request.body === '' ? undefined : bodyOf(plain(request.body, boundary), contentType, context)
  return {
    method,
    path: pathOf(exchange, context),
    query: pairsIn(query).map(([name, value]) => [name, queryValue(name, value, context)] as const),
    headers: headersOf(exchange, contentType, context),
    ...(body && { body }),
  }
}

/** Fills a template in. A path takes values percent-encoded. */
export function concrete(
  { method, path, query, headers, body }: Template,
  values: ReadonlyMap<string, string>,
): Concrete {
  const encoded = new Map([...values].map(([name, value]) => [name, encodeURIComponent(value)]))
  const filled = query.map(([name, value]) => [name, fill(value, values)] as [string, string])
  return {
    method,
    path: fill(path, encoded),
    query: filled.map((pair) => pair.map(encodeURIComponent).join('=')).join('&'),
    headers: headers.map(([name, value]) => [name, fill(value, values)] as const),
    ...(body && { body: bodyText(body, values) }),
  }
}

function bodyText({ content, isJson }: TemplateBody, values: ReadonlyMap<string, string>): string {
  if (isJson) return JSON.stringify(mapTexts(content, (text) => fill(text, values)))
  return fill(String(content), values)
}

function pathOf({ path }: Exchange, { operation, find }: Making): string {
  const segments = path.split('/')
  for (const { name, segment } of operation.slots) {
    const found = find(decodePercent(segments[segment] ?? '') ?? '', name)
    if (found !== undefined) segments[segment] = variable(found)
  }
  return segments.join('/')
}

/** A list's items may each be a value of the state. */
function queryValue(name: string, value: string, { vendor, find }: Making): string {
  if (secretsOf(vendor).properties.has(name)) return REDACTED
  const hint = name.endsWith('s') ? name.slice(0, -1) : name
  const whole = find(value, name)
  if (whole !== undefined) return variable(whole)
  return value
    .split(',')
    .map((item) => {
      const found = find(item, hint)
      return found === undefined ? item : variable(found)
    })
    .join(',')
}

/** The type of the body, the credential, and what the operation declares; of all others no contract speaks. */
function headersOf({ request }: Exchange, contentType: string, context: Making): Pairs {
  const { vendor, operation, find, credentials } = context
  const secrets = secretsOf(vendor)
  const declared = operation.parameters.flatMap((one) => (one.in === 'header' ? [one.name.toLowerCase()] : []))
  return request.headers.flatMap(([name, value]): Pairs => {
    const lower = name.toLowerCase()
    if (lower === 'content-type') return request.body === '' ? [] : [['Content-Type', contentType]]
    if (secrets.headers.has(lower)) {
      const credential = credentialFor(vendor, operation, [lower, value], credentials)
      return credential === undefined ? [] : [[titled(lower), variable(credential)]]
    }
    if (!declared.includes(lower)) return []
    const found = find(value, name)
    return [[titled(lower), found === undefined ? redactHeader(name, value, secrets) : variable(found)]]
  })
}

function bodyOf(text: string, contentType: string, { vendor, find, credentials }: Making): TemplateBody {
  const value = /json/i.test(contentType) ? parsed(text) : undefined
  const { properties } = secretsOf(vendor)
  if (value === undefined) return { contentType, content: withoutSecrets(text, properties), isJson: false }
  const settings = new Map([...credentials].map(([name, held]) => [held, name]))
  const content = mapTexts(value, (held, name) => {
    const setting = settings.get(held)
    if (properties.has(name)) return setting === undefined ? REDACTED : variable(setting)
    const found = find(held, name)
    return found === undefined ? held : variable(found)
  })
  return { contentType, content, isJson: true }
}

function withoutSecrets(form: string, secrets: ReadonlySet<string>): string {
  return form.replace(/(^|&)([^=&]+)=([^&]*)/g, (pair, before: string, name: string) => {
    return secrets.has(name) ? `${before}${name}=${REDACTED}` : pair
  })
}

/** A boundary is made up for each request; any other does as well. */
function plain(text: string, boundary: string | undefined): string {
  return boundary === undefined ? text : text.replaceAll(boundary, 'a-boundary')
}

/** Texts here are UTF-8, whether a client says so or not. */
function withoutCharset(contentType: string): string {
  return contentType.replace(/; *charset="?utf-8"?/i, '')
}

function pairsIn(query: string): Pairs {
  return [...new URLSearchParams(query)]
}

function headerOf(headers: Exchange['request']['headers'], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/** As headers are written in pacts: `content-type` is `Content-Type`. */
function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
}
