import { describe, expect, it } from 'vitest'
import { createEmulator, type WorldHandle } from '../../src/index.ts'
import { idsIn, namesIn, send, stringIn } from '../support/desk-client.ts'
import { mixedSteps, playAll } from '../support/mixed-requests.ts'

const clock = '2026-01-15T09:00:00Z'
const steps = mixedSteps(500, 7)
const assistant = { name: 'Newcomer', transcriptionConfig: { vendorName: 'Genesys' } }

const generated = {
  scenario: 'generated',
  genesys: { assistants: [{ name: 'Support' }], generate: { assistants: 40, routingQueues: 20, knowledgeBases: 3 } },
}

async function listingsOf(emulator: WorldHandle): Promise<string[]> {
  const paths = ['/api/v2/assistants?pageSize=200', '/api/v2/routing/queues', '/api/v2/knowledge/knowledgebases']
  return Promise.all(paths.map(async (path) => (await send(emulator, 'GET', path)).text))
}

describe.each([
  ['the default scenario', undefined],
  ['generated records', generated],
])('%s with the same seed and the same frozen clock', (_, scenario) => {
  const options = { seed: 7, clock, ...(scenario && { scenario }) }

  it('lets two emulators answer five hundred requests with the same bytes', async () => {
    const one = await playAll(createEmulator(options), steps)
    await passTime()
    const other = await playAll(createEmulator(options), steps)

    expect(other).toEqual(one)
  })

  it('creates the same records at any time', async () => {
    const one = await listingsOf(createEmulator(options))
    await passTime()

    expect(await listingsOf(createEmulator(options))).toEqual(one)
  })

  it('answers the same requests with the same bytes after a restore', async () => {
    const emulator = createEmulator(options)
    await playAll(emulator, mixedSteps(50, 8))
    const snapshot = emulator.snapshot()

    const once = await playAll(emulator, steps)
    emulator.restore(snapshot)

    expect(await playAll(emulator, steps)).toEqual(once)
  })

  it('answers the same requests with the same bytes after a reset', async () => {
    const emulator = createEmulator(options)

    const once = await playAll(emulator, steps)
    emulator.reset()

    expect(await playAll(emulator, steps)).toEqual(once)
    expect(emulator.exchanges()).toHaveLength(steps.length)
  })

  it('lets a fork answer like its origin, isolated from its requests', async () => {
    const emulator = createEmulator(options)
    await playAll(emulator, mixedSteps(50, 8))
    const fork = emulator.fork()

    const forked = await playAll(fork, steps)

    expect(await playAll(emulator, steps)).toEqual(forked)
  })

  it('covers successes and errors with its five hundred requests', async () => {
    const responses = await playAll(createEmulator(options), steps)
    const statuses = responses.map((response) => Number(response.slice(1, 4)))

    for (const status of [200, 204, 400, 404, 409]) {
      expect(statuses.filter((one) => one === status).length, `responses with ${status}`).toBeGreaterThan(10)
    }
    expect(statuses.filter((status) => status >= 500)).toEqual([])
  })
})

describe('the seed', () => {
  it('determines the ids of created records', async () => {
    const ids: string[] = []
    for (const seed of [7, 8, 9]) {
      const response = await send(createEmulator({ seed, clock }), 'POST', '/api/v2/assistants', assistant)
      ids.push(stringIn(response.body, 'id'))
    }

    expect(new Set(ids).size).toBe(3)
  })

  it('determines the generated records', async () => {
    const [one, other] = [
      createEmulator({ scenario: generated, seed: 7, clock }),
      createEmulator({ scenario: generated, seed: 8, clock }),
    ]

    expect(await namesOf(one)).not.toEqual(await namesOf(other))
    expect(idsIn(await send(one, 'GET', '/api/v2/assistants'))).not.toEqual(
      idsIn(await send(other, 'GET', '/api/v2/assistants')),
    )
  })

  it.each([
    ['only assistants', { scenario: 'alone', genesys: { assistants: [{ name: 'Support' }, { name: 'Sales' }] } }],
    ['records of many kinds', generated],
  ])('never repeats the id of a scenario record, with %s', async (_, scenario) => {
    const emulator = createEmulator({ scenario, seed: 7, clock })
    expect((await send(emulator, 'POST', '/api/v2/assistants', { ...assistant, name: 'Earlier' })).status).toBe(200)
    const worlds = [emulator, emulator.fork({ seed: 7 }), emulator.fork({ scenario, seed: 7 })]

    for (const world of worlds) {
      const { assistants, routingQueues, knowledgeBases } = world.genesys.records
      const existing = [assistants, routingQueues, knowledgeBases].flatMap((all) => all.list().map(({ id }) => id))
      const response = await send(world, 'POST', '/api/v2/assistants', assistant)
      expect(response.status, response.text).toBe(200)
      expect(existing).not.toContain(stringIn(response.body, 'id'))
    }
  })
})

async function namesOf(emulator: WorldHandle): Promise<string[]> {
  return namesIn(await send(emulator, 'GET', '/api/v2/assistants?pageSize=200'))
}

/** Waits until a real clock shows another millisecond. */
async function passTime(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 3)
  })
}
