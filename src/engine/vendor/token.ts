const SUFFIX = /~([\w-]{1,64})$/
/** The world that a credential leads to when it names none. */
const FIRST = 'default'

/** Makes a credential lead to a world by itself: `console` becomes `console~world`. */
export function scopeToWorld(credential: string, worldName: string): string {
  return worldName === FIRST ? credential : `${credential}~${worldName}`
}

/** A credential without the name of the world that it leads to. */
export function withoutWorldScope(credential: string, worldName: string): string {
  const suffix = `~${worldName}`
  return credential.endsWith(suffix) ? credential.slice(0, -suffix.length) : credential
}

/** The world that a credential names; undefined when it names none. */
export function worldOfCredential(credential: string | undefined): string | undefined {
  return credential?.includes('~') ? SUFFIX.exec(credential)?.[1] : undefined
}

/** Makes a new token that leads to its world by itself. @param id a UUID, which makes it unlike any other */
export function createToken(id: string, worldName: string): string {
  return `${id.replaceAll('-', '')}~${worldName}`
}

/** The token of an `Authorization: Bearer` header (RFC 6750); undefined when there is none or it is empty. */
export function bearerToken(headers: Headers): string | undefined {
  const header = headers.get('authorization')
  if (header === null || !/^bearer /i.test(header)) return undefined
  const token = header.slice('Bearer '.length).trim()
  return token === '' || /[\s,]/.test(token) ? undefined : token
}

/** The name and password of an `Authorization: Basic` header (RFC 7617); undefined when there are none. */
export function basicCredentials(headers: Headers): { readonly name: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  if (encoded === undefined) return undefined
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)))
    const colon = text.indexOf(':')
    return colon < 1 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) }
  } catch {
    return undefined
  }
}
