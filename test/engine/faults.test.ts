import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { FaultRule } from '../../src/engine/faults/fault-rule.ts'
import { addFault, clearFaults, faultsOf, removeFault } from '../../src/engine/faults/faults.ts'
import { InvalidFaultError } from '../../src/engine/faults/invalid-fault-error.ts'
import { journalOf } from '../../src/engine/journal/journal.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import type { World } from '../../src/world/world.ts'
import { lastExchange, post, sendRequest, worldOf } from '../support/changed-vendor.ts'

const PATH = '/api/v2/assistants'
const ME = '/api/v2/users/me'
const { spec } = genesys

const declared = [...spec.operations.values()].flatMap((operation) =>
  [...operation.responses.keys()].filter((status) => status >= 400).map((status) => [operation.id, status] as const),
)

async function statusesOf(world: World, requests: number, path = PATH): Promise<number[]> {
  const statuses: number[] = []
  for (let i = 0; i < requests; i++) statuses.push((await sendRequest(genesys, world, path)).status)
  return statuses
}

/** Sends a request with a bearer token. */
async function askWith(world: World, token: string, path = PATH): Promise<Response> {
  return sendRequest(genesys, world, path, { headers: { authorization: `Bearer ${token}` } })
}

describe('a fault', () => {
  it.each(declared)('answers %s with the declared status %i in a valid response', async (id, status) => {
    const world = worldOf(genesys)
    addFault(world, genesys, id, { status })
    const operation = spec.operations.get(id)

    const path = operation?.path.replace(/\{[^}]+\}/g, 'x') ?? ''
    const response = await sendRequest(genesys, world, path, { method: operation?.method.toUpperCase() ?? 'GET' })

    expect(response.status).toBe(status)
    expect(lastExchange(world)).toMatchObject({ operation: id, fault: 'fault-1' })
    expect(lastExchange(world).violation).toBeUndefined()
  })

  it('injects a fault only into its operation', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503 })

    expect(await statusesOf(world, 1, ME)).toEqual([200])
    expect(lastExchange(world).fault).toBeUndefined()
    expect(await statusesOf(world, 1)).toEqual([503])
  })

  it('injects a fault only into its vendor', async () => {
    const world = worldOf(genesys)
    addFault(world, { ...genesys, name: 'another' }, 'getAssistants', { status: 503 })

    expect(await statusesOf(world, 1)).toEqual([200])
    expect(faultsOf(world)).toMatchObject([{ vendor: 'another', seen: 0 }])
  })

  it('injects a fault for all operations only into those that declare its status', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, '*', { status: 403 })

    // The token endpoint does not declare the status.
    expect((await sendRequest(genesys, world, '/oauth/token', { method: 'POST' })).status).toBe(400)
    expect((await sendRequest(genesys, world, PATH)).status).toBe(403)
  })

  it('counts a fault for all operations only when an operation declares its status', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, '*', { status: 403, times: 1 })

    const token = await sendRequest(genesys, world, '/oauth/token', { method: 'POST' })
    const statuses = [token.status, ...(await statusesOf(world, 2))]

    expect(statuses).toEqual([400, 403, 200])
  })

  it('injects the fault that was set first and does not count later faults for that request', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, times: 1 })
    addFault(world, genesys, '*', { status: 504, times: 2 })

    expect(await statusesOf(world, 1)).toEqual([503])
    expect(faultsOf(world)).toMatchObject([{ id: 'fault-2', seen: 0, injected: 0 }])
    expect(await statusesOf(world, 3)).toEqual([504, 504, 200])
  })

  it('copies the rule, so that later changes to the object have no effect', async () => {
    const world = worldOf(genesys)
    const uniform = { lower: 0, upper: 0 }
    addFault(world, genesys, 'getAssistants', { delay: { uniform } })

    uniform.upper = 60_000

    expect(faultsOf(world)).toMatchObject([{ delay: { uniform: { lower: 0, upper: 0 } } }])
    expect(await statusesOf(world, 1)).toEqual([200])
  })

  it('restores faults with a snapshot and counts them separately in a fork', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, times: 1 })
    const snapshot = world.snapshot()
    const fork = world.fork({ name: 'fork' })

    expect(await statusesOf(world, 2)).toEqual([503, 200])
    expect(await statusesOf(fork, 2)).toEqual([503, 200])
    world.restore(snapshot)
    expect(await statusesOf(world, 2)).toEqual([503, 200])
  })

  it('counts a fault even if the request is rejected afterwards', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'postAssistants', { delay: { fixed: 0 }, times: 1 })

    expect((await sendRequest(genesys, world, PATH, post({}))).status).toBe(400)

    expect(faultsOf(world)).toEqual([])
  })
})

