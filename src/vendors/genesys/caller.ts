import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { basicCredentials, bearerToken, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { GenesysWorld } from './collections.ts'

/** A token, or a client that asks for one. */
export interface GenesysCaller extends Caller {
  /** empty for a client that asks for one */
  readonly token: string
  readonly clientId: string
  readonly clientName: string
}

/** The client of a bearer that was not issued here, which only strict authentication refuses. */
const UNKNOWN_CLIENT = { clientId: 'unknown-client', clientName: 'Unknown client' }

/** Who presents a bearer token. Throws a Problem `unauthenticated`. */
export function tokenCaller({
  headers,
  world,
  worldName,
  clock,
  auth,
}: PresentedCredential<GenesysWorld>): GenesysCaller {
  const sent = bearerToken(headers)
  if (sent === undefined) throw new Problem('unauthenticated', 'A bearer token is required')
  // Tokens that are issued have the world's name for good; a scenario's may be sent with or without it.
  const token = world.tokens.has(sent) ? sent : withoutWorldScope(sent, worldName)
  const issued = world.tokens.get(token)
  if (auth === 'strict' && (!issued || issued.expiresAt <= clock.now())) {
    throw new Problem('unauthenticated', 'The token is unknown, revoked or expired', { reason: 'bad.credentials' })
  }
  const { clientId, clientName } = issued ?? UNKNOWN_CLIENT
  return { rateLimitKey: token, permissions: issued?.permissions ?? 'all', token, clientId, clientName }
}

/** Which client asks for a token. Throws a Problem `unauthenticated`. */
export function clientCaller({ headers, world, worldName, auth }: PresentedCredential<GenesysWorld>): GenesysCaller {
  const credentials = basicCredentials(headers)
  if (!credentials) throw new Problem('unauthenticated', 'Client id and secret must come as Basic credentials')
  const clientId = withoutWorldScope(credentials.name, worldName)
  const client = world.clients.get(clientId)
  if (auth === 'strict' && client?.secret !== credentials.password) {
    throw new Problem('unauthenticated', 'The client is unknown or its secret is wrong')
  }
  return {
    rateLimitKey: undefined,
    permissions: client?.permissions ?? 'all',
    token: '',
    clientId,
    clientName: client?.name ?? clientId,
  }
}
