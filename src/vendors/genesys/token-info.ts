import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Schemas } from './collections.ts'
import type { GenesysContext } from './genesys.ts'
import { organizationOf } from './identity.ts'

/** Returns the description of the token that a request was sent with. */
export function tokenInfoOf({
  world,
  caller,
  link,
}: Pick<GenesysContext, 'world' | 'caller' | 'link'>): Immutable<Schemas['TokenInfo']> {
  const { id, name } = organizationOf(world, link)
  const organization = { id, name }
  const token = world.tokens.get(caller.token)
  return {
    organization,
    homeOrganization: organization,
    authorizedScope: token?.scope ?? [],
    ...(caller.userId === undefined && { authenticatedUser: null }),
    OAuthClient: { ...clientOf({ world, caller }), ...grantTypeOf(token), organization },
  }
}

/** Returns the client of a token without its secret and settings. */
function clientOf({
  world,
  caller: { clientId, clientName },
}: Pick<GenesysContext, 'world' | 'caller'>): Omit<Immutable<Schemas['OrgOAuthClient']>, 'organization'> {
  const client = world.clients.get(clientId)
  if (!client) return { id: clientId, name: clientName }
  const { secret: _, permissions: __, grantTypes: ___, redirectUris: ____, ...shown } = client
  return shown
}

function grantTypeOf(
  token: Immutable<Schemas['IssuedToken']> | undefined,
): Pick<Schemas['OrgOAuthClient'], 'authorizedGrantType'> {
  if (!token) return {}
  const ofScenario = token.userId === undefined ? 'CLIENT-CREDENTIALS' : 'CODE'
  return { authorizedGrantType: token.grantType ?? ofScenario }
}
