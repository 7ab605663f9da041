import { Problem } from '../../../engine/vendor/problem.ts'
import type { Genesys, GenesysContext } from '../genesys.ts'
import { organizationOf } from '../identity.ts'
import { loginPage } from '../pages/login-page.ts'
import { PAGE_HEADERS } from '../pages/style.ts'
import { type Client, findClient, mayUse } from './client.ts'
import { issueAccessToken, later } from './issue.ts'
import { isCodeChallenge } from './pkce.ts'
import { allowedRedirect, type Returned, withFragment, withQuery } from './redirect.ts'
import { madeUpUserId, usersToLogIn } from './users.ts'

/** Lifetime of a code in seconds, the longest that RFC 6749, 4.1.2 recommends. The vendor's own is not known. */
const CODE_SECONDS = 600

/** A request to the login page. */
type LoginRequest = Parameters<Genesys['getOauthAuthorize']>[0]

/** Parameters of the login page. */
type LoginQuery = LoginRequest['query']

/** A request from which a login is started or continued. */
type LoginContext = GenesysContext & { readonly query: LoginQuery }

/** The login page. */
export interface Page {
  readonly status: 200
  readonly body: string
  readonly headers: typeof PAGE_HEADERS
}

/** A redirect of the browser. */
export interface Redirect {
  readonly status: 302
  readonly headers: { readonly Location: string }
}

/** A login whose client and redirect URI are valid. */
interface Login {
  readonly client: Client
  readonly redirect: URL
}

/** A user who can log in. */
interface LoginUser {
  readonly id: string
  readonly name: string
  readonly email?: string
}

/** Shows the login page, approves the login at once, or redirects with an error. */
export function startLogin(request: LoginRequest): Page | Redirect {
  const { query, profile } = request
  const login = loginOf(request)
  const error = errorOf(login, query)
  if (error) return redirectTo(login, query, error)
  const users = usersOf(request, login)
  if (profile.login === 'auto') return approve(request, login, users[0].id)
  return pageFor(request, login, users)
}

/** Redirects with the result of the login page. Shows the page again if the form names no user who can log in. */
export function finishLogin(request: Parameters<Genesys['postOauthAuthorize']>[0]): Page | Redirect {
  const { query, body } = request
  const login = loginOf(request)
  const error = errorOf(login, query)
  if (error) return redirectTo(login, query, error)
  if (body.cancel !== undefined) {
    return redirectTo(login, query, { error: 'access_denied', error_description: 'The user cancelled the login' })
  }
  const users = usersOf(request, login)
  const user = users.find(({ id }) => id === body.user)
  return user ? approve(request, login, user.id) : pageFor(request, login, users)
}

function pageFor({ world, link }: LoginContext, { client, redirect }: Login, users: readonly LoginUser[]): Page {
  const organization = organizationOf(world, link).name
  const body = loginPage({ organization, client: client.name, returnsTo: redirect.host, users })
  return { status: 200, body, headers: PAGE_HEADERS }
}

/** Returns the client and the redirect URI of a login. @throws a Problem, shown as a page, if one is not accepted */
function loginOf(request: LoginContext): Login {
  const { client_id: id, redirect_uri: redirectUri } = request.query
  const client = findClient(request, id)
  if (!client) throw new Problem('invalid', `The client ${id} is unknown or not active. Check client_id.`)
  const redirect = allowedRedirect(client, redirectUri)
  if (redirect) return { client, redirect }
  throw new Problem(
    'invalid',
    `The redirect URI ${redirectUri} is not registered for ${client.name}. Use one of its redirectUris, without a fragment; if it has none, use an http URI of localhost.`,
  )
}

/** Returns the users who can log in, the preferred one first. A world without users offers a made-up one. */
function usersOf({ world, query }: LoginContext, { client }: Login): [LoginUser, ...LoginUser[]] {
  const [first, ...others] = usersToLogIn(world, query.login_hint)
  if (first) return [first, ...others]
  return [{ id: madeUpUserId(client.id), name: client.name, email: 'A made-up user: the scenario has none' }]
}

/** Returns the error of a login that the client may not start (RFC 6749, 4.1.2.1; RFC 7636, 4.4.1). */
function errorOf({ client }: Login, query: LoginQuery): Returned | undefined {
  const { response_type: type, code_challenge: challenge, code_challenge_method: method } = query
  if (type !== 'code' && type !== 'token') {
    return { error: 'unsupported_response_type', error_description: 'response_type must be code or token' }
  }
  if (!mayUse(client, type === 'code' ? 'CODE' : 'TOKEN')) {
    return { error: 'unauthorized_client', error_description: `The client may not use the response type ${type}` }
  }
  const hasChallenge = challenge !== undefined || method !== undefined
  if (hasChallenge && !(method === 'S256' && isCodeChallenge(challenge ?? ''))) {
    return { error: 'invalid_request', error_description: 'code_challenge must be a SHA-256 digest, with method S256' }
  }
  return undefined
}

/** Redirects with a code or, in the implicit flow, with a token. */
function approve(request: LoginContext, login: Login, userId: string): Redirect {
  const { query } = request
  const scope = (query.scope ?? '').split(' ').filter((one) => one !== '')
  if (query.response_type === 'code') {
    return redirectTo(login, query, { code: createCode(request, { login, userId, scope }) })
  }
  const token = issueAccessToken(request, { client: login.client, grantType: 'TOKEN', userId, scope })
  return redirectTo(login, query, { ...token })
}

interface ApprovedLogin {
  readonly login: Login
  readonly userId: string
  readonly scope: readonly string[]
}

function createCode({ world, clock, id, query }: LoginContext, { login, userId, scope }: ApprovedLogin): string {
  const { code_challenge: codeChallenge, redirect_uri: redirectUri } = query
  const { code } = world.authorizationCodes.insert({
    code: id().replaceAll('-', ''),
    clientId: login.client.id,
    userId,
    redirectUri,
    ...(codeChallenge !== undefined && { codeChallenge }),
    scope,
    expiresAt: later(clock.millis(), CODE_SECONDS),
  })
  return code
}

/** Redirects to the application. The implicit flow returns everything in the fragment, the code flow in the query. */
function redirectTo({ redirect }: Login, { response_type, state }: LoginQuery, returned: Returned): Redirect {
  const write = response_type === 'token' ? withFragment : withQuery
  return {
    status: 302,
    headers: { Location: write(redirect, { ...returned, state: state === '' ? undefined : state }) },
  }
}
