import type { Collections } from '../../world/world.ts'
import type { Document, SecuritySchemeObject } from '../spec/document.ts'
import type { Dialect, PresentedCredential, ProblemResponse } from './dialect.ts'
import type { Caller } from './handler.ts'
import { Problem } from './problem.ts'
import { basicAuthorization, bearerToken, clientCredentials, scopeToWorld, worldOfCredential } from './token.ts'
import type { Credentials, Vendor } from './vendor.ts'

/** Credential that open authentication accepts. */
const ANY = 'any-credential'

/**
 * Returns the dialect of a vendor that declares none: UUIDs, errors by RFC 9457, no headers of its own, and the security
 * schemes of the document, of which any well-formed credential is accepted.
 */
export function defaultDialect({ components }: Document): Dialect<Collections> {
  const schemes = Object.entries(components.securitySchemes ?? {})
  return {
    id: (random) => random.uuid(),
    schemes: Object.fromEntries(schemes.map(([name, scheme]) => [name, (sent) => callerOf(scheme, sent)])),
    headers: () => ({}),
    formatProblem,
    worldOf: (headers) => {
      const worlds = schemes.map(([, scheme]) => worldOfCredential(credentialOf(scheme, headers)))
      return worlds.find((world) => world !== undefined)
    },
  }
}

/** Returns the function that creates credentials for a vendor that declares none. */
export function defaultCredentials({ components }: Document): Vendor['credentials'] {
  const schemes = Object.entries(components.securitySchemes ?? {})
  return (_, worldName): Credentials => {
    const credential = scopeToWorld(ANY, worldName)
    const headers = schemes.map(([name, scheme]) => [name, headersFor(scheme, credential)] as const)
    return {
      headers: Object.assign({}, ...headers.map(([, sent]) => sent)),
      settings: {},
      schemes: Object.fromEntries(headers),
    }
  }
}

/** Identifies the caller by a credential of a scheme. @throws Problem `unauthenticated` if it is missing */
function callerOf(scheme: SecuritySchemeObject, { headers, query }: PresentedCredential<Collections>): Caller {
  const credential = isInQuery(scheme) ? keyIn(query, scheme.name) : credentialOf(scheme, headers)
  if (credential !== undefined) return { rateLimitKey: credential, permissions: 'all' }
  throw new Problem('unauthenticated', `The request has no credential ${placeOf(scheme)}`)
}

/** Returns the credential of a request; undefined if it has none that is well-formed. */
function credentialOf(scheme: SecuritySchemeObject, headers: Headers): string | undefined {
  if (isBasic(scheme)) return clientCredentials(headers)?.id
  if (scheme.type !== 'apiKey') return bearerToken(headers)
  if (isInQuery(scheme)) return undefined
  const value = headers.get(headerOf(scheme)) ?? ''
  if (scheme.in !== 'cookie') return value || undefined
  return value
    .split('; ')
    .flatMap((cookie) => (cookie.startsWith(`${scheme.name}=`) ? cookie.split('=')[1] || [] : []))[0]
}

function headersFor(scheme: SecuritySchemeObject, credential: string): Record<string, string> {
  if (isBasic(scheme)) return { authorization: basicAuthorization({ id: credential, secret: ANY }) }
  if (scheme.type !== 'apiKey') return { authorization: `Bearer ${credential}` }
  if (isInQuery(scheme)) return {}
  return { [headerOf(scheme)]: scheme.in === 'cookie' ? `${scheme.name}=${credential}` : credential }
}

/** Returns the place of a credential in words. */
function placeOf(scheme: SecuritySchemeObject): string {
  return isInQuery(scheme) ? `in its query parameter "${scheme.name}"` : `in its header "${headerOf(scheme)}"`
}

/** Returns the name of the header that carries a credential, in lower case. */
function headerOf({ type, in: place, name = 'authorization' }: SecuritySchemeObject): string {
  if (type !== 'apiKey') return 'authorization'
  return place === 'cookie' ? 'cookie' : name.toLowerCase()
}

function isInQuery({ type, in: place }: SecuritySchemeObject): boolean {
  return type === 'apiKey' && place === 'query'
}

function keyIn(query: string, name = ''): string | undefined {
  return new URLSearchParams(query).get(name) || undefined
}

function isBasic({ type, scheme = '' }: SecuritySchemeObject): boolean {
  return type === 'http' && scheme.toLowerCase() === 'basic'
}

/** Formats a problem by RFC 9457, with the findings about a request in `errors`. */
function formatProblem({ status, message, details }: Problem): ProblemResponse {
  const { findings = [], custom, allow, retryAfter } = details
  const errors = findings.map(({ in: place, at, message: detail }) => ({ in: place, at, detail }))
  return {
    body: {
      type: 'about:blank',
      title: TITLES[status] ?? 'Error',
      status,
      detail: custom?.message ?? message,
      ...(custom?.code !== undefined && { code: custom.code }),
      ...(errors.length > 0 && { errors }),
    },
    headers: {
      ...(allow && { Allow: allow.join(', ') }),
      ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
    },
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
