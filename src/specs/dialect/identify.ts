import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { withoutWorldScope } from '../../engine/vendor/token.ts'
import type { Collections } from '../../world/world.ts'
import { issuedValue } from './credentials.ts'
import { presentedValue } from './presented-value.ts'
import type { SchemeFacts } from './security.ts'

/** Input of {@link identify}. */
export interface IdentifyOptions {
  readonly vendor: string
  readonly scheme: SchemeFacts
  /** collection of the credentials that a scenario knows */
  readonly collection: string
}

type Presented = PresentedCredential<Collections>

/** Identifies the caller by a credential. @throws Problem `unauthenticated` */
export function identify(presented: Presented, options: IdentifyOptions): Caller {
  const { scheme } = options
  if (scheme.in === 'nowhere') return { rateLimitKey: scheme.name, permissions: 'all' }
  const value = presentedValue(presented, scheme)
  if (value === undefined) throw new Problem('unauthenticated', missingMessage(scheme))
  if (presented.auth === 'strict' && !isKnown(value, presented, options)) {
    throw new Problem('unauthenticated', `the credential of ${scheme.name} is not one of the world`)
  }
  return { rateLimitKey: value, permissions: 'all' }
}

function isKnown(
  value: string,
  { world, worldName }: Presented,
  { vendor, scheme, collection }: IdentifyOptions,
): boolean {
  const sent = withoutScope(value, scheme, worldName)
  if (sent === issuedValue(vendor, scheme)) return true
  const known = world[collection]?.list() ?? []
  return known.some((record) => {
    if ('scheme' in record && record.scheme !== scheme.name) return false
    return 'value' in record && (record.value === sent || record.value === value)
  })
}

/** Returns a credential without the name of its world. That of a basic credential is part of the user's name. */
function withoutScope(value: string, { in: where }: SchemeFacts, worldName: string): string {
  if (where !== 'basic') return withoutWorldScope(value.replace(/^(?:bearer|token) +/i, ''), worldName)
  const colon = value.indexOf(':')
  return `${withoutWorldScope(value.slice(0, colon), worldName)}${value.slice(colon)}`
}

function missingMessage({ in: where, parameter }: SchemeFacts): string {
  if (where === 'bearer') return 'the Authorization header must be Bearer followed by a token'
  if (where === 'basic') return 'the Authorization header must be Basic followed by a name and password in Base64'
  return `the credential is missing; send it in the ${where === 'query' ? 'query parameter' : where} ${parameter}`
}