describe('a fault whose response was not checked when it was set', () => {
  it.each<FaultRule>([
    { status: 503, body: { status: 'many' } },
    { status: 200, body: { entities: 'none', selfUri: '/' } },
  ])('reports %j as a mistake of the fault, not as a bug', async (rule) => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', rule)

    const response = await sendRequest(genesys, world, PATH)

    expect(response.status).toBe(500)
    expect((await response.json()).detail).toMatch(
      /^Failed to inject fault-1: body violates the spec of the \d+ response of getAssistants: \/(?:status|entities) must/,
    )
    expect(lastExchange(world)).toMatchObject({ fault: 'fault-1', violation: undefined, error: undefined })
  })
})

describe('the timing of a fault', () => {
  it.each<[string, FaultRule, number[]]>([
    ['injects a fault without timing into every request', {}, [503, 503, 503, 503, 503]],
    ['injects a fault with times 2 twice', { times: 2 }, [503, 503, 200, 200, 200]],
    ['injects a fault with nth 3 into the third request only', { nth: 3 }, [200, 200, 503, 200, 200]],
    [
      'injects a fault with nth 2 and times 3 into three requests from the second on',
      { nth: 2, times: 3 },
      [200, 503, 503, 503, 200],
    ],
    ['injects a fault with probability 1 into every request', { probability: 1 }, [503, 503, 503, 503, 503]],
  ])('%s', async (_, timing, statuses) => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, ...timing })

    expect(await statusesOf(world, 5)).toEqual(statuses)
  })

  it('counts requests from the moment the fault is set', async () => {
    const world = worldOf(genesys)
    await statusesOf(world, 3)
    addFault(world, genesys, 'getAssistants', { status: 503, nth: 2 })

    expect(await statusesOf(world, 3)).toEqual([200, 503, 200])
  })

  it('counts only requests that match the fault', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, nth: 2 })

    await statusesOf(world, 1)
    await statusesOf(world, 4, ME)

    expect(faultsOf(world)).toMatchObject([{ seen: 1, injected: 0 }])
    expect(await statusesOf(world, 1)).toEqual([503])
    expect(faultsOf(world)).toEqual([])
  })

  it('draws the probability from the world, with the same result for the same seed', async () => {
    const [one, other] = [worldOf(genesys), worldOf(genesys)]
    for (const world of [one, other]) addFault(world, genesys, 'getAssistants', { status: 503, probability: 0.3 })

    const statuses = await statusesOf(one, 200)

    expect(await statusesOf(other, 200)).toEqual(statuses)
    const injected = statuses.filter((status) => status === 503).length
    expect(injected).toBeGreaterThan(40)
    expect(injected).toBeLessThan(80)
    expect(faultsOf(one)).toMatchObject([{ seen: 200, injected }])
  })

  it('keeps a fault with probability and times until it was injected that often', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, probability: 0.2, times: 3 })

    const statuses = await statusesOf(world, 100)

    expect(statuses.filter((status) => status === 503)).toHaveLength(3)
    expect(faultsOf(world)).toEqual([])
  })

  it('removes a fault with probability and nth after the nth request, injected or not', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { status: 503, probability: Number.MIN_VALUE, nth: 2 })

    expect(await statusesOf(world, 2)).toEqual([200, 200])
    expect(faultsOf(world)).toEqual([])
  })
})

