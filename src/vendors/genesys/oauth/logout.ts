import { Problem } from '../../../engine/vendor/problem.ts'
import type { Genesys } from '../genesys.ts'
import { messagePage } from '../pages/page.ts'
import { PAGE_HEADERS } from '../pages/style.ts'
import { findClient } from './client.ts'
import { allowedRedirect } from './redirect.ts'

/** Goes on to a registered redirect URI, or to a page whose URL contains `logout=true`. */
export function logOut(request: Parameters<Genesys['getLogout']>[0]): ReturnType<Genesys['getLogout']> {
  const { client_id: clientId, redirect_uri: redirectUri, logout } = request.query
  if (redirectUri === undefined) {
    // A query without a path keeps the path of the request, with the prefix of its world.
    if (logout !== true) return { status: 302, headers: { Location: '?logout=true' } }
    return { status: 200, body: messagePage('You are logged out', 'You can close this page.'), headers: PAGE_HEADERS }
  }
  const client = clientId === undefined ? undefined : findClient(request, clientId)
  const redirect = allowedRedirect(client, redirectUri)
  if (redirect) return { status: 302, headers: { Location: redirect.href } }
  throw new Problem(
    'invalid',
    `You are logged out, but the redirect URI ${redirectUri} is not registered for the client.`,
  )
}
