import { Problem } from '../../../engine/vendor/problem.ts'
import { createToken } from '../../../engine/vendor/token.ts'
import type { Genesys } from '../genesys.ts'
import { LIFETIME_SECONDS } from '../issued-tokens.ts'

const issueToken: Genesys['postOauthToken'] = ({ world, worldName, body, caller, clock, id }) => {
  if (body.grant_type !== 'client_credentials') {
    // RFC 6749, 5.2 does not allow double quotes in an error description.
    throw new Problem('malformed', `Unsupported grant_type '${body.grant_type}': use client_credentials`, {
      reason: 'unsupported_grant_type',
    })
  }
  const { clientId, clientName, permissions } = caller
  const token = createToken(id(), worldName)
  const expiresAt = new Date(clock.millis() + LIFETIME_SECONDS * 1000).toISOString()
  world.tokens.insert({ token, clientId, clientName, expiresAt, ...(permissions !== 'all' && { permissions }) })
  return { access_token: token, token_type: 'bearer', expires_in: LIFETIME_SECONDS }
}

export const tokens = {
  postOauthToken: issueToken,
  postLoginOauthToken: (request) => issueToken(request),
} satisfies Partial<Genesys>
