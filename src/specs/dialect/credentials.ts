import { scopeToWorld, worldOfCredential } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import { uuidOf } from '../../world/random.ts'
import { presentedValue } from './presented-value.ts'
import { type SchemeFacts, schemesIn } from './security.ts'

/** User's name of the basic credentials that a vendor issues. */
const USER = 'desk'

/** Returns the credential that a vendor accepts in every world, without the name of a world. */
export function issuedValue(vendor: string, scheme: SchemeFacts): string {
  const token = uuidOf(`${vendor}/${scheme.name}`).replaceAll('-', '')
  return scheme.in === 'basic' ? `${USER}:${token}` : token
}

/** Input of {@link credentialsOf}. */
interface CredentialOptions {
  readonly vendor: string
  readonly schemes: ReadonlyMap<string, SchemeFacts>
  /** names of the requirements of all operations, the most frequent first */
  readonly requirements: readonly string[]
}

/** Returns world-scoped credentials for a client. */
export function credentialsOf({ vendor, schemes, requirements }: CredentialOptions, worldName: string): Credentials {
  const parts = new Map(requirements.map((name) => [name, partsOf(name)]))
  // Headers of the most frequent requirement take precedence where others use the same header.
  const headers = Object.assign({}, ...[...parts.values()].toReversed().map((part) => part.headers))
  return {
    headers,
    settings: Object.assign({}, ...[...parts.values()].map(({ settings }) => settings)),
    schemes: Object.fromEntries([...parts].map(([name, { headers }]) => [name, headers])),
  }

  function partsOf(requirement: string): Pick<Credentials, 'headers' | 'settings'> {
    const used = schemesIn(requirement).flatMap((name) => schemes.get(name) ?? [])
    const headers = used.flatMap((scheme) => headerOf(scheme, issuedValue(vendor, scheme), worldName))
    const queries = used.filter(({ in: where }) => where === 'query')
    const settings = queries.map((scheme) => [scheme.parameter, scopeToWorld(issuedValue(vendor, scheme), worldName)])
    return { headers: Object.fromEntries(headers), settings: Object.fromEntries(settings) }
  }
}

function headerOf(
  { in: where, parameter }: SchemeFacts,
  value: string,
  worldName: string,
): (readonly [string, string])[] {
  const scoped = scopeToWorld(value, worldName)
  if (where === 'bearer') return [['authorization', `Bearer ${scoped}`]]
  if (where === 'header') return [[parameter.toLowerCase(), scoped]]
  if (where === 'cookie') return [['cookie', `${parameter}=${scoped}`]]
  if (where !== 'basic') return []
  const [user = '', password = ''] = value.split(':')
  return [['authorization', `Basic ${btoa(`${scopeToWorld(user, worldName)}:${password}`)}`]]
}

/** Returns the world that a request's credential names, if it names one. */
export function worldOfCredentials(
  headers: Headers,
  query: string,
  schemes: ReadonlyMap<string, SchemeFacts>,
): string | undefined {
  for (const scheme of schemes.values()) {
    const value = presentedValue({ headers, query }, scheme)
    const scoped = scheme.in === 'basic' ? value?.split(':')[0] : value?.replace(/^(?:bearer|token) +/i, '')
    const world = worldOfCredential(scoped?.trim())
    if (world !== undefined) return world
  }
  return undefined
}
