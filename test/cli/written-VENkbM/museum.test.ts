import { emulate } from '../../../src/kit.ts'
import { expect, it } from 'vitest'
import { museum } from './index.ts'

const emulator = emulate({ vendors: { museum } })
// The first request loads the validators, which takes a while for a large document.
const TIMEOUT_MS = 60_000

function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { ...emulator.museum.credentials.headers, 'content-type': 'application/json' }
  return Promise.resolve(
    emulator.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  )
}

it('remembers what it creates', async () => {
  const response = await send('POST', '/special-events', { name: 'Intelligent Metal Sausages', location: 'Computer Room', eventDescription: 'Captain Blackbeard shares his love of the C...language. And possibly Arrrrr (R lang).', dates: [], price: 25 })
  expect(response.ok).toBe(true)
  const created = await response.json()
  const item = `/special-events/${created['eventId']}`
  expect((await send('GET', item)).ok).toBe(true)
  expect((await send('DELETE', item)).ok).toBe(true)
  expect((await send('GET', item)).ok).toBe(false)
}, TIMEOUT_MS)
