import type { Document } from '../../engine/spec/document.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'

const REDACTED = '[redacted]'

/** What a spec marks as secret: the headers that carry credentials, and the properties that are passwords. */
interface Secrets {
  /** in lower case */
  readonly headers: ReadonlySet<string>
  readonly properties: ReadonlySet<string>
}

const ALWAYS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie']
const NONE: Secrets = { headers: new Set(ALWAYS), properties: new Set() }
const known = new WeakMap<Document, Secrets>()

/** What must not be shown of exchanges with a vendor. */
export function secretsOf(vendor: Vendor | undefined): Secrets {
  if (!vendor) return NONE
  const { document } = vendor.spec
  const secrets = known.get(document) ?? { headers: secretHeaders(document), properties: secretProperties(document) }
  known.set(document, secrets)
  return secrets
}

/** A header's value; of a credential only its scheme is left. */
export function redactHeader(name: string, value: string, { headers }: Secrets): string {
  if (!headers.has(name.toLowerCase())) return value
  const [, scheme] = /^(Basic|Bearer|AccessKey|Digest) /i.exec(value) ?? []
  return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`
}

/** A body, as JSON or as a form, without the values of secret properties. */
export function redactBody(body: string, { properties }: Secrets): string {
  if (![...properties].some((name) => body.includes(name))) return body
  try {
    const hide = (name: string, value: unknown) => (properties.has(name) ? REDACTED : value)
    return JSON.stringify(JSON.parse(body), hide)
  } catch {
    return redactForm(body, properties)
  }
}

/** A query, or a form's body, without the values of secret names. */
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
  const own = schemes.flatMap(({ in: where, name }) => (where === 'header' ? [String(name).toLowerCase()] : []))
  return new Set([...ALWAYS, ...own])
}

/** `format: password` is OpenAPI's own mark. */
function secretProperties(document: Document): Set<string> {
  const found = new Set<string>()
  const ahead: unknown[] = [document]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [name, inner] of Object.entries(asObject(asObject(next)['properties']))) {
      if (asObject(inner)['format'] === 'password') found.add(name)
    }
    ahead.push(...Object.values(next))
  }
  return found
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  // Whatever is no array and not null has properties to be read by name.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
