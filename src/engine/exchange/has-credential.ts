import type { SecuritySchemeObject } from '../spec/document.ts'
import type { Call } from './call.ts'

/** Returns whether a request has a credential, valid or not, in a place that a security scheme of its operation declares. */
export function hasCredential(call: Call): boolean {
  const declared = call.vendor.spec.document.components.securitySchemes ?? {}
  return call.operation.schemes.some((name) => hasCredentialOf(call, declared[name]))
}

function hasCredentialOf({ request: { headers }, query }: Call, scheme: SecuritySchemeObject | undefined): boolean {
  const { name = '' } = scheme ?? {}
  if (scheme?.type !== 'apiKey') return headers.has('authorization')
  if (scheme.in === 'query') return new URLSearchParams(query).has(name)
  if (scheme.in === 'header') return headers.has(name)
  const cookies = (headers.get('cookie') ?? '').split(';')
  return cookies.some((cookie) => cookie.trim().startsWith(`${name}=`))
}
