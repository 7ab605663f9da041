import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/genesys/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

/** A client of the login host, which has other credentials than the API. */
interface LoginClient {
  readonly login: Typed<ClientPaths<paths>>
}

type LoginOperation = Extract<
  keyof operations,
  `${'get' | 'post'}${'' | 'Login'}${'OauthAuthorize' | 'OauthToken' | 'Logout'}`
>

/** Options of a request with a form. */
const FORM = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  bodySerializer: (body: unknown) => new URLSearchParams(Object(body)).toString(),
}
const GRANT = { grant_type: 'client_credentials' } as const
const REDIRECT = 'http://localhost:8080/'
/** Options of a request to a page: redirects lead to the application, which the tour does not run. */
const PAGE = { redirect: 'manual', parseAs: 'text' } as const
const LOGIN = {
  params: { query: { client_id: 'agent-console', redirect_uri: REDIRECT, response_type: 'code', state: 'tour' } },
  ...PAGE,
} as const
const LOGOUT = { params: { query: { client_id: 'agent-console', redirect_uri: REDIRECT } }, ...PAGE } as const
const CANCEL = { body: { cancel: 'true' }, ...FORM } as const

/** A call of every operation of the login. */
export const loginCalls: Calls<Pick<operations, LoginOperation>, LoginClient, object> = {
  getOauthAuthorize: ({ login }) => login.GET('/oauth/authorize', LOGIN),
  postOauthAuthorize: ({ login }) => login.POST('/oauth/authorize', { ...LOGIN, ...CANCEL }),
  getLoginOauthAuthorize: ({ login }) => login.GET('/login/oauth/authorize', LOGIN),
  postLoginOauthAuthorize: ({ login }) => login.POST('/login/oauth/authorize', { ...LOGIN, ...CANCEL }),
  getLogout: ({ login }) => login.GET('/logout', LOGOUT),
  getLoginLogout: ({ login }) => login.GET('/login/logout', LOGOUT),
  postOauthToken: ({ login }) => login.POST('/oauth/token', { body: GRANT, ...FORM }),
  postLoginOauthToken: ({ login }) => login.POST('/login/oauth/token', { body: GRANT, ...FORM }),
}

/** Logs in, gets tokens and logs out. A pact cannot contain the exchange of a code, which no response body contains. */
export async function logInAndOut(client: LoginClient): Promise<void> {
  const { login } = client
  await loginCalls.getOauthAuthorize(client, {})
  await loginCalls.getLoginOauthAuthorize(client, {})
  await login.POST('/oauth/authorize', { ...LOGIN, body: { user: TAMSIN }, ...FORM })
  await loginCalls.postLoginOauthAuthorize(client, {})
  await loginCalls.postOauthToken(client, {})
  await loginCalls.postLoginOauthToken(client, {})
  for (const path of ['/logout', '/login/logout'] as const) {
    await login.GET(path, LOGOUT)
    await login.GET(path, { params: { query: { logout: true } }, ...PAGE })
  }
}

/** The first user of the default scenario. */
const TAMSIN = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'

/** Starts logins that are rejected or sent back with an error. */
export async function failToLogIn({ login }: LoginClient): Promise<void> {
  const stranger = { ...LOGIN.params.query, redirect_uri: 'https://evil.example/' }
  const implicit = { ...LOGIN.params.query, response_type: 'id_token' }
  for (const path of ['/oauth/authorize', '/login/oauth/authorize'] as const) {
    await login.GET(path, { params: { query: stranger }, ...PAGE })
    await login.GET(path, { params: { query: implicit }, ...PAGE })
    await login.POST(path, { ...LOGIN, body: { user: 'nobody' }, ...FORM })
    await login.POST(path, { params: { query: stranger }, body: { user: TAMSIN }, ...FORM, ...PAGE })
  }
  for (const path of ['/logout', '/login/logout'] as const) {
    await login.GET(path, { params: { query: { redirect_uri: 'https://evil.example/' } }, ...PAGE })
  }
  for (const path of ['/oauth/token', '/login/oauth/token'] as const) {
    await login.POST(path, { body: { grant_type: 'password' }, ...FORM })
  }
}
