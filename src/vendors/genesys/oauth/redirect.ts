import { percentEncode } from '../../../world/percent-encode.ts'
import type { Client } from './client.ts'

/** Hosts of the loopback interface, as a URL shows them. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Returns the URL of a redirect URI that a browser may return to. A client that lists redirect URIs accepts only these;
 * any other accepts http and https URIs of the loopback interface, so that the double cannot send a browser elsewhere.
 */
export function allowedRedirect(client: Client | undefined, redirectUri: string): URL | undefined {
  const url = URL.parse(redirectUri)
  if (!url || redirectUri.includes('#')) return undefined
  const registered = client?.record?.redirectUris
  if (registered) return registered.includes(redirectUri) ? url : undefined
  return /^https?:$/.test(url.protocol) && LOOPBACK.test(url.hostname) ? url : undefined
}

/** Parameters that a redirect returns. Undefined ones are left out. */
export type Returned = Readonly<Record<string, string | number | undefined>>

/** Returns a URL with parameters in its query, after those that it already has. */
export function withQuery({ href }: URL, returned: Returned): string {
  const query = encode(returned, percentEncode)
  return query === '' ? href : href + (href.includes('?') ? '&' : '?') + query
}

/**
 * Returns a URL with parameters in its fragment. The SDK decodes them twice, so a percent sign is encoded twice; other
 * characters are the same after one decoding and after two.
 */
export function withFragment({ href }: URL, returned: Returned): string {
  return `${href}#${encode(returned, (value) => percentEncode(value.replaceAll('%', '%25')))}`
}

function encode(returned: Returned, encodeValue: (value: string) => string): string {
  return Object.entries(returned)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeValue(String(value))}`)
    .join('&')
}
