import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { authenticate, failed, type GrantType, mayUse, type TokenClient } from './client.ts'
import { issueAccessToken, issueTokenPair } from './issue.ts'
import { verifies } from './pkce.ts'

/** A request to the token endpoint. */
type TokenRequest = Parameters<Genesys['postOauthToken']>[0]

/** A grant type of the token endpoint. */
interface TokenGrant {
  /** the grant type that the client must be allowed to use */
  readonly grantType: GrantType
  /** the grant type as errors name it */
  readonly name: string
  readonly issue: (request: TokenRequest, client: TokenClient) => Schemas['AccessToken']
}

/** Grant types by the `grant_type` of the form. */
const GRANTS: ReadonlyMap<string, TokenGrant> = new Map([
  // The vendor's error names this grant type in the singular.
  ['client_credentials', { grantType: 'CLIENT-CREDENTIALS', name: 'client_credential', issue: forClient }],
  ['authorization_code', { grantType: 'CODE', name: 'authorization_code', issue: forCode }],
  ['refresh_token', { grantType: 'CODE', name: 'refresh_token', issue: forRefreshToken }],
])

/** Issues the token that a form requests. @throws a Problem with an error of RFC 6749, 5.2 */
export function grantToken(request: TokenRequest): Schemas['AccessToken'] {
  const { body } = request
  const grant = GRANTS.get(body.grant_type)
  if (!grant) {
    // RFC 6749, 5.2 does not allow double quotes in an error description.
    const message = `Unsupported grant_type '${body.grant_type}': use one of ${[...GRANTS.keys()].join(', ')}`
    throw oauthProblem('unsupported_grant_type', message)
  }
  const client = authenticate(request)
  if (!mayUse(client, grant.grantType)) {
    throw oauthProblem('unauthorized_client', `The client may not use the grant type ${grant.name}`)
  }
  return grant.issue(request, client)
}

function forClient(request: TokenRequest, client: TokenClient): Schemas['AccessToken'] {
  requireSecret(client)
  return issueAccessToken(request, { client, grantType: 'CLIENT-CREDENTIALS' })
}

function forCode(request: TokenRequest, client: TokenClient): Schemas['AccessToken'] {
  const { world, body } = request
  const code = takeCode(request, client)
  if (code.codeChallenge === undefined) requireSecret(client)
  else if (!verifies(body.code_verifier ?? '', code.codeChallenge)) {
    throw oauthProblem('invalid_grant', 'The code_verifier does not belong to the code_challenge of the login')
  }
  world.authorizationCodes.delete(code.code)
  const { userId, scope } = code
  const grant = { client, grantType: 'CODE', userId, scope } as const
  return client.isConfidential ? issueTokenPair(request, grant) : issueAccessToken(request, grant)
}

/** Returns the code of a token request. @throws a Problem if the code is not valid for the request */
function takeCode({ world, clock, body }: TokenRequest, client: TokenClient): Immutable<Schemas['AuthorizationCode']> {
  if (body.code === undefined) throw oauthProblem('invalid_request', 'The form must contain a code')
  const code = world.authorizationCodes.get(body.code)
  if (!code || code.clientId !== client.id || Date.parse(code.expiresAt) <= clock.millis()) {
    throw oauthProblem('invalid_grant', 'The code is unknown, used or expired, or belongs to another client')
  }
  if (body.redirect_uri !== code.redirectUri) {
    throw oauthProblem('invalid_grant', 'The redirect_uri must be the one that the login was started with')
  }
  return code
}

function forRefreshToken(request: TokenRequest, client: TokenClient): Schemas['AccessToken'] {
  const { world, body } = request
  requireSecret(client)
  if (body.refresh_token === undefined) throw oauthProblem('invalid_request', 'The form must contain a refresh_token')
  const known = world.refreshTokens.get(body.refresh_token)
  if (known?.clientId !== client.id) {
    throw oauthProblem('invalid_grant', 'The refresh token is unknown or used, or belongs to another client')
  }
  const { userId, scope } = world.refreshTokens.delete(known.token)
  return issueTokenPair(request, { client, grantType: 'CODE', userId, scope })
}

function requireSecret({ isConfidential }: TokenClient): void {
  if (!isConfidential) throw failed()
}

function oauthProblem(reason: string, message: string): Problem {
  return new Problem('malformed', message, { reason })
}
