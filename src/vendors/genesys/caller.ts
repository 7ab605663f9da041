import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, type ClientCredentials, clientCredentials, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { GenesysWorld } from './collections.ts'
import { findToken } from './issued-tokens.ts'
import { firstUserId, madeUpUserId } from './oauth/users.ts'

/** The sender of a request: the client of a bearer token, or a client that requests a token. */
export interface GenesysCaller extends Caller {
  /** the bearer token; empty if the client requests one */
  readonly token: string
  readonly clientId: string
  readonly clientName: string
  /** the id of the user that the token acts as; undefined for client credentials */
  readonly userId: string | undefined
  /** the Basic credentials of a client that requests a token; a public client sends none */
  readonly credentials?: ClientCredentials | undefined
}

/** The client of a token that this emulator did not issue. Strict authentication rejects such tokens. */
const UNKNOWN_CLIENT = { clientId: 'unknown-client', clientName: 'Unknown client' }

const UNKNOWN_USER_ID = madeUpUserId(UNKNOWN_CLIENT.clientId)

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
  const known = findToken(world, presented, clock) ?? (unscoped === presented ? undefined : findToken(world, unscoped, clock))
  if (known?.isExpired) {
    throw new Problem('unauthenticated', 'The token has expired: request a new one', { reason: 'credentials.expired' })
  }
  if (auth === 'strict' && !known) {
    throw new Problem('unauthenticated', 'The token is unknown or revoked: request a new one', {
      reason: 'bad.credentials',
    })
  }
  if (!known) return unknownCaller(world, unscoped)
  const { token, permissions = 'all', clientId, clientName, userId } = known.record
  const limit = userId === undefined ? { rateLimitName: CLIENT_LIMIT } : {}
  return { rateLimitKey: token, ...limit, permissions, token, clientId, clientName, userId }
}

/** Returns the caller of a token that this emulator did not issue: the first user of the world. */
function unknownCaller(world: GenesysWorld, token: string): GenesysCaller {
  const userId = firstUserId(world) ?? UNKNOWN_USER_ID
  return { rateLimitKey: token, permissions: 'all', token, ...UNKNOWN_CLIENT, userId }
}

/** Returns the caller that requests a token. Its handler checks the credentials, because a public client has none. */
export function clientCaller({ headers }: PresentedCredential<GenesysWorld>): GenesysCaller {
  return {
    rateLimitKey: undefined,
    permissions: [],
    token: '',
    clientId: '',
    clientName: '',
    userId: undefined,
    credentials: clientCredentials(headers),
  }
}
