import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiClientClass, default as Sdk } from 'purecloud-platform-client-v2'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Listening } from '../../src/index.ts'
import { emulatorWith } from '../support/genesys.ts'
import { codeOf, REDIRECT } from '../support/genesys-login.ts'

// Logs in with the vendor's own client, unmodified, over HTTP.

const permissions = ['assistants:assistant:view']
const clients = [
  { id: 'console', name: 'Console', secret: 'sesame', permissions },
  { id: 'robot', name: 'Robot', secret: 'oil', permissions, grantTypes: ['CLIENT-CREDENTIALS'] },
]
const emulator = emulatorWith({ clients, users: [{ name: 'Tamsin Ferrier' }] }, { auth: 'strict' })
let listening: Listening
let home: string
let sdk: typeof Sdk
let client: ApiClientClass

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1')
  sdk = (await import('purecloud-platform-client-v2')).default
  client = sdk.ApiClient.instance
  // Stops the client from watching its settings file.
  client.config.live_reload_config = false
  listening = await emulator.listen({ port: 0 })
  const gateway = { host: '127.0.0.1', protocol: 'http', port: listening.port }
  client.setGateway({ ...gateway, path_params_login: 'login', path_params_api: '' })
})

afterAll(async () => {
  await listening?.close()
  await rm(home, { recursive: true })
  vi.unstubAllEnvs()
})

beforeEach(() => emulator.reset())

/** Parts of the SDK that its types lack. */
interface Untyped {
  readonly loginSaml2BearerGrant: (...parameters: readonly string[]) => Promise<unknown>
}

interface TokenPair {
  readonly accessToken?: string
  readonly refreshToken?: string | undefined
}

async function logIn(): Promise<TokenPair> {
  const code = await codeOf(emulator)
  const { accessToken, refreshToken }: TokenPair = await client.loginCodeAuthorizationGrant(
    'console',
    'sesame',
    code,
    REDIRECT,
  )
  return { accessToken, refreshToken }
}

it('logs in a user with a code and a secret', async () => {
  const tokens = await logIn()

  expect(tokens).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String) })
  await expect(new sdk.UsersApi().getUsersMe()).resolves.toMatchObject({ name: 'Tamsin Ferrier' })
  await expect(new sdk.TokensApi().getTokensMe()).resolves.toMatchObject({
    OAuthClient: { id: 'console', authorizedGrantType: 'CODE' },
  })
})

it('refreshes a token', async () => {
  const first = await logIn()

  const { accessToken, refreshToken }: TokenPair = await client.refreshCodeAuthorizationGrant(
    'console',
    'sesame',
    first.refreshToken ?? '',
  )

  expect(accessToken).not.toBe(first.accessToken)
  expect(refreshToken).not.toBe(first.refreshToken)
  await expect(new sdk.UsersApi().getUsersMe()).resolves.toMatchObject({ name: 'Tamsin Ferrier' })
})

it('refreshes an expired token once and sends the request again', async () => {
  await logIn()
  emulator.clock.advance('25h')

  // This version of the client rejects although it refreshes the token and sends the request again.
  await expect(new sdk.UsersApi().getUsersMe()).rejects.toMatchObject({ response: { status: 401 } })

  await vi.waitFor(() => {
    const statuses = emulator.exchanges().map(({ operation, response }) => `${operation} ${response.status}`)
    expect(statuses.slice(-3)).toEqual(['getUsersMe 401', 'postLoginOauthToken 200', 'getUsersMe 200'])
  })
})

it('gets a token without a user for client credentials', async () => {
  await client.loginClientCredentialsGrant('robot', 'oil')

  await expect(new sdk.AgentAssistantsApi().getAssistants()).resolves.toHaveProperty('entities')
  await expect(new sdk.UsersApi().getUsersMe()).rejects.toMatchObject({ status: 400, code: 'bad.request' })
})

it.each([
  ['a wrong secret', ['console', 'wrong'], 'invalid_client'],
  ['a code that does not exist', ['console', 'sesame'], 'invalid_grant'],
  ['a client for other grant types', ['robot', 'oil'], 'unauthorized_client'],
] as const)('rejects %s with an OAuth error', async (_, [id, secret], error) => {
  const login = client.loginCodeAuthorizationGrant(id, secret, 'no-such-code', REDIRECT)
  // A failed login rejects with the axios error.
  await expect(login).rejects.toMatchObject({ response: { status: 400, data: { error } } })
})

it('rejects a SAML 2 assertion, which is not emulated', async () => {
  const untyped = client as unknown as Untyped
  const login = untyped.loginSaml2BearerGrant('console', 'sesame', 'harbour-lane', 'PHNhbWw+')
  await expect(login).rejects.toMatchObject({ response: { status: 400, data: { error: 'unsupported_grant_type' } } })
})
