import type { Document } from '../../engine/spec/document.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { isObject } from '../../world/is-object.ts'

const REDACTED = '[redacted]'

/** Names that a spec marks as secret: headers that carry credentials, and properties that hold passwords. */
interface Secrets {
  /** in lower case */
  readonly headers: ReadonlySet<string>
  readonly properties: ReadonlySet<string>
}

const ALWAYS_SECRET = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie']
const DEFAULTS: Secrets = { headers: new Set(ALWAYS_SECRET), properties: new Set() }
const cache = new WeakMap<Document, Secrets>()

/** Returns the names whose values are redacted in exchanges with a vendor. Memoised per spec. */
export function secretsOf(vendor: Vendor | undefined): Secrets {
  if (!vendor) return DEFAULTS
  const { document } = vendor.spec
  const secrets = cache.get(document) ?? { headers: secretHeaders(document), properties: secretProperties(document) }
  cache.set(document, secrets)
  return secrets
}

/** Returns a header's value; for a secret header, at most the authentication scheme is kept. */
export function redactHeader(name: string, value: string, { headers }: Secrets): string {
  if (!headers.has(name.toLowerCase())) return value
  const [, scheme] = /^(Basic|Bearer|AccessKey|Digest) /i.exec(value) ?? []
  return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`
}

/** Redacts the values of secret properties in a JSON or form body. */
export function redactBody(body: string, { properties }: Secrets): string {
  if (![...properties].some((name) => body.includes(name))) return body
  try {
    const redact = (name: string, value: unknown) => (properties.has(name) ? REDACTED : value)
    return JSON.stringify(JSON.parse(body), redact)
  } catch {
    return redactForm(body, properties)
  }
}

/** Redacts the values of secret parameters in a query string. */
export function redactQuery(query: string, { properties }: Secrets): string {
  return redactForm(query, properties)
}

function redactForm(text: string, properties: Secrets['properties']): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=')
      return properties.has(name) ? `${name}=${REDACTED}` : pair
    })
    .join('&')
}

function secretHeaders({ components }: Document): Set<string> {
  const schemes = Object.values(asObject(components['securitySchemes'])).map(asObject)
  const declared = schemes.flatMap(({ in: where, name }) => (where === 'header' ? [String(name).toLowerCase()] : []))
  return new Set([...ALWAYS_SECRET, ...declared])
}

/** Returns the names of all properties with `format: password`, OpenAPI's way to mark a secret. */
function secretProperties(document: Document): Set<string> {
  const names = new Set<string>()
  const pending: unknown[] = [document]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [name, property] of Object.entries(asObject(asObject(next)['properties']))) {
      if (asObject(property)['format'] === 'password') names.add(name)
    }
    pending.push(...Object.values(next))
  }
  return names
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}
