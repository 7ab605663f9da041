import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type EmulatorOptions, readSource } from '../../src/index.ts'
import { findPrerequisites } from '../../src/pacts/prerequisites.ts'
import type { Step } from '../../src/pacts/replay.ts'
import { World } from '../../src/world/world.ts'

// Costs are counted, not timed: a test must not depend on the speed of the machine.

const A = '/api/v2/assistants'
const LARGE = { exchanges: 100_000, journalBytes: 1_000_000_000 }

afterEach(() => vi.restoreAllMocks())

type Send = (method: string, path: string, body?: object) => Promise<Response>

/** Counts the requests that a pact of a run replays. */
async function replaysFor(run: (send: Send) => Promise<void>, options: EmulatorOptions = {}) {
  const emulator = createEmulator({ ...options, limits: LARGE })
  const headers = { ...emulator.genesys.credentials.headers, 'content-type': 'application/json' }
  await run((method, path, body) =>
    emulator.fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
  )
  const turns = vi.spyOn(World.prototype, 'takeTurn')
  await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
  const replays = turns.mock.calls.length
  turns.mockRestore()
  return { replays, exchanges: emulator.exchanges().length }
}

describe('recording a pact', () => {
  it('replays few requests for each exchange, however many there are', async () => {
    const perExchange: number[] = []
    for (const count of [10, 80]) {
      const { replays, exchanges } = await replaysFor(async (send) => {
        for (let i = 0; i < count; i++) {
          const body = { name: `A${i}`, transcriptionConfig: { vendorName: 'Genesys' } }
          const { id } = await (await send('POST', A, body)).json()
          await send('PATCH', `${A}/${id}`, { name: `B${i}` })
          await send('GET', `${A}/${id}`)
        }
      })
      perExchange.push(replays / exchanges)
    }
    const [few = 0, many = 0] = perExchange
    // The search for what a response needs is a bisection.
    expect(many).toBeLessThan(few + 2 * Math.log2(8))
    expect(many).toBeLessThan(12)
  })

  it('replays each page of a list once in each of the two worlds, although a page needs all pages before it', async () => {
    const text = 'scenario: large\ndescribe: x\ngenesys: { generate: { assistants: 20 } }'
    const options = { scenarios: [await readSource(text, 'large.yaml')], scenario: 'large' }
    const { replays, exchanges } = await replaysFor(async (send) => {
      let next: string | undefined = `${A}?pageSize=1`
      while (next !== undefined) next = (await (await send('GET', next)).json()).nextUri
    }, options)
    expect([exchanges, replays]).toEqual([20, 40])
  })

  it('parses a response as often as it was replayed, however many records it has', async () => {
    const parses: number[] = []
    for (const count of [10, 200]) {
      const text = `scenario: large\ndescribe: x\ngenesys: { generate: { routingQueues: 200 } }`
      const emulator = createEmulator({ scenarios: [await readSource(text, 'large.yaml')], scenario: 'large' })
      const { headers } = emulator.genesys.credentials
      await emulator.fetch(`/api/v2/routing/queues?pageSize=${count}`, { headers })
      const parse = vi.spyOn(JSON, 'parse')
      await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
      parses.push(parse.mock.calls.length)
      parse.mockRestore()
    }
    expect(parses[0]).toBe(parses[1])
  })
})

function stepOf(number: number): Step {
  return {
    number,
    writes: number % 2 === 0,
    variables: [],
    // The search reads neither.
    operation: {} as Step['operation'],
    template: {} as Step['template'],
  }
}

describe('the search for what a response needs', () => {
  const search = async (count: number, needs: (numbers: ReadonlySet<number>) => boolean, sources: number[] = []) => {
    const earlier = Array.from({ length: count }, (_, i) => stepOf(i + 1))
    let tries = 0
    const found = await findPrerequisites({
      earlier,
      sources: new Set(sources),
      sourcesOf: () => new Set(),
      isReproduced: (first, others) => {
        tries++
        return Promise.resolve(needs(new Set([...earlier.slice(0, first), ...others].map(({ number }) => number))))
      },
    })
    return { numbers: found?.map(({ number }) => number), tries }
  }

  it('finds nothing if the response needs nothing', async () => {
    expect(await search(1000, () => true)).toEqual({ numbers: [], tries: 1 })
  })

  it('finds the steps that the response needs, in few tries', async () => {
    const { numbers, tries } = await search(1000, (set) => set.has(3) && set.has(500) && set.has(999))
    expect(numbers).toEqual([3, 500, 999])
    expect(tries).toBeLessThan(50)
  })

  it('always includes the sources of the request', async () => {
    expect((await search(20, (set) => set.has(4), [7])).numbers).toEqual([4, 7])
  })

  it('leaves out steps that cancel each other', async () => {
    const { numbers } = await search(20, (set) => set.has(10) && (!set.has(5) || set.has(15)))
    expect(numbers).toEqual([10])
  })

  it('takes all earlier writes if the response needs very many steps', async () => {
    const { numbers, tries } = await search(1000, (set) => [...set].filter((number) => number % 2 === 0).length > 400)
    expect(numbers?.every((number) => number % 2 === 0)).toBe(true)
    expect(tries).toBeLessThan(200)
  })

  it('fails if even all earlier steps do not reproduce the response', async () => {
    expect((await search(10, () => false)).numbers).toBeUndefined()
  })
})
