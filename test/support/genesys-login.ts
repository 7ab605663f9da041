import type { WorldHandle } from '../../src/index.ts'

/** The redirect URI of the logins in tests. */
export const REDIRECT = 'http://localhost:8080/'

/** A code verifier with its challenge, from RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
export const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' } as const

const FORM = 'application/x-www-form-urlencoded'

type Fields = Readonly<Record<string, string>>

export function basic(id: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${btoa(`${id}:${secret}`)}` }
}

/** Returns the path of a login of the client `console`, with further or other parameters. */
export function loginPath(parameters: Fields = {}, path = '/oauth/authorize'): string {
  const query = { client_id: 'console', redirect_uri: REDIRECT, response_type: 'code', ...parameters }
  return `${path}?${new URLSearchParams(query)}`
}

/** Requests the login page. */
export function openLogin(world: WorldHandle, parameters?: Fields): Promise<Response> {
  return world.genesys.fetch(loginPath(parameters))
}

/** Submits the form of the login page. */
export function submitLogin(world: WorldHandle, choice: Fields, parameters?: Fields): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': FORM }, body: String(new URLSearchParams(choice)) }
  return world.genesys.fetch(loginPath(parameters), init)
}

/** Logs in the first user that the page offers and returns the URL that the browser is sent to. */
export async function logIn(world: WorldHandle, parameters?: Fields): Promise<URL> {
  const page = await (await openLogin(world, parameters)).text()
  const [, user = ''] = /name="user" value="([^"]+)"/.exec(page) ?? []
  return locationOf(await submitLogin(world, { user }, parameters))
}

/** Logs in the first user and returns the code. */
export async function codeOf(world: WorldHandle, parameters?: Fields): Promise<string> {
  return (await logIn(world, parameters)).searchParams.get('code') ?? ''
}

export function locationOf({ status, headers }: Response): URL {
  const location = headers.get('location')
  if (status !== 302 || location === null) throw new Error(`The response is not a redirect but ${status}`)
  return new URL(location, 'http://genesys.test/oauth/authorize')
}

/** Sends a form to the token endpoint. */
export function requestToken(world: WorldHandle, form: Fields, headers: Fields = {}): Promise<Response> {
  const body = String(new URLSearchParams(form))
  return world.genesys.fetch('/oauth/token', { method: 'POST', headers: { 'content-type': FORM, ...headers }, body })
}

/** Returns the form that exchanges a code. */
export function exchangeOf(code: string, more: Fields = {}): Fields {
  return { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...more }
}
