import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { bearer, emulatorWith, get, post, remove } from '../../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const JOURNAL = '/worlds/default/journal'
const NEW = { name: 'Returns helper', transcriptionConfig: { vendorName: 'Genesys' } }

/** Creates an emulator with five exchanges: two lists, a creation, a rejected creation and an unknown path. */
async function emulatorWithExchanges() {
  const emulator = emulatorWith({})
  await get(emulator, ASSISTANTS)
  await post(emulator, ASSISTANTS, NEW)
  await post(emulator, ASSISTANTS, { name: 3 })
  await get(emulator, ASSISTANTS)
  await get(emulator, '/api/v2/assistant')
  return { emulator, control: controlOf(emulator) }
}

describe('the request journal endpoints', () => {
  it.each([
    ['', [1, 2, 3, 4, 5]],
    ['operation=postAssistants', [2, 3]],
    ['operation=getAssistants&after=1', [4]],
    ['status=400', [3]],
    ['status=4XX', [3, 5]],
    ['method=post', [2, 3]],
    ['path=assistants', [1, 2, 3, 4]],
    ['problem=invalid', [3]],
    ['problem=unknown-path', [5]],
    ['vendor=genesys&status=2XX', [1, 2, 4]],
    ['vendor=nobody', []],
    ['fault=true', []],
    ['limit=2', [1, 2]],
  ])('filters the journal by "%s"', async (query, numbers) => {
    const { control } = await emulatorWithExchanges()
    const { exchanges } = await control.read('ExchangeList', `${JOURNAL}?${query}`)
    expect(exchanges.map(({ number }) => number)).toEqual(numbers)
  })

  it('counts the exchanges that match', async () => {
    const { control } = await emulatorWithExchanges()
    expect(await control.read('Count', `${JOURNAL}/count?operation=postAssistants`)).toEqual({ count: 2 })
  })

  it('returns one exchange with its request, response and problem', async () => {
    const { control } = await emulatorWithExchanges()
    expect(await control.read('Exchange', `${JOURNAL}/3`)).toMatchObject({
      number: 3,
      vendor: 'genesys',
      operation: 'postAssistants',
      request: { body: '{"name":3}' },
      response: { status: 400 },
      problem: { kind: 'invalid', findings: [{ at: '/transcriptionConfig' }, { at: '/name', value: 3 }] },
    })
    expect((await control.get(`${JOURNAL}/6`)).status).toBe(404)
  })

  it.each(['status=600', 'status=4xx', 'problem=unlucky', 'after=-1', 'limit=0', 'fault=perhaps'])(
    'rejects the journal filter %s',
    async (query) => {
      expect((await controlOf(createEmulator()).get(`${JOURNAL}?${query}`)).status).toBe(400)
    },
  )

  it('records a request that belongs to no vendor', async () => {
    const emulator = createEmulator()
    emulator.fork({ name: 'mine' })
    await emulator.fetch('/_world/mine/api/v3/assistants', { method: 'PUT', headers: bearer('secret') })
    const { exchanges } = await controlOf(emulator).read('ExchangeList', '/worlds/mine/journal')
    expect(exchanges).toMatchObject([
      {
        number: 1,
        method: 'PUT',
        path: '/api/v3/assistants',
        response: { status: 404 },
        problem: { kind: 'unknown-path' },
      },
    ])
    expect(exchanges[0]?.vendor).toBeUndefined()
    expect(emulator.exchanges()).toEqual([])
  })

  it('lists how an unmatched request differs from the nearest operation', async () => {
    const { emulator, control } = await emulatorWithExchanges()
    await emulator.fetch('/v2/routing/queues', { headers: bearer('any') })
    await remove(emulator, ASSISTANTS)
    const { requests } = await control.read('NearMissList', `${JOURNAL}/near-misses`)
    expect(requests.map(({ number, nearest: [first] }) => [number, first?.operation, first?.differences])).toEqual([
      [5, 'getAssistants', ['"assistant" instead of "assistants"']],
      [6, 'getRoutingQueues', ['"api" is missing']],
      [7, 'getAssistants', ['DELETE instead of GET']],
    ])
  })

  it('removes the oldest exchanges from a full journal', async () => {
    const emulator = createEmulator({ limits: { exchanges: 3 } })
    for (let i = 0; i < 5; i++) await get(emulator, ASSISTANTS)
    expect(emulator.exchanges().map(({ number }) => number)).toEqual([3, 4, 5])
    expect((await controlOf(emulator).get(`${JOURNAL}/2`)).status).toBe(404)
  })

  it('removes the oldest exchanges when the journal exceeds its size in bytes', async () => {
    const emulator = createEmulator({ limits: { journalBytes: 110_000 }, scenario: { scenario: 'empty' } })
    const large = JSON.stringify({ ...NEW, description: 'x'.repeat(30_000) })
    const headers = { ...bearer('any'), 'content-type': 'application/json' }
    for (let i = 0; i < 5; i++) await emulator.fetch(ASSISTANTS, { method: 'POST', headers, body: large })
    expect(emulator.exchanges().map(({ number }) => number)).toEqual([3, 4, 5])
  })
})

