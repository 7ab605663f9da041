import { beforeAll, describe, expect, it } from 'vitest'
import type { BehaviourDifference } from '../../src/drift/replay/difference.ts'
import { replayTraffic } from '../../src/drift/replay/replay-traffic.ts'
import type { RecordedExchange, Traffic } from '../../src/drift/traffic.ts'
import { matchOperation } from '../../src/engine/spec/match-operation.ts'
import { createEmulator } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import type { VendorName } from '../pacts/tour.ts'
import { tours } from '../pacts/tours/index.ts'
import { type TourTraffic, trafficOf } from './tour-traffic.ts'

/** Tours of which each visits one of the vendors. */
const ALL = tours.filter(({ consumer }) => consumer !== 'genesys-sdk')

const traffic = new Map<string, readonly TourTraffic[]>()

beforeAll(async () => {
  for (const tour of ALL) traffic.set(tour.vendor, await trafficOf(tour))
})

function replay(recorded: Traffic, vendor: VendorName) {
  return replayTraffic(recorded, { vendors: { [vendor]: vendors[vendor] }, anyHost: true })
}

async function differencesIn(recorded: Traffic, vendor: VendorName) {
  return (await replay(recorded, vendor)).flatMap(({ differences }) => differences)
}

describe('replayTraffic', () => {
  it.each(ALL.map(({ vendor }) => vendor))(
    'finds no difference in the traffic of a second emulator: %s',
    async (vendor) => {
      const worlds = traffic.get(vendor)?.filter(({ scenario }) => scenario !== 'queues-stay') ?? []
      const reports = (await Promise.all(worlds.map((world) => replay(world.traffic, vendor)))).flat()

      expect(reports.flatMap(({ differences }) => differences)).toEqual([])
      expect(sum(reports.map(({ compared }) => compared))).toBeGreaterThan(
        sum(reports.map(({ requests }) => requests)) * 0.7,
      )
    },
  )

  it('names the setting with which the double behaves as the service', async () => {
    const world = traffic.get('genesys')?.find(({ scenario }) => scenario === 'queues-stay')
    const found = await differencesIn(world?.traffic ?? { exchanges: [] }, 'genesys')

    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ setting }) => setting?.name !== 'queueTakeover' || setting.value !== 'conflict')).toEqual([])
  })
})

describe('replayTraffic, if the service differs', () => {
  it('finds a reversed order once and names its rule', async () => {
    const found = await differencesIn(changed('kore', 'getAgents', reversedResults), 'kore')

    expect(found.map(summaryOf)).toEqual(['order getAgents 200 : the reverse order'])
    expect(found[0]?.contradicts?.rule).toMatch(/order|sort/i)
  })

  it('finds a smaller page once and names its rule', async () => {
    const { exchanges } = await listedAgents(4)
    const found = await differencesIn({ exchanges }, 'bird')

    expect(found.map(summaryOf)).toEqual(['page size listAgents 200 : 4 records on a page'])
    expect(found[0]?.contradicts?.rule).toMatch(/page has at most 10/)
  })

  it('finds another default once, also if later responses show it again', async () => {
    const found = await differencesIn(await createdTeam({ visibility: 'private' }), 'bird')

    expect(found.map(summaryOf)).toEqual(['default createTeam 201 visibility: "private"'])
    expect(found[0]).toMatchObject({ count: 2, double: '"public"' })
  })

  it('finds another status once', async () => {
    const found = await differencesIn(
      changed('bird', 'createSkill', (one) => withStatus(one, 200)),
      'bird',
    )

    expect(found.map(summaryOf)).toEqual(['status createSkill 200 : status 200'])
    expect(found[0]?.contradicts?.rule).toMatch(/201/)
  })

  it('finds another shape and another code of errors', async () => {
    const wrapped = changed('bird', 'getTeam', (one) => withBody(one, (body) => ({ error: body })), 404)
    const renamed = changed('bird', 'getTeam', (one) => withBody(one, (body) => ({ ...body, code: 'Gone' })), 404)

    expect((await differencesIn(wrapped, 'bird')).map(({ kind, at }) => [kind, at])).toContainEqual(['error', 'error'])
    expect((await differencesIn(renamed, 'bird')).map(summaryOf)).toEqual(['error getTeam 404 code: Gone'])
  })
})

