import { fromBase64 } from '../../world/base64.ts'
import { foldName, SecretNames, type Secrets } from './secrets.ts'

/** The replacement for a secret. */
export const REDACTED = '[redacted]'
/** Names that are secret in a query or a form only: elsewhere, a signature is what people write below an email. */
const SECRET_IN_QUERIES = new SecretNames(['signature', 'sig', 'token', 'code_verifier'])
/** Headers that carry URLs, whose queries may carry secrets. */
const URL_HEADERS = new Set(['location', 'content-location', 'referer', 'link', 'refresh'])

/** Returns a header's value; for a secret header, at most the authentication scheme is kept. */
export function redactHeader(name: string, value: string, secrets: Secrets): string {
  const { headers } = secrets
  const lower = name.toLowerCase()
  if (URL_HEADERS.has(lower)) return redactUrls(value, secrets)
  if (!headers.has(lower)) return value
  const [, scheme] = /^(Basic|Bearer|AccessKey|Digest) /i.exec(value) ?? []
  return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`
}

/** Redacts the values of secret properties, at every depth, in a body of any format. */
export function redactBody(body: string, secrets: Secrets): string {
  if (!mayHoldSecret(body, secrets.properties)) return body
  try {
    const value: unknown = JSON.parse(body)
    const redacted = redactValue(value, secrets)
    return redacted === value ? body : JSON.stringify(redacted)
  } catch {
    const text = redactMultipart(redactBrokenJson(body, secrets.properties), secrets)
    return redactUrls(redactForm(text, secrets), secrets)
  }
}

/** Redacts a body in base64: the whole of it, if it contains a secret. */
export function redactBase64(body: string, secrets: Secrets): string {
  const bytes = fromBase64(body)
  if (!bytes) return body
  const text = new TextDecoder('latin1').decode(bytes)
  return redactBody(text, secrets) === text ? body : btoa(REDACTED)
}

/** Redacts the values of secret parameters in a query string. */
export function redactQuery(query: string, secrets: Secrets): string {
  return redactForm(query, secrets)
}

/** Redacts the values of secret properties in a JSON value. Returns the value itself if it has none. */
export function redactValue(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return redactUrls(value, secrets)
  if (Array.isArray(value)) {
    const entries = value.map((entry) => redactValue(entry, secrets))
    return entries.some((entry, i) => entry !== value[i]) ? entries : value
  }
  if (typeof value !== 'object' || value === null) return value
  let changed = false
  const members = Object.entries(value).map(([name, member]) => {
    const redacted = secrets.properties.has(name) ? REDACTED : redactValue(member, secrets)
    changed ||= redacted !== member
    return [name, redacted] as const
  })
  return changed ? Object.fromEntries(members) : value
}

/** Returns a message in which a secret value is replaced. */
export function redactMessage(message: string, values: readonly unknown[]): string {
  return values.reduce<string>((text, value) => {
    return typeof value === 'string' && value !== '' ? text.replaceAll(value, REDACTED) : text
  }, message)
}

/** Returns whether a text may contain a secret: the parsing below costs more, and few texts do. */
function mayHoldSecret(text: string, properties: Secrets['properties']): boolean {
  if (/\\u|[%?&]/.test(text)) return true
  const folded = foldName(text)
  return [...properties].some((name) => folded.includes(name))
}

function redactForm(text: string, secrets: Secrets): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=')
      return isSecretParameter(name, secrets) ? `${name}=${REDACTED}` : pair
    })
    .join('&')
}

/** Redacts the queries and fragments of URLs in a text. */
function redactUrls(text: string, secrets: Secrets): string {
  if (!/[?&#]/.test(text)) return text
  return text.replaceAll(/([?&#])([^=&#?\s"'<>]{1,200})=[^&#\s"'<>]*/g, (pair, before: string, name: string) => {
    return isSecretParameter(name, secrets) ? `${before}${name}=${REDACTED}` : pair
  })
}

/** Redacts what looks like properties in a text that is not JSON as a whole, such as a cut body or an event stream. */
function redactBrokenJson(text: string, properties: Secrets['properties']): string {
  const property = /"((?:[^"\\]|\\.){1,200})"(\s*:\s*)("(?:[^"\\]|\\.)*"?|[^\s,}\]"]+)/g
  return text.replaceAll(property, (whole, name: string, colon: string) => {
    return properties.has(unescaped(name)) ? `"${name}"${colon}"${REDACTED}"` : whole
  })
}

/** Redacts the fields of a multipart form that could not be read, such as one that was cut. */
function redactMultipart(text: string, secrets: Secrets): string {
  const field = /(\bname="([^"\r\n]{1,200})"[^\r\n]{0,500}\r?\n(?:[^\r\n]{1,500}\r?\n){0,8}\r?\n)[^\r\n]*/g
  return text.replaceAll(field, (whole, head: string, name: string) => {
    return isSecretParameter(name, secrets) ? `${head}${REDACTED}` : whole
  })
}

function unescaped(name: string): string {
  try {
    return String(JSON.parse(`"${name}"`))
  } catch {
    return name
  }
}

function isSecretParameter(name: string, { properties, parameters }: Secrets): boolean {
  return properties.has(name) || parameters.has(name) || SECRET_IN_QUERIES.has(name)
}