describe('the faults of a world', () => {
  it('lists faults in the order in which they were set, with their counts', async () => {
    const world = worldOf(genesys)
    const first = addFault(world, genesys, 'getAssistants', { delay: { fixed: 0 } })
    addFault(world, genesys, '*', { transport: 'reset', nth: 9 })

    await statusesOf(world, 2)

    expect(first).toEqual({
      id: 'fault-1',
      vendor: 'genesys',
      operation: 'getAssistants',
      delay: { fixed: 0 },
      seen: 0,
      injected: 0,
    })
    expect(faultsOf(world)).toEqual([
      { ...first, seen: 2, injected: 2 },
      {
        id: 'fault-2',
        vendor: 'genesys',
        operation: '*',
        transport: 'reset',
        lost: 'request',
        nth: 9,
        seen: 2,
        injected: 0,
      },
    ])
  })

  it('never reuses the id of a fault, except after a restore', () => {
    const world = worldOf(genesys)
    const snapshot = world.snapshot()
    const add = () => addFault(world, genesys, 'getAssistants', { status: 503 }).id

    expect([add(), add()]).toEqual(['fault-1', 'fault-2'])
    clearFaults(world)
    expect(add()).toBe('fault-3')
    world.restore(snapshot)
    expect(add()).toBe('fault-1')
  })

  it('removes one fault by its id', async () => {
    const world = worldOf(genesys)
    const { id } = addFault(world, genesys, 'getAssistants', { status: 503 })
    addFault(world, genesys, 'getAssistants', { status: 504 })

    expect([removeFault(world, id), removeFault(world, id)]).toEqual([true, false])
    expect(await statusesOf(world, 1)).toEqual([504])
  })

  it('removes all faults of a vendor, or all faults', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, '*', { status: 503 })

    clearFaults(world, 'another')
    expect(await statusesOf(world, 1)).toEqual([503])
    clearFaults(world, 'genesys')
    expect(await statusesOf(world, 1)).toEqual([200])

    addFault(world, genesys, '*', { status: 503 })
    clearFaults(world)
    expect(await statusesOf(world, 1)).toEqual([200])
  })
})

describe('a delay fault', () => {
  it('lets other requests pass, then continues with the current world and clock', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { delay: { fixed: 30 }, times: 1 })
    const order: string[] = []

    const slow = sendRequest(genesys, world, PATH).then(() => order.push('slow'))
    await sendRequest(genesys, world, PATH).then(() => order.push('quick'))
    world.clock.advance(3_600_000)
    await slow

    expect(order).toEqual(['quick', 'slow'])
    expect(journalOf(world).list()).toMatchObject([
      { number: 1, at: '2026-01-15T09:00:00.000Z', fault: undefined },
      { number: 2, at: '2026-01-15T10:00:00.000Z', fault: 'fault-1' },
    ])
  })

  it('delays a request before an injected error', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { delay: { fixed: 20 }, status: 503, times: 1 })

    const slow = sendRequest(genesys, world, PATH)

    expect(journalOf(world).list()).toEqual([])
    expect((await slow).status).toBe(503)
  })

  it('adds up several delays and names the first fault in the journal', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { delay: { fixed: 20 } })
    addFault(world, genesys, '*', { delay: { fixed: 20 } })

    const slow = sendRequest(genesys, world, PATH)
    await vi.advanceTimersByTimeAsync(39)
    const early = journalOf(world).list()
    await vi.advanceTimersByTimeAsync(1)

    expect(early).toEqual([])
    expect((await slow).status).toBe(200)
    expect(lastExchange(world).fault).toBe('fault-1')
    expect(faultsOf(world)).toMatchObject([{ injected: 1 }, { injected: 1 }])
  })

  it.each<FaultRule>([
    { delay: { uniform: { lower: 5, upper: 15 } } },
    { delay: { lognormal: { median: 5, sigma: 0.5 } } },
  ])('answers after the random delay %j', async (rule) => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', rule)

    const slow = sendRequest(genesys, world, PATH)

    expect(journalOf(world).list()).toEqual([])
    expect((await slow).status).toBe(200)
  })

  it('ends when the client disconnects, and changes nothing in the world', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'postAssistants', { delay: { fixed: 60_000 } })
    const client = new AbortController()
    const before = world.snapshot()

    const body = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }
    const slow = sendRequest(genesys, world, PATH, { ...post(body), signal: client.signal })
    client.abort()
    await slow

    expect(journalOf(world).list()).toEqual([])
    expect(world.snapshot().collections).toBe(before.collections)
  })
})

