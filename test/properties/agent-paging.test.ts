import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListeningEmulator } from '../../src/index.ts'
import { AGENTS, birdClient, birdWith, json } from '../support/bird.ts'

const SORTS = ['createdAt', 'statusAssignedCount', 'assignedCount', 'name']
const ORDERS = SORTS.flatMap((sortBy) => [false, true].map((reverse) => [sortBy, reverse] as const))
const STATUSES = ['active', 'away', 'offline'] as const

/** Agents with few distinct values, so that most of them tie. */
const someAgents = fc.array(
  fc.record({
    name: fc.constantFrom('Ann', 'ann', 'Bo', 'Cy'),
    status: fc.constantFrom(...STATUSES),
    load: fc.record({ messaging: fc.nat(1), email: fc.nat(1) }),
    createdAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z'),
  }),
  { maxLength: 12 },
)
const changes = fc.array(fc.tuple(fc.constantFrom('create', 'delete'), fc.nat(100)), { maxLength: 3 })

async function listIds(emulator: ListeningEmulator, query: string): Promise<string[]> {
  const page = await json<'AgentList'>(await birdClient(emulator).get(`${AGENTS}?limit=100&${query}`))
  expect(page.total).toBe(page.results.length)
  return page.results.map(({ id }) => id)
}

async function change(emulator: ListeningEmulator, [action, n]: readonly [string, number]): Promise<void> {
  const { post, remove } = birdClient(emulator)
  if (action === 'create') {
    emulator.clock.advance(n)
    await post(AGENTS, { name: ['Al', 'Bo', 'Cy', 'Di'][n % 4], type: 'bot' })
    return
  }
  const agents = emulator.bird.records.agents.list()
  const agent = agents[n % Math.max(1, agents.length)]
  if (agent) await remove(`${AGENTS}/${agent.id}`)
}

describe.each(ORDERS)('sorted by %s, reverse %s', (sortBy, reverse) => {
  const order = `sortBy=${sortBy}&reverse=${reverse}`

  it('neither repeats nor skips an agent while others are created and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(
        someAgents,
        fc.integer({ min: 1, max: 5 }),
        fc.array(changes),
        async (agents, limit, changing) => {
          const emulator = birdWith({ agents, capacityRules: [] })
          const before = await listIds(emulator, order)
          const seen: string[] = []
          let token: string | undefined
          for (let pages = 0; pages < 60; pages++) {
            const cursor = token === undefined ? '' : `&pageToken=${token}`
            const response = await birdClient(emulator).get(`${AGENTS}?limit=${limit}&${order}${cursor}`)
            expect(response.status).toBe(200)
            const page = await json<'AgentList'>(response)
            seen.push(...page.results.map(({ id }) => id))
            token = page.nextPageToken
            if (token === undefined) break
            expect(page.results).toHaveLength(limit)
            for (const step of changing[pages] ?? []) await change(emulator, step)
          }
          expect(token).toBe(undefined)
          const stayed = before.filter((id) => emulator.bird.records.agents.has(id))
          expect(new Set(seen).size).toBe(seen.length)
          expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed)
        },
      ),
      { numRuns: 40 },
    )
  })
})
