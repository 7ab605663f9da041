import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { withoutWorldScope } from '../../../engine/vendor/token.ts'
import type { Schemas } from '../collections.ts'
import type { GenesysContext } from '../genesys.ts'

/** Grant type of a client, in the words of the API. */
export type GrantType = Schemas['AuthorizedGrantType']

/** An OAuth client that is known to be active, or one that only open authentication accepts. */
export interface Client {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[] | 'all'
  readonly record: Immutable<Schemas['OAuthClient']> | undefined
}

/** Returns a client; undefined if it is not active, or if strict authentication does not know it. */
export function findClient(
  { world, worldName, auth }: Pick<GenesysContext, 'world' | 'worldName' | 'auth'>,
  presentedId: string,
): Client | undefined {
  const id = withoutWorldScope(presentedId, worldName)
  const record = world.clients.get(id)
  if (id === '' || (!record && auth === 'strict') || (record?.state ?? 'active') !== 'active') return undefined
  return { id, name: record?.name ?? id, permissions: record?.permissions ?? 'all', record }
}

/** Returns whether a client may use a grant type. A client that lists none may use all. */
export function mayUse({ record }: Client, grantType: GrantType): boolean {
  return record?.grantTypes?.includes(grantType) ?? true
}

/** A client that requests a token. */
export interface TokenClient extends Client {
  /** true if the client sent its secret */
  readonly isConfidential: boolean
}

/** Parts of a token request that identify its client. */
type ClientProof = Pick<GenesysContext, 'world' | 'worldName' | 'auth' | 'caller' | 'profile'> & {
  readonly body: { readonly client_id?: string }
}

/**
 * Returns the client that requests a token: that of the Basic credentials or, without them, the `client_id` of the form.
 * An empty secret counts as none.
 * @throws a Problem `unauthenticated` if the client is unknown, not active, or its secret is wrong
 */
export function authenticate(request: ClientProof): TokenClient {
  const { auth, caller, body } = request
  const { credentials } = caller
  const client = findClient(request, credentials?.id ?? body.client_id ?? '')
  if (!client) throw unknownClient(request, credentials?.id ?? body.client_id ?? '')
  const isConfidential = credentials !== undefined && (auth === 'open' || client.record?.secret === credentials.secret)
  if (!isConfidential && credentials && credentials.secret !== '') throw failed()
  return { ...client, isConfidential }
}

/** Returns the error of a token request whose client is not accepted. */
export function failed(): Problem {
  return new Problem('unauthenticated', 'authentication failed')
}

function unknownClient({ world, worldName, profile }: ClientProof, presentedId: string): Problem {
  const isKnown = world.clients.has(withoutWorldScope(presentedId, worldName))
  if (profile.oauthRefusals === 'current' || isKnown || presentedId === '') return failed()
  return new Problem('unauthenticated', 'client not found')
}
