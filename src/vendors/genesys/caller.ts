import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, clientCredentials, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { GenesysWorld } from './collections.ts'
import { findToken } from './issued-tokens.ts'

/** The sender of a request: the client of a bearer token, or a client that requests a token. */
export interface GenesysCaller extends Caller {
  /** the bearer token; empty if the client requests one */
  readonly token: string
  readonly clientId: string
  readonly clientName: string
}

/** The client of a token that this emulator did not issue. Strict authentication rejects such tokens. */
const UNKNOWN_CLIENT = { clientId: 'unknown-client', clientName: 'Unknown client' }

/** The vendor's name of the rate limit for tokens of client credentials. */
const CLIENT_LIMIT = 'client.credentials.token.rate.per.minute'

/**
 * Returns the caller that a bearer token identifies.
 * @throws a Problem `unauthenticated` if the token is missing, if the world issued it and it expired, or if it is unknown
 *   under strict authentication
 */
export function tokenCaller({
  headers,
  world,
  worldName,
  clock,
  auth,
}: PresentedCredential<GenesysWorld>): GenesysCaller {
  const presented = bearerToken(headers)
  if (presented === undefined)
    throw new Problem('unauthenticated', 'A bearer token is required: send it as Authorization: Bearer <token>')
  // An issued token always contains its world's name. A scenario's token may be sent with or without it.
  const unscoped = withoutWorldScope(presented, worldName)
  const known = findToken(world, presented, clock) ?? findToken(world, unscoped, clock)
  if (known?.isExpired) {
    throw new Problem('unauthenticated', 'The token has expired: request a new one', { reason: 'credentials.expired' })
  }
  if (auth === 'strict' && !known) {
    throw new Problem('unauthenticated', 'The token is unknown or revoked: request a new one', {
      reason: 'bad.credentials',
    })
  }
  const { clientId, clientName } = known?.record ?? UNKNOWN_CLIENT
  const token = known?.record.token ?? unscoped
  const permissions = known?.record.permissions ?? 'all'
  return { rateLimitKey: token, rateLimitName: CLIENT_LIMIT, permissions, token, clientId, clientName }
}

/**
 * Returns the client that requests a token.
 * @throws a Problem `unauthenticated` if there are no Basic credentials, or if strict authentication rejects them
 */
export function clientCaller({ headers, world, worldName, auth }: PresentedCredential<GenesysWorld>): GenesysCaller {
  const credentials = clientCredentials(headers)
  if (!credentials)
    throw new Problem(
      'unauthenticated',
      'Client credentials are required: form-encode the client id and secret, and send them with HTTP Basic authentication',
    )
  const clientId = withoutWorldScope(credentials.id, worldName)
  const client = world.clients.get(clientId)
  if (auth === 'strict' && client?.secret !== credentials.secret) {
    throw new Problem('unauthenticated', 'The client id is unknown or the client secret is wrong')
  }
  return {
    rateLimitKey: undefined,
    permissions: client?.permissions ?? 'all',
    token: '',
    clientId,
    clientName: client?.name ?? clientId,
  }
}