describe('a quota', () => {
  const HEADERS = ['inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset', 'retry-after']
  const headersOf = (response: Response) => HEADERS.map((name) => response.headers.get(name))
  it("rejects requests over the quota with the vendor's headers until the window ends on the world's clock", async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { quota: { requests: 2, seconds: 10 } })

    expect(headersOf(await askWith(world, 'a'))).toEqual(['1', '2', '10', null])
    world.clock.advance(4_000)
    expect(headersOf(await askWith(world, 'a'))).toEqual(['2', '2', '6', null])
    const rejected = await askWith(world, 'a')
    expect([rejected.status, ...headersOf(rejected)]).toEqual([429, '3', '2', '6', '6'])
    expect(await rejected.json()).toMatchObject({ limit: { value: 2 } })
    world.clock.advance(6_000)
    expect((await askWith(world, 'a')).status).toBe(200)

    expect(
      journalOf(world)
        .list()
        .map(({ fault }) => fault),
    ).toEqual([undefined, undefined, 'fault-1', undefined])
    expect(faultsOf(world)).toMatchObject([{ seen: 4, injected: 1 }])
  })

  it('counts each caller separately, and only requests to its operation', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { quota: { requests: 1, seconds: 10 } })

    expect((await askWith(world, 'a', ME)).status).toBe(200)
    expect((await askWith(world, 'a')).status).toBe(200)
    expect((await askWith(world, 'b')).status).toBe(200)
    expect((await askWith(world, 'a')).status).toBe(429)
    expect((await askWith(world, 'a', ME)).status).toBe(200)
  })

  it('counts requests to all operations together if the quota is set for *', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, '*', { quota: { requests: 1, seconds: 10 } })

    expect((await askWith(world, 'a')).status).toBe(200)
    expect((await askWith(world, 'a', ME)).status).toBe(429)
  })

  it('counts all callers of an operation together if it does not identify them', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, '*', { quota: { requests: 1, seconds: 10 } })
    const token = (id: string) => {
      const body = new URLSearchParams({ grant_type: 'client_credentials' })
      const headers = { authorization: `Basic ${btoa(`${id}:x`)}` }
      return sendRequest(genesys, world, '/oauth/token', { method: 'POST', headers, body })
    }

    expect([(await token('a')).status, (await token('b')).status]).toEqual([200, 200])
    addFault(world, genesys, 'postOauthToken', { quota: { requests: 1, seconds: 10 } })
    expect([(await token('a')).status, (await token('b')).status]).toEqual([200, 400])
  })

  it("defaults to the vendor's own rate limit", () => {
    const world = worldOf(genesys)

    expect(addFault(world, genesys, 'getAssistants', { quota: {} }).quota).toEqual({ requests: 300, seconds: 60 })
    expect(addFault(world, genesys, 'getAssistants', { quota: { requests: 1 } }).quota).toEqual({
      requests: 1,
      seconds: 60,
    })
  })

  it('reports the quota with the fewest remaining requests in the headers', async () => {
    const world = worldOf(genesys)
    addFault(world, genesys, 'getAssistants', { quota: { requests: 9, seconds: 10 } })
    addFault(world, genesys, 'getAssistants', { quota: { requests: 5, seconds: 20 } })
    addFault(world, genesys, 'getAssistants', { quota: { requests: 7, seconds: 30 } })

    expect(headersOf(await askWith(world, 'a'))).toEqual(['1', '5', '20', null])
  })

  it.each([
    ['the quota is reported', { requests: 1, seconds: 90 }, ['302', '1', '90'], 'fault-1'],
    ["the vendor's limit is reported", { requests: 1, seconds: 5 }, ['302', '300', '60'], undefined],
  ])('rejects a request over both limits with the longer wait: %s', async (_, quota, headers, fault) => {
    const world = worldOf(genesys)
    world.setSetting(genesys.profileSetting, { ...spec.profile, rateLimit: 'enforced' })
    addFault(world, genesys, 'getAssistants', { quota })

    for (let i = 0; i < 301; i++) await askWith(world, 'a')
    const rejected = await askWith(world, 'a')

    expect([rejected.status, ...headersOf(rejected).slice(0, 3)]).toEqual([429, ...headers])
    expect(lastExchange(world).fault).toBe(fault)
  })

  it("rejects a request over the vendor's enforced limit even if the quota allows it", async () => {
    const world = worldOf(genesys)
    world.setSetting(genesys.profileSetting, { ...spec.profile, rateLimit: 'enforced' })
    for (let i = 0; i < 300; i++) await askWith(world, 'a')
    addFault(world, genesys, 'getAssistants', { quota: { requests: 5, seconds: 90 } })

    const rejected = await askWith(world, 'a')

    expect([rejected.status, ...headersOf(rejected)]).toEqual([429, '301', '300', '60', '60'])
  })
})

