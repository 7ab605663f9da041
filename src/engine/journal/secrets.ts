import { isObject } from '../../world/is-object.ts'
import type { Document } from '../spec/document.ts'
import { decodePercent } from '../spec/parameters.ts'
import { queryCredentials } from '../spec/query-credentials.ts'
import type { Vendor } from '../vendor/vendor.ts'

/** Names that mark their values as secret: headers that carry credentials, and properties that hold passwords. */
export interface Secrets {
  /** in lower case */
  readonly headers: ReadonlySet<string>
  readonly properties: ReadonlySet<string>
  /** names that are secret in a query or a form only, where a body may use them for anything */
  readonly parameters: ReadonlySet<string>
}

/** Names of parameters and properties, compared without regard to case, separators and percent-encoding. */
export class SecretNames extends Set<string> {
  override add(name: string): this {
    return super.add(foldName(name))
  }

  override has(name: string): boolean {
    return super.has(foldName(name))
  }
}

const ALWAYS_SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key']
/** Names by which secrets are sent, whatever the spec declares; in any case and with any separator. */
const ALWAYS_SECRET = [
  'password',
  'secret',
  'client_secret',
  'client_assertion',
  'access_token',
  'refresh_token',
  'id_token',
  'api_key',
  'private_key',
  'authorization',
  'x-api-key',
  'x-amz-signature',
  'x-amz-security-token',
  'x-goog-signature',
]

/** Names that are secret for a request that belongs to no vendor. */
const DEFAULTS: Secrets = {
  headers: new Set(ALWAYS_SECRET_HEADERS),
  properties: new SecretNames(ALWAYS_SECRET),
  parameters: new SecretNames(),
}
const cache = new WeakMap<Document, Secrets>()

/** Returns the names whose values are secret in exchanges with a vendor. Memoised per spec. */
export function secretsOf(vendor: Vendor | undefined): Secrets {
  if (!vendor) return DEFAULTS
  const { document } = vendor.spec
  const secrets = cache.get(document) ?? {
    headers: secretHeaders(document),
    properties: secretProperties(document),
    parameters: new SecretNames(queryCredentials(document)),
  }
  cache.set(document, secrets)
  return secrets
}

/** Adds the names that are secret for other vendors: a client may send a vendor's credential to any path. */
export function withAllVendors(vendor: Vendor | undefined, vendors: Readonly<Record<string, Vendor>>): Secrets {
  const all = Object.values(vendors).map(secretsOf)
  const headers = new Set(all.flatMap((secrets) => [...secrets.headers]))
  // A property's name may be harmless for a vendor and secret for another, such as `key`.
  const properties = vendor ? secretsOf(vendor).properties : new SecretNames(all.flatMap((one) => [...one.properties]))
  const parameters = new SecretNames(all.flatMap((one) => [...one.parameters]))
  return { headers: new Set([...DEFAULTS.headers, ...headers]), properties, parameters }
}

/** Folds a name: `client%5FSecret` and `client_secret` name the same parameter. */
export function foldName(name: string): string {
  return (decodePercent(name.replaceAll('+', ' ')) ?? name).toLowerCase().replaceAll(/[-_. ]/g, '')
}

function secretHeaders({ components }: Document): Set<string> {
  const schemes = Object.values(asObject(components['securitySchemes'])).map(asObject)
  const declared = schemes.flatMap(({ in: where, name }) => (where === 'header' ? [String(name).toLowerCase()] : []))
  return new Set([...ALWAYS_SECRET_HEADERS, ...declared])
}

/** Returns the names of all properties with `format: password`, OpenAPI's way to mark a secret. */
function secretProperties(document: Document): SecretNames {
  const names = new SecretNames(ALWAYS_SECRET)
  const pending: unknown[] = [document]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const { properties, schema, name } = asObject(next)
    for (const [property, declared] of Object.entries(asObject(properties))) {
      if (asObject(declared)['format'] === 'password') names.add(property)
    }
    if (typeof name === 'string' && asObject(schema)['format'] === 'password') names.add(name)
    pending.push(...Object.values(next))
  }
  return names
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}
