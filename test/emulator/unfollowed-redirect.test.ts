import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'

it('answers a redirect that no client follows if the request has X-Redirect: manual', async () => {
  const { fetch } = createEmulator()
  const logout = '/logout?client_id=agent-console&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F'
  const followed = await fetch(logout)
  const manual = await fetch(logout, { headers: { 'x-redirect': 'manual' } })

  expect([followed.status, manual.status]).toEqual([302, 302])
  expect(followed.headers.get('location')).toBe('http://localhost:8080/')
  expect(manual.headers.get('location')).toBe('http://[http://localhost:8080/]')
  expect(URL.canParse('http://[http://localhost:8080/]')).toBe(false)
})