describe('addFault with an invalid rule', () => {
  it.each<[string, object, string, RegExp]>([
    [
      'getAssistant',
      { status: 418 },
      'status',
      /status 418 is not declared for getAssistant\. Use 200, 400, 401, 403, 404/,
    ],
    ['getAssistant', { status: 201 }, 'status', /status 201 is not declared for getAssistant/],
    ['getAssistant', { status: 103 }, 'status', /status 103 is not declared for getAssistant/],
    ['getAssistant', { status: 200, message: 'x' }, 'message', /message requires an error, but status is 200/],
    ['getAssistant', { status: 'x' }, 'status', /status "x" is not declared/],
    ['*', { status: 418 }, 'status', /status 418 is not declared for any operation\. Use .*409/],
    [
      'getAsistant',
      { status: 404 },
      'operation',
      /"getAsistant" is not an operation of genesys\. Did you mean getAssistant, getAssistants,/,
    ],
    ['getAssistants', { status: 503, times: 0 }, 'times', /times must be a whole number of at least 1, got 0/],
    ['getAssistants', { status: 503, times: 1.5 }, 'times', /got 1.5/],
    ['getAssistants', { status: 503, nth: 0 }, 'nth', /nth must be a whole number of at least 1, got 0/],
    ['getAssistants', { status: 503, probability: 0 }, 'probability', /above 0 and at most 1, got 0/],
    ['getAssistants', { status: 503, probability: 1.1 }, 'probability', /got 1.1/],
    ['getAssistants', { status: 503, time: 1 }, 'time', /"time" is not a property of a fault\. Use times, nth/],
    ['getAssistants', {}, '', /the rule has no effect\. Set status, delay, quota or transport/],
    ['getAssistants', { times: 1 }, '', /the rule has no effect/],
    ['getAssistants', { delay: 5 }, 'delay', /one of \{ fixed \}, \{ uniform: \{ lower, upper \} \} and/],
    ['getAssistants', { delay: {} }, 'delay', /one of \{ fixed \}/],
    ['getAssistants', { delay: { fixed: 1, uniform: { lower: 1, upper: 2 } } }, 'delay', /one of \{ fixed \}/],
    [
      'getAssistants',
      { delay: { fixed: -1 } },
      'delay',
      /from 0 to 5m, such as 250ms or 1.5s, or a number of milliseconds, got/,
    ],
    ['getAssistants', { delay: { fixed: 300_001 } }, 'delay', /from 0 to 5m/],
    ['getAssistants', { delay: { fixed: '6m' } }, 'delay', /from 0 to 5m/],
    ['getAssistants', { delay: { uniform: { lower: '2s', upper: '1s' } } }, 'delay', /lower at most upper/],
    ['getAssistants', { delay: { fixed: Number.NaN } }, 'delay', /from 0 to 5m/],
    ['getAssistants', { delay: { uniform: { lower: 2, upper: 1 } } }, 'delay', /lower at most upper/],
    ['getAssistants', { delay: { uniform: { lower: 0, upper: 1e9 } } }, 'delay', /from 0 to 5m/],
    ['getAssistants', { delay: { lognormal: { median: 1, sigma: 0 } } }, 'delay', /sigma above 0 and at most 5/],
    ['getAssistants', { delay: { lognormal: { median: 1, sigma: 6 } } }, 'delay', /sigma above 0 and at most 5/],
    ['getAssistants', { delay: { lognormal: { median: -1, sigma: 1 } } }, 'delay', /median from 0 to 5m/],
    ['getAssistants', { quota: { requests: 0 } }, 'quota', /each a whole number of at least 1/],
    ['getAssistants', { quota: { each: 1 } }, 'quota', /\{ requests, seconds \}/],
    [
      'getAssistants',
      { quota: {}, times: 1 },
      'quota',
      /cannot be combined with times\. Remove times: a quota decides/,
    ],
    ['getAssistants', { quota: {}, nth: 1, probability: 1 }, 'quota', /cannot be combined with nth, probability/],
    ['getAssistants', { quota: {}, status: 503 }, 'quota', /cannot be combined with status/],
    ['getAssistants', { quota: {}, transport: 'reset' }, 'quota', /cannot be combined with transport/],
    ['getAssistants', { transport: 'slow' }, 'transport', /one of reset, empty, truncated, got "slow"/],
    ['getAssistants', { transport: 'reset', status: 503 }, 'transport', /cannot be combined with status/],
    ['getAssistants', { status: 503, lost: 'response' }, 'lost', /lost requires transport/],
    ['getAssistants', { transport: 'reset', lost: 'both' }, 'lost', /one of request, response, got "both"/],
    [
      'getAssistants',
      { transport: 'truncated', lost: 'request' },
      'lost',
      /lost must be response for a truncated transport/,
    ],
  ])('rejects a fault for %s with the rule %j', (operation, rule, at, message) => {
    const world = worldOf(genesys)
    const error = errorOf(() => addFault(world, genesys, operation, rule))

    expect(error).toBeInstanceOf(InvalidFaultError)
    expect(error.at).toBe(at)
    expect(error.message).toMatch(message)
    expect(error.message).toContain(error.cure)
    expect(faultsOf(world)).toEqual([])
  })

  it('rejects a declared status that no kind of problem has', () => {
    const teapot = { ...genesys, spec: withStatus('getAssistants', 418) }

    const error = errorOf(() => addFault(worldOf(genesys), teapot, 'getAssistants', { status: 418 }))

    expect(error.message).toMatch(/status 418 of getAssistants cannot be caused by a fault/)
  })

  it('rejects a quota if the operation does not declare 429, or if it is incomplete and the vendor has no limit', () => {
    const world = worldOf(genesys)
    const unlimited: Vendor = { ...genesys, spec: { ...spec, rateLimit: undefined } }
    const without: Vendor = { ...genesys, spec: withStatus('getAssistants', 418, [200, 503]) }

    expect(errorOf(() => addFault(world, unlimited, '*', { quota: { requests: 1 } })).at).toBe('quota')
    expect(addFault(world, unlimited, '*', { quota: { requests: 1, seconds: 2 } }).quota).toEqual({
      requests: 1,
      seconds: 2,
    })
    expect(errorOf(() => addFault(world, without, 'getAssistants', { quota: {} })).message).toMatch(
      /quota requires the status 429, which getAssistants does not declare/,
    )
  })
})

function errorOf(set: () => unknown): InvalidFaultError {
  try {
    set()
  } catch (error) {
    if (error instanceof InvalidFaultError) return error
    throw error
  }
  throw new Error('No error was thrown')
}

/** Returns the spec with one more status for an operation; `others` limits its other statuses. */
function withStatus(id: string, status: number, others?: readonly number[]): Vendor['spec'] {
  const operation = spec.operations.get(id)
  if (!operation) throw new Error(`Unknown operation ${id}`)
  const kept = [...operation.responses].filter((declared) => others?.includes(declared) ?? true)
  const responses = new Set([...kept, status])
  const limitStatus = responses.has(429) ? 429 : undefined
  return { ...spec, operations: new Map([...spec.operations, [id, { ...operation, responses, limitStatus }]]) }
}