/** Returns the traffic of the first world with responses of an operation, in which these are changed. */
function changed(vendor: VendorName, operation: string, change: Change, status?: number): Traffic {
  const isChanged = (one: RecordedExchange) => {
    const path = new URL(one.url).pathname.replace(/^\/_world\/[^/]+/, '')
    const match = matchOperation(vendors[vendor].spec, one.method, path)
    const id = match && 'operation' in match ? match.operation.id : undefined
    return id === operation && (status === undefined ? one.response.status < 300 : one.response.status === status)
  }
  const world = traffic.get(vendor)?.find(({ traffic: recorded }) => recorded.exchanges.some(isChanged))
  const exchanges = world?.traffic.exchanges ?? []
  return { exchanges: exchanges.map((one) => (isChanged(one) ? change(one) : one)) }
}

type Change = (exchange: RecordedExchange) => RecordedExchange

function withBody(exchange: RecordedExchange, change: (body: Record<string, unknown>) => unknown): RecordedExchange {
  const { body } = exchange.response
  if (!body) return exchange
  const text = JSON.stringify(change(Object(JSON.parse(body.text))))
  return { ...exchange, response: { ...exchange.response, body: { ...body, text } } }
}

function withStatus(exchange: RecordedExchange, status: number): RecordedExchange {
  return { ...exchange, response: { ...exchange.response, status } }
}

function reversedResults(exchange: RecordedExchange): RecordedExchange {
  return withBody(exchange, (body) => ({ ...body, results: [body['results']].flat().toReversed() }))
}

/** Records a client that turns the pages of the agents at a service whose pages have another size. */
async function listedAgents(size: number): Promise<Traffic> {
  const emulator = createEmulator()
  const { headers, settings } = emulator.bird.credentials
  const path = `/workspaces/${settings['workspaceId']}/agents`
  const service = (query: string) => emulator.fetch(`${path}?limit=${size}${query}`, { headers })
  const first = await recorded({ path, response: await service('') })
  const { nextPageToken } = Object(JSON.parse(first.response.body?.text ?? ''))
  const token = `&pageToken=${encodeURIComponent(String(nextPageToken))}`
  const second = await recorded({ path: `${path}?${token.slice(1)}`, response: await service(token) })
  return { exchanges: [first, second] }
}

/** Records a client that creates a team and reads it, at a service with other defaults. */
async function createdTeam(defaults: object): Promise<Traffic> {
  const emulator = createEmulator()
  const { headers, settings } = emulator.bird.credentials
  const path = `/workspaces/${settings['workspaceId']}/teams`
  const body = JSON.stringify({ name: 'Complaints', description: 'What went wrong' })
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }
  const created = await recorded({ path, init, response: await emulator.fetch(path, init) })
  const { id } = Object(JSON.parse(created.response.body?.text ?? ''))
  const one = `${path}/${id}`
  const read = await recorded({ path: one, response: await emulator.fetch(one, { headers }) })
  return { exchanges: [created, read].map((exchange) => withBody(exchange, (team) => ({ ...team, ...defaults }))) }
}

interface Sent {
  readonly path: string
  readonly init?: { readonly method: string; readonly body: string }
  readonly response: Response
}

async function recorded({ path, init, response }: Sent): Promise<RecordedExchange> {
  const json = { mediaType: 'application/json' }
  return {
    file: 'desk.har',
    number: 1,
    at: new Date().toISOString(),
    method: init?.method ?? 'GET',
    url: `https://api.bird.com${path}`,
    request: {
      headers: [['authorization', '[redacted]'], ...(init ? [['content-type', 'application/json'] as const] : [])],
      ...(init && { body: { text: init.body, ...json } }),
    },
    response: { status: response.status, headers: [], body: { text: await response.text(), ...json } },
  }
}

function summaryOf({ kind, operation, status, at, service }: BehaviourDifference): string {
  return `${kind} ${operation} ${status} ${at}: ${service}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
