import { createToken } from '../../../engine/vendor/token.ts'
import type { Schemas } from '../collections.ts'
import type { GenesysContext } from '../genesys.ts'
import { LIFETIME_SECONDS } from '../issued-tokens.ts'
import type { Client, GrantType } from './client.ts'

/** A grant that a token is issued for. */
export interface Grant {
  readonly client: Client
  readonly grantType: GrantType
  /** the user that the token acts as; undefined for client credentials */
  readonly userId?: string
  readonly scope?: readonly string[]
}

/** Parts of a request that tokens are created with. */
type IssueContext = Pick<GenesysContext, 'world' | 'worldName' | 'clock' | 'id'>

/** Issues an access token. */
export function issueAccessToken(
  { world, worldName, clock, id }: IssueContext,
  { client, ...grant }: Grant,
): Schemas['AccessToken'] {
  const token = createToken(id(), worldName)
  world.tokens.insert({
    token,
    clientId: client.id,
    clientName: client.name,
    ...grant,
    expiresAt: later(clock.millis(), LIFETIME_SECONDS),
    ...(client.permissions !== 'all' && { permissions: client.permissions }),
  })
  return { access_token: token, token_type: 'bearer', expires_in: LIFETIME_SECONDS }
}

/** Issues an access token and a refresh token for a user. */
export function issueTokenPair(context: IssueContext, grant: Grant & { userId: string }): Schemas['AccessToken'] {
  const { world, worldName, id } = context
  const { client, userId, scope = [] } = grant
  const access = issueAccessToken(context, grant)
  const { token } = world.refreshTokens.insert({
    token: createToken(id(), worldName),
    clientId: client.id,
    userId,
    scope,
  })
  return { ...access, refresh_token: token }
}

/** Returns the time after a number of seconds, as ISO 8601. */
export function later(millis: number, seconds: number): string {
  return new Date(millis + seconds * 1000).toISOString()
}
