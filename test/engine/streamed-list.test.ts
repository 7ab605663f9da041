import { describe, expect, it } from 'vitest'
import { type EmulatorOptions, emulate } from '../../src/emulator/emulator.ts'
import { keepList, streamList } from '../../src/engine/vendor/streamed-list.ts'
import type { AnyHandler } from '../../src/engine/vendor/vendor.ts'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { loadSpec } from '../../src/specs/load-spec.ts'
import { repeatDuring } from '../support/repeat-during.ts'

const CHUNK = 100
const HEADERS = { authorization: 'Bearer any', 'content-type': 'application/json' }
const MOST = 10_000

const body = {
  type: 'object',
  required: ['numbers'],
  properties: {
    before: { type: 'string' },
    numbers: { type: 'array', items: { type: 'integer', maximum: MOST } },
    after: { type: 'object', properties: { numbers: { type: 'array' } } },
  },
}
const document = {
  openapi: '3.1.0',
  info: { title: 'Numbers', version: '1' },
  paths: {
    '/numbers': {
      get: {
        operationId: 'listNumbers',
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: body } } } },
      },
    },
    '/marks': {
      get: { operationId: 'getMark', responses: { 204: { description: 'OK' } } },
    },
  },
}

const wrap = (numbers: readonly unknown[]) => ({ before: '[]', numbers, after: { numbers: [] } })
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)
const whole = (count: number) => JSON.stringify(wrap(upTo(count)))

/** Ways in which a handler can return a list of numbers. `created` is called with each number when it is created. */
const KINDS = {
  streamed: (numbers, created) => streamList(numbers, created, wrap),
  kept: (numbers, created) => keepList(numbers, created, wrap),
  plain: (numbers) => wrap(numbers),
} satisfies Record<string, (numbers: readonly number[], created: (number: number) => number) => unknown>

/** Starts an emulator whose handler returns a list, and records which numbers were created. */
async function start(list: AnyHandler, options: EmulatorOptions = {}, spec: object = document) {
  const { handlers, ...vendor } = await loadSpec('/numbers.json', {
    name: 'numbers',
    read: async () => JSON.stringify(spec),
    onWarning: () => {},
  })
  return emulate({ vendors: { numbers: { ...vendor, handlers: { ...handlers, listNumbers: list } } }, ...options })
}

/** Returns a handler that lists numbers, and those that it created. */
function listing(kind: keyof typeof KINDS, numbers: readonly number[]) {
  const created: number[] = []
  const handler: AnyHandler = () => {
    return KINDS[kind](numbers, (number) => {
      created.push(number)
      return number
    })
  }
  return { created, handler }
}

describe.each(['streamed', 'kept', 'plain'] as const)('a %s list', (kind) => {
  it.each([0, 1, CHUNK, CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 1, 23 * CHUNK])(
    'of %i entries has the bytes of its JSON',
    async (count) => {
      const emulator = await start(listing(kind, upTo(count)).handler)
      const response = await emulator.fetch('/numbers')
      expect([response.status, await response.text()]).toEqual([200, whole(count)])
      const isKnown = kind !== 'streamed' || count <= CHUNK
      expect(emulator.exchanges()[0]?.response.body).toBe(isKnown ? whole(count) : '')
    },
  )

  it('is answered with 500 if an entry near its end violates the spec', async () => {
    const emulator = await start(listing(kind, [...upTo(23 * CHUNK), MOST + 1, 0]).handler)
    const response = await emulator.fetch('/numbers')
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('must be at most 10000')
    expect(emulator.exchanges()[0]?.violation).toMatchObject({ operation: 'listNumbers', keyword: 'maximum' })
  })

  it('lets other requests be answered while it is checked', async () => {
    const emulator = await start(listing(kind, upTo(23 * CHUNK)).handler)
    const listed = emulator.fetch('/numbers')
    expect((await repeatDuring(listed, () => emulator.fetch('/marks'))).length).toBeGreaterThan(10)
    expect(await (await listed).text()).toBe(whole(23 * CHUNK))
  })
})

it('checks a plain list as a whole if its entries depend on each other', async () => {
  const numbers = upTo(23 * CHUNK)
  const unique = structuredClone(document)
  Object.assign(unique.paths['/numbers'].get.responses[200].content['application/json'].schema.properties.numbers, {
    uniqueItems: true,
  })
  const list = async (entries: readonly number[]) => {
    const emulator = await start(() => wrap(entries), {}, unique)
    return emulator.fetch('/numbers')
  }
  expect(await (await list(numbers)).text()).toBe(whole(23 * CHUNK))
  expect((await list([...numbers, 0])).status).toBe(500)
})

it('creates a streamed list again as the client reads it, and no more of it after the client left', async () => {
  const { created, handler } = listing('streamed', upTo(10 * CHUNK))
  const { body: stream } = await (await start(handler)).fetch('/numbers')
  expect(created).toHaveLength(10 * CHUNK)
  const reader = stream?.getReader()
  await reader?.read()
  await reader?.read()
  expect(created).toHaveLength(11 * CHUNK)
  const pending = reader?.read()
  await reader?.cancel()
  expect(await pending).toMatchObject({ done: true })
  await new Promise((resolve) => setImmediate(resolve))
  expect(created).toHaveLength(11 * CHUNK)
})

it('leaves out the items of a kept list that have no entry', async () => {
  const emulator = await start(() =>
    keepList(upTo(9 * CHUNK), (number) => (number % 300 === 7 ? number : undefined), wrap),
  )
  expect(await (await emulator.fetch('/numbers')).text()).toBe(JSON.stringify(wrap([7, 307, 607])))
})

it('stops to create a list when the client has closed the connection', async () => {
  const { created, handler } = listing('kept', upTo(100 * CHUNK))
  const emulator = await start(handler)
  const stop = new AbortController()
  const listed = emulator.fetch('/numbers', { signal: stop.signal })
  await emulator.fetch('/marks')
  stop.abort()
  await listed.catch(() => undefined)
  expect(created.length).toBeLessThan(50 * CHUNK)
})

it('keeps what others wrote while an invalid list was checked', async () => {
  const list = [...upTo(23 * CHUNK), MOST + 1]
  const emulator = await start(() => wrap(list), { clock: '2026-01-15T09:00:00Z' })
  const listed = emulator.fetch('/numbers')
  await emulator.fetch('/marks')
  emulator.clock.set('2026-01-16T00:00:00Z')
  expect((await listed).status).toBe(500)
  expect(emulator.clock.now()).toBe('2026-01-16T00:00:00.000Z')
})

it('shows in the journal no changes of others while a long list was checked', async () => {
  const emulator = await start(() => wrap(upTo(23 * CHUNK)), { clock: '2026-01-15T09:00:00Z' })
  const listed = emulator.fetch('/numbers')
  await emulator.fetch('/marks')
  emulator.clock.set('2026-01-16T00:00:00Z')
  await listed
  const exchange = emulator.exchanges().find(({ operation }) => operation === 'listNumbers')
  expect(exchange?.after.clock).toEqual(exchange?.before.clock)
})

it('drops the response of a list whose world was reset while it was checked', async () => {
  const emulator = await start(listing('plain', upTo(23 * CHUNK)).handler)
  const listed = emulator.fetch('/numbers')
  await emulator.fetch('/marks')
  emulator.reset()
  await expect(listed).rejects.toThrow()
  expect(emulator.exchanges()).toEqual([])
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
