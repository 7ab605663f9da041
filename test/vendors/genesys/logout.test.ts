import { expect, test } from 'vitest'
import { emulatorWith } from '../../support/genesys.ts'
import { locationOf } from '../../support/genesys-login.ts'

const REDIRECT = 'https://desk.example/bye?from=desk'
const clients = [{ id: 'console', name: 'Console', secret: 'sesame', permissions: [], redirectUris: [REDIRECT] }]
const PATHS = ['/logout', '/login/logout']

test('redirects to a registered URI after a logout', async () => {
  const emulator = emulatorWith({ clients })
  for (const path of PATHS) {
    const logOut = (redirect_uri: string) => {
      return emulator.genesys.fetch(`${path}?${new URLSearchParams({ client_id: 'console', redirect_uri })}`)
    }

    expect(locationOf(await logOut(REDIRECT)).href).toBe(REDIRECT)

    const unregistered = await logOut('https://evil.example/')
    expect([unregistered.status, unregistered.headers.get('location')]).toEqual([400, null])
    expect(await unregistered.text()).toContain('is not registered')
  }
})

test('ends a logout without a redirect URI on a page with logout=true in its URL', async () => {
  const emulator = emulatorWith({ clients })
  for (const path of PATHS) {
    const response = await emulator.genesys.fetch(`${path}?client_id=console`)
    const next = new URL(response.headers.get('location') ?? '', `http://genesys.test${path}?client_id=console`)
    const page = await emulator.genesys.fetch(next.pathname + next.search)

    expect([response.status, next.pathname + next.search]).toEqual([302, `${path}?logout=true`])
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
    expect(await page.text()).toContain('You are logged out')
  }
})
