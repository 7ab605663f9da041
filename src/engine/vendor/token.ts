import { fromBase64 } from '../../world/base64.ts'

const SUFFIX = /~([\w-]{1,64})$/
/** The world that a credential selects if it names none. */
const DEFAULT_WORLD = 'default'

/** Makes a credential world-scoped: `console` becomes `console~world`. */
export function scopeToWorld(credential: string, worldName: string): string {
  return worldName === DEFAULT_WORLD ? credential : `${credential}~${worldName}`
}

/** Returns a credential without the name of its world. */
export function withoutWorldScope(credential: string, worldName: string): string {
  const suffix = `~${worldName}`
  return credential.endsWith(suffix) ? credential.slice(0, -suffix.length) : credential
}

/** Returns the world that a credential names, if it names one. */
export function worldOfCredential(credential: string | undefined): string | undefined {
  return credential?.includes('~') ? SUFFIX.exec(credential)?.[1] : undefined
}

/** Creates a world-scoped token. @param id a UUID, which makes the token unique */
export function createToken(id: string, worldName: string): string {
  return `${id.replaceAll('-', '')}~${worldName}`
}

/** Returns the token of an `Authorization: Bearer` header (RFC 6750), or undefined if it is missing or empty. */
export function bearerToken(headers: Headers): string | undefined {
  const header = headers.get('authorization')
  if (header === null || !/^bearer /i.test(header)) return undefined
  const token = header.slice('Bearer '.length).trim()
  return token === '' || /[\s,]/.test(token) ? undefined : token
}

/** Returns the name and password of an `Authorization: Basic` header (RFC 7617), or undefined if it is not valid. */
export function basicCredentials(headers: Headers): { readonly name: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!bytes) return undefined
  const text = new TextDecoder().decode(bytes)
  const colon = text.indexOf(':')
  return colon < 1 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) }
}
