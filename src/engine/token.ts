const TOKEN = /^[0-9a-f]{32}~([\w-]{1,64})$/

/** Writes a token that by itself leads back to its world. @param id a UUID, which makes it unlike any other */
export function writeToken(id: string, worldName: string): string {
  return `${id.replaceAll('-', '')}~${worldName}`
}

/** The world that a token names; undefined for a token that was not made here. */
export function worldOfToken(token: string | undefined): string | undefined {
  return token?.includes('~') ? TOKEN.exec(token)?.[1] : undefined
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
