import { fromBase64 } from '../../world/base64.ts'
import { DEFAULT_WORLD } from '../../world/world-name.ts'

const SUFFIX = /~([\w-]{1,64})$/
/**
 * Makes a credential world-scoped: `console` becomes `console~world`.
 * @example
 * scopeToWorld('console', 'checkout') // 'console~checkout'
 */
export function scopeToWorld(credential: string, worldName: string): string {
  return worldName === DEFAULT_WORLD ? credential : `${credential}~${worldName}`
}

/**
 * Returns a credential without the name of its world.
 * @example
 * withoutWorldScope('console~checkout', 'checkout') // 'console'
 */
export function withoutWorldScope(credential: string, worldName: string): string {
  const suffix = `~${worldName}`
  return credential.endsWith(suffix) ? credential.slice(0, -suffix.length) : credential
}

/**
 * Returns the world that a credential names, if it names one.
 * @example
 * worldOfCredential('console~checkout') // 'checkout'
 */
export function worldOfCredential(credential: string | undefined): string | undefined {
  return credential?.includes('~') ? SUFFIX.exec(credential)?.[1] : undefined
}

/**
 * Creates a world-scoped token. @param id a UUID, which makes the token unique
 * @example
 * const token = createToken('0b1f6d0c-1b3c-4b8e-9d57-3d1b3f6b2a10', 'checkout')
 */
export function createToken(id: string, worldName: string): string {
  return `${id.replaceAll('-', '')}~${worldName}`
}

/**
 * Returns the token of an `Authorization: Bearer` header (RFC 6750), or undefined if it is missing or empty.
 * @example
 * bearerToken(new Headers({ authorization: 'Bearer console' })) // 'console'
 */
export function bearerToken(headers: Headers): string | undefined {
  const header = headers.get('authorization')
  if (header === null) return undefined
  // Most clients send the same token again and again.
  if (header !== latest.header) latest = { header, token: readBearer(header) }
  return latest.token
}

let latest: { readonly header: string; readonly token: string | undefined } = { header: '', token: undefined }

function readBearer(header: string): string | undefined {
  if (!/^bearer /i.test(header)) return undefined
  const token = header.slice('Bearer '.length).trim()
  return token === '' || /[\s,]/.test(token) ? undefined : token
}

/** A client's id and secret. */
export interface ClientCredentials {
  readonly id: string
  readonly secret: string
}

/**
 * Returns the OAuth client credentials of an `Authorization: Basic` header, which are form-encoded (RFC 6749, 2.3.1).
 * Returns undefined if the header is missing or malformed, or if its values are not form-encoded.
 * @example
 * clientCredentials(new Headers({ authorization: 'Basic Y29uc29sZTpzZWNyZXQ=' })) // { id: 'console', secret: 'secret' }
 */
export function clientCredentials(headers: Headers): ClientCredentials | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!bytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const colon = text.indexOf(':')
    return colon < 1 ? undefined : { id: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) }
  } catch {
    return undefined
  }
}

/**
 * Returns the value of an `Authorization: Basic` header with OAuth client credentials.
 * @example
 * basicAuthorization({ id: 'console', secret: 'secret' }) // 'Basic Y29uc29sZTpzZWNyZXQ='
 */
export function basicAuthorization({ id, secret }: ClientCredentials): string {
  return `Basic ${btoa(`${formEncode(id)}:${formEncode(secret)}`)}`
}

/** Decodes a form-encoded value. @throws URIError if its percent-encoding is not valid UTF-8 */
function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** Encodes a value as a form does, except for `~`, which every decoder accepts as it is. */
function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1).replaceAll('%7E', '~')
}