describe('a journal that no longer keeps every exchange', () => {
  it('counts what happened, also when the journal no longer keeps it', async () => {
    const emulator = createEmulator({ limits: { exchanges: 10 } })
    const control = controlOf(emulator)
    for (let i = 0; i < 30; i++) await get(emulator, ASSISTANTS)
    for (let i = 0; i < 20; i++) await get(emulator, '/api/v2/users/me')
    for (let i = 0; i < 5; i++) await get(emulator, '/nowhere')
    const count = async (query: string) => (await control.read('Count', `${JOURNAL}/count${query}`)).count
    const counts = [
      ['', 55],
      ['?operation=getAssistants', 30],
      ['?vendor=genesys', 55],
      ['?method=get&status=2XX', 50],
      ['?problem=unknown-path', 5],
      ['?fault=true', 0],
      ['?path=assistants', 30],
      ['?after=10', 45],
      ['?after=10&operation=getAssistants', 20],
      ['?after=52', 3],
    ] as const
    for (const [query, expected] of counts) expect([query, await count(query)]).toEqual([query, expected])
    expect(await control.read('ExchangeList', `${JOURNAL}?operation=getAssistants`)).toEqual({
      total: 30,
      exchanges: [],
    })
    expect(await control.read('World', '/worlds/default')).toMatchObject({ exchanges: 55 })
    emulator.reset()
    expect(await count('')).toBe(0)
  })

  it('waits for exchanges that happened, and returns those that are kept', async () => {
    const emulator = createEmulator({ limits: { exchanges: 10 } })
    for (let i = 0; i < 12; i++) await get(emulator, ASSISTANTS)
    const waited = emulator.waitFor('getAssistants', { count: 15, timeout: '5s' })
    for (let i = 0; i < 3; i++) await get(emulator, ASSISTANTS)
    expect((await waited).map(({ number }) => number)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    await expect(emulator.waitFor('getAssistants', { count: 16, timeout: 1 })).rejects.toThrow('15 matched')
  })

  it('bounds what it remembers of dropped exchanges', async () => {
    const emulator = createEmulator({ limits: { exchanges: 1 } })
    const control = controlOf(emulator)
    const path = 'x'.repeat(10_000)
    for (let i = 0; i < 150; i++) await get(emulator, `/none/${i}/${path}`)
    const count = async (query: string) => (await control.read('Count', `${JOURNAL}/count${query}`)).count
    // The paths of 104 exchanges take 1 MiB; the last exchange is still kept.
    expect([await count('?path=/none/'), await count(''), await count('?status=404')]).toEqual([7, 150, 150])
  })
})

describe('the wait endpoint', () => {
  it('returns at once if enough exchanges match already', async () => {
    const { control } = await emulatorWithExchanges()
    const response = await control.get(`${JOURNAL}/wait?operation=getAssistants&count=2&timeout=0`)
    expect((await body<'ExchangeList'>(response)).exchanges.map(({ number }) => number)).toEqual([1, 4])
  })

  it('returns when the last awaited exchange happens', async () => {
    const { emulator, control } = await emulatorWithExchanges()
    const waiting = control.get(`${JOURNAL}/wait?operation=getAssistants&count=3&timeout=10000`)
    await get(emulator, ASSISTANTS)
    expect((await body<'ExchangeList'>(await waiting)).total).toBe(3)
    expect((await control.read('Health', '/health')).waiting.count).toBe(0)
  })

  it('answers 504 with the last request when a wait times out', async () => {
    const { control } = await emulatorWithExchanges()
    const rejection = await problem(await control.get(`${JOURNAL}/wait?operation=deleteAssistant&timeout=1`))
    expect(rejection).toMatchObject({ status: 504, kind: 'timeout' })
    expect(rejection.detail).toContain('0 matched; the last request was GET /api/v2/assistant (404)')
  })

  it.each(['0ms', '0.001s', '1'])('waits for the duration %s', async (timeout) => {
    const control = controlOf(createEmulator())
    expect((await control.get(`${JOURNAL}/wait?timeout=${timeout}`)).status).toBe(504)
  })

  it.each([
    ['soon', 'query timeout must be a duration such as 250ms, 90s or 1.5h, or a number of milliseconds such as 5000'],
    ['11m', 'query timeout must be from 0 to 10m, such as 5s'],
    ['-1', 'query timeout must be from 0 to 10m, such as 5s'],
  ])('rejects a wait of %s with the notation or the range', async (timeout, message) => {
    const control = controlOf(createEmulator())
    const { status, detail } = await problem(await control.get(`${JOURNAL}/wait?timeout=${timeout}`))
    expect([status, detail.split(', got')[0]]).toEqual([400, message])
  })

  it('rejects a wait when too many clients are waiting', async () => {
    const emulator = createEmulator({ limits: { waiters: 1 } })
    const control = controlOf(emulator)
    const waiting = control.get(`${JOURNAL}/wait?timeout=10000`)
    const rejection = await problem(await control.get(`${JOURNAL}/wait?timeout=0`))
    expect([rejection.status, rejection.detail]).toEqual([
      409,
      expect.stringContaining('1 clients already wait for requests or listen to them'),
    ])
    await get(emulator, ASSISTANTS)
    expect((await waiting).status).toBe(200)
  })

  it('answers 404 to a wait whose world is deleted', async () => {
    const emulator = emulatorWith({})
    const control = controlOf(emulator)
    emulator.fork({ name: 'short' })
    const waiting = control.get('/worlds/short/journal/wait?timeout=10000')
    await control.delete('/worlds/short')
    const rejection = await problem(await waiting)
    expect([rejection.status, rejection.detail]).toEqual([404, expect.stringContaining('World "short" was deleted')])
  })
})

describe('waitFor', () => {
  it('resolves with the exchanges that match', async () => {
    const emulator = createEmulator()
    const waiting = emulator.waitFor('getAssistants', { count: 2, timeout: '10s' })
    await get(emulator, ASSISTANTS)
    await get(emulator, ASSISTANTS)
    expect((await waiting).map(({ number }) => number)).toEqual([1, 2])
  })

  it('rejects with the last request when it times out', async () => {
    const emulator = createEmulator()
    await get(emulator, ASSISTANTS)
    await expect(emulator.waitFor({ status: '5XX' }, { timeout: 1 })).rejects.toThrow(
      'Timed out after 1 ms waiting for 1 request matching {"status":"5XX"}: 0 matched; the last request was GET /api/v2/assistants (200).',
    )
  })

  it('rejects at once if its signal is aborted already, and does not stay counted as waiting', async () => {
    const emulator = createEmulator({ limits: { waiters: 1 } })
    const aborted = AbortSignal.abort(new Error('too late'))
    await expect(emulator.waitFor('getAssistants', { signal: aborted, timeout: '20s' })).rejects.toThrow('too late')
    await expect(emulator.waitFor('getAssistants', { timeout: 1 })).rejects.toThrow('Timed out after 1 ms')
  })

  it('rejects with the reason of its aborted signal', async () => {
    const stop = new AbortController()
    const waiting = createEmulator().waitFor('getAssistants', { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })
})
