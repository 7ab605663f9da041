import type { Presented } from '../../engine/dialect.ts'
import type { Caller } from '../../engine/operation.ts'
import { Problem } from '../../engine/problem.ts'
import { basicCredentials, bearerToken } from '../../engine/token.ts'
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
export function tokenCaller({ headers, world, clock, auth }: Presented<GenesysWorld>): GenesysCaller {
  const token = bearerToken(headers)
  if (token === undefined) throw new Problem('unauthenticated', 'A bearer token is required')
  const issued = world.tokens.get(token)
  if (auth === 'strict' && (!issued || issued.expiresAt <= clock.now())) {
    throw new Problem('unauthenticated', 'The token is unknown, revoked or expired', { reason: 'bad.credentials' })
  }
  const { clientId, clientName } = issued ?? UNKNOWN_CLIENT
  return { counted: token, permissions: issued?.permissions ?? 'all', token, clientId, clientName }
}

/** Which client asks for a token. Throws a Problem `unauthenticated`. */
export function clientCaller({ headers, world, auth }: Presented<GenesysWorld>): GenesysCaller {
  const credentials = basicCredentials(headers)
  if (!credentials) throw new Problem('unauthenticated', 'Client id and secret must come as Basic credentials')
  const client = world.clients.get(credentials.name)
  if (auth === 'strict' && client?.secret !== credentials.password) {
    throw new Problem('unauthenticated', 'The client is unknown or its secret is wrong')
  }
  return {
    counted: undefined,
    permissions: client?.permissions ?? 'all',
    token: '',
    clientId: credentials.name,
    clientName: client?.name ?? credentials.name,
  }
}
