import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import { bearerToken } from '../../engine/vendor/token.ts'
import { fromBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import type { SchemeFacts } from './security.ts'

/** Returns the value of a credential in a request; undefined if the request does not contain it. */
export function presentedValue(
  { headers, query }: Pick<PresentedCredential<unknown>, 'headers' | 'query'>,
  { in: where, parameter }: SchemeFacts,
): string | undefined {
  if (where === 'bearer') return bearerToken(headers)
  if (where === 'basic') return basicCredential(headers)
  if (where === 'header') return headers.get(parameter)?.trim() || undefined
  if (where === 'query') return new URLSearchParams(query).get(parameter) || undefined
  return where === 'cookie' ? cookieOf(headers, parameter) : undefined
}

/** Returns name and password of an `Authorization: Basic` header, with a colon between them. */
function basicCredential(headers: Headers): string | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!bytes) return undefined
  try {
    const text = utf8.decode(bytes)
    return text.includes(':') ? text : undefined
  } catch {
    return undefined
  }
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined
}
