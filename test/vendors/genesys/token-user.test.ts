import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, json } from '../../support/genesys.ts'
import { basic, locationOf, openLogin, requestToken } from '../../support/genesys-login.ts'

const clients = [
  { id: 'console', name: 'Console', secret: 'sesame', permissions: [] },
  { id: 'wallboard', name: 'Wallboard', secret: 'open', permissions: [] },
]

function request(world: WorldHandle, token: string, path: string) {
  return world.genesys.fetch(path, { headers: bearer(token) })
}

async function tokenOf(world: WorldHandle, client: string, secret: string): Promise<string> {
  const response = await requestToken(world, { grant_type: 'client_credentials' }, basic(client, secret))
  return (await json<'AccessToken'>(response)).access_token
}

test('returns a made-up user that is always the same for its client', async () => {
  const emulator = emulatorWith({ clients })
  emulator.genesys.setProfile({ clientCredentialsUser: 'synthetic' })
  const first = await tokenOf(emulator, 'console', 'sesame')
  const second = await tokenOf(emulator, 'console', 'sesame')
  const other = await tokenOf(emulator, 'wallboard', 'open')

  const user = await json<'UserMe'>(await request(emulator, first, '/api/v2/users/me'))
  const sameClient = await json<'UserMe'>(await request(emulator, second, '/api/v2/users/me'))
  const otherClient = await json<'UserMe'>(await request(emulator, other, '/api/v2/users/me'))

  expect(first).not.toBe(second)
  expect(sameClient).toEqual(user)
  expect(otherClient.id).not.toBe(user.id)
})

test('rejects a client-credentials token where a user is needed', async () => {
  const tokens = [{ token: 'console-token', client: 'Console' }]
  const emulator = emulatorWith({ clients, tokens, users: [{ name: 'Tamsin Ferrier' }] })

  for (const token of ['console-token', await tokenOf(emulator, 'console', 'sesame')]) {
    const response = await request(emulator, token, '/api/v2/users/me')

    expect(response.status).toBe(400)
    const error = await json<'ErrorBody'>(response)
    expect(error).toMatchObject({ code: 'bad.request', status: 400 })
    expect(error.message).toMatch(/user context.+client credentials/)
  }
})

test('returns the user who logged in', async () => {
  const tokens = [{ token: 'console-token', client: 'Console', user: 'Idris Okafor' }]
  const users = [{ name: 'Tamsin Ferrier' }, { name: 'Idris Okafor' }]
  const emulator = emulatorWith({ clients, tokens, users }, { auth: 'strict' })

  const ofScenario = await request(emulator, 'console-token', '/api/v2/users/me')
  emulator.genesys.setProfile({ login: 'auto' })
  const { hash } = locationOf(await openLogin(emulator, { response_type: 'token' }))
  const token = new URLSearchParams(hash.slice(1)).get('access_token') ?? ''
  const ofLogin = await request(emulator, token, '/api/v2/users/me')

  const [tamsin, idris] = emulator.genesys.records.users.list()
  expect(await json<'UserMe'>(ofScenario)).toMatchObject({ id: idris?.id, name: 'Idris Okafor' })
  expect(await json<'UserMe'>(ofLogin)).toMatchObject({ id: tamsin?.id, name: 'Tamsin Ferrier' })
})

test('acts as the first user with a token that it did not issue', async () => {
  const emulator = emulatorWith({ users: [{ name: 'Tamsin Ferrier' }, { name: 'Idris Okafor' }] })

  const me = await json<'UserMe'>(await request(emulator, 'made-up', '/api/v2/users/me'))

  expect(me.name).toBe('Tamsin Ferrier')
})
