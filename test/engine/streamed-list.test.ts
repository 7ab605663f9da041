import { expect, it } from 'vitest'
import { checkResponse, type ResponseDraft } from '../../src/engine/exchange/check-response.ts'
import type { Validate } from '../../src/engine/spec/validators.ts'
import { streamList } from '../../src/engine/vendor/streamed-list.ts'
import { createEmulator, type Emulator } from '../../src/index.ts'

const CHUNK = 100
const HEADERS = { authorization: 'Bearer any', 'content-type': 'application/json' }

/** Accepts a body whose numbers are all below a bound. */
function below(bound: number): Validate {
  const check: Validate = (body) => {
    const isValid = (body as { readonly numbers: readonly number[] }).numbers.every((number) => number < bound)
    check.errors = isValid ? null : [{ instancePath: '/numbers', keyword: 'maximum', params: { limit: bound } }]
    return isValid
  }
  return check
}

/** Checks a list of the numbers from 0, and counts those that were created. */
function check(count: number, bound = count) {
  const created: number[] = []
  const body = streamList(
    Array.from({ length: count }, (_, i) => i),
    (number) => created.push(number) - 1,
    (numbers) => ({ before: '[]', numbers, after: { numbers: [] } }),
  )
  const draft: ResponseDraft = { operation: 'list', status: 200, headers: {}, body }
  const checked = checkResponse(draft, { bodies: { 'application/json': { check: below(bound) } } }, {})
  return { created, body: checked.body, value: checked.value }
}

function whole(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => i)
  return JSON.stringify({ before: '[]', numbers, after: { numbers: [] } })
}

it.each([0, 1, CHUNK])('sends a list of %i entries whole', (count) => {
  expect(check(count)).toMatchObject({ body: whole(count), value: JSON.parse(whole(count)) })
})

it.each([CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 1])('streams a list of %i entries with the same bytes', async (count) => {
  const { body } = check(count)
  expect(body).toBeInstanceOf(ReadableStream)
  expect(await new Response(body).text()).toBe(whole(count))
})

it('creates each chunk when the client reads it, and none after the client left', async () => {
  const { created, body } = check(10 * CHUNK)
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  expect(created).toHaveLength(CHUNK)
  await reader.read()
  await reader.read()
  expect(created).toHaveLength(2 * CHUNK)
  const pending = reader.read()
  await reader.cancel()
  expect(await pending).toMatchObject({ done: true })
  await new Promise((resolve) => setImmediate(resolve))
  expect(created).toHaveLength(2 * CHUNK)
})

it('lets another task run before each further chunk', async () => {
  const { body, created } = check(3 * CHUNK)
  const seen: number[] = []
  const look = () => {
    seen.push(created.length)
    if (created.length < 3 * CHUNK) setImmediate(look)
  }
  setImmediate(look)
  await new Response(body).text()
  expect(seen).toContain(CHUNK)
  expect(seen).toContain(2 * CHUNK)
})

it('rejects a list whose beginning violates the spec, and breaks off one whose later entries do', async () => {
  expect(() => check(10 * CHUNK, CHUNK - 1)).toThrow('violates the spec at "/numbers"')
  const { created, body } = check(10 * CHUNK, 2 * CHUNK + 1)
  await expect(new Response(body).text()).rejects.toThrow('violates the spec at "/numbers"')
  expect(created).toHaveLength(3 * CHUNK)
})

async function send(emulator: Emulator, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await emulator.fetch('/api/v2/assistants', { method: 'POST', headers: HEADERS, body: `{"name":"Desk ${i}"}` })
  }
}

it('streams the request journal as it was when the export began, while requests arrive and the world is reset', async () => {
  const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
  await send(emulator, 150)
  const journal = '/_control/worlds/default/journal'
  const before = await Promise.all(
    Array.from({ length: 150 }, async (_, i) => (await emulator.fetch(`${journal}/${i + 1}`)).text()),
  )
  const archive = await (await emulator.fetch(`${journal}/har`)).text()
  const exchanges = await emulator.fetch(`${journal}?limit=1000`)
  const har = await emulator.fetch(`${journal}/har`)
  await send(emulator, 3)
  emulator.reset()
  expect(await exchanges.text()).toBe(`{"total":150,"exchanges":[${before.join(',')}]}`)
  expect(await har.text()).toBe(archive)
})
