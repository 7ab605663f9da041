import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { idsIn, type ReadResponse, send, stringIn } from '../support/desk-client.ts'

const A = '/api/v2/assistants'
const DAYS = ['2025-01-01', '2025-01-02', '2025-01-03']

/** Creates a world with one assistant for each day, created on that day. The first one has all queues. */
function worldOf(days: readonly string[]): Emulator {
  const names = days.map((_, i) => `Queue ${i}`)
  return createEmulator({
    seed: 7,
    clock: '2026-01-15T09:00:00Z',
    scenario: {
      scenario: 'paging',
      genesys: {
        routingQueues: names.map((name) => ({ name })),
        assistants: days.map((day, i) => ({
          name: `Desk ${i}`,
          dateCreated: `${day}T00:00:00.000Z`,
          ...(i === 0 && { queues: names }),
        })),
      },
    },
  })
}

async function walk(emulator: Emulator, start: string, direction: 'nextUri' | 'previousUri'): Promise<ReadResponse[]> {
  const pages: ReadResponse[] = []
  for (let uri = start; uri !== ''; uri = stringIn(pages.at(-1)?.body, direction)) {
    const page = await send(emulator, 'GET', uri)
    expect(page.status).toBe(200)
    pages.push(page)
    expect(pages.length).toBeLessThan(50)
  }
  return pages
}

const days = fc.array(fc.constantFrom(...DAYS), { maxLength: 14 })
const sizes = fc.integer({ min: 1, max: 16 })

describe('the pages of a listing', () => {
  it('contain every assistant once, oldest first, and are the same backwards', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, async (days, size) => {
        const emulator = worldOf(days)
        const expected = emulator.genesys.records.assistants.list().map(({ id }) => id)

        const forward = await walk(emulator, `${A}?pageSize=${size}`, 'nextUri')
        const last = stringIn(forward.at(-1)?.body, 'selfUri')
        const back = await walk(emulator, last, 'previousUri')

        expect(forward.flatMap(idsIn)).toEqual(expected)
        expect(forward.slice(0, -1).every((page) => idsIn(page).length === size)).toBe(true)
        expect(back.map(idsIn).toReversed()).toEqual(forward.map(idsIn))
      }),
      { numRuns: 60 },
    )
  })

  it('of a filtered listing contain the matching records in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, fc.infiniteStream(fc.boolean()), async (days, size, chosen) => {
        const emulator = worldOf(days)
        const all = emulator.genesys.records.assistantQueues.list().map(({ id }) => id)
        const expected = all.filter(() => chosen.next().value)

        const start = `${A}/queues?pageSize=${size}&queueIds=${expected.join(',')}`
        const forward = await walk(emulator, start, 'nextUri')
        const back = await walk(emulator, stringIn(forward.at(-1)?.body, 'selfUri'), 'previousUri')

        expect(forward.flatMap(idsIn)).toEqual(expected)
        expect(back.map(idsIn).toReversed()).toEqual(forward.map(idsIn))
      }),
      { numRuns: 60 },
    )
  })

  it('by number contain every queue once, with and without a filter by id', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, async (days, size) => {
        const emulator = worldOf(days)
        const expected = emulator.genesys.records.routingQueues.list().map(({ id }) => id)
        const ids = expected.map((id) => `&id=${id}`).join('')

        for (const filter of ['', ids]) {
          const start = `/api/v2/routing/queues?pageSize=${size}${filter}`
          const forward = await walk(emulator, start, 'nextUri')
          const back = await walk(emulator, stringIn(forward.at(-1)?.body, 'selfUri'), 'previousUri')
          expect(forward.flatMap(idsIn).toSorted()).toEqual(expected.toSorted())
          expect(back.map(idsIn).toReversed()).toEqual(forward.map(idsIn))
        }
      }),
      { numRuns: 40 },
    )
  })
})

/** Changes between two pages: the nth assistant is deleted, or one is created. */
const changes = fc.array(fc.tuple(fc.constantFrom('delete', 'create'), fc.nat(20)), { maxLength: 3 })

describe('the pages of a listing while assistants are created and deleted', () => {
  it.each(['nextUri', 'previousUri'] as const)(
    'neither repeat nor skip remaining assistants by %s',
    async (direction) => {
      await fc.assert(
        fc.asyncProperty(days, sizes, fc.array(changes, { maxLength: 16 }), async (days, size, changesByPage) => {
          const emulator = worldOf(days)
          const before = emulator.genesys.records.assistants.list().map(({ id }) => id)
          const seen: string[][] = []
          const start = direction === 'nextUri' ? `${A}?pageSize=${size}` : await lastPage(emulator, size)

          for (let uri = start; uri !== ''; ) {
            const page = await send(emulator, 'GET', uri)
            expect(page.status).toBe(200)
            seen.push(idsIn(page))
            for (const change of changesByPage[seen.length - 1] ?? []) await play(emulator, change)
            uri = stringIn(page.body, direction)
          }

          const ids = (direction === 'nextUri' ? seen : seen.toReversed()).flat()
          const stayed = before.filter((id) => emulator.genesys.records.assistants.has(id))
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.filter((id) => stayed.includes(id))).toEqual(stayed)
        }),
        { numRuns: 60 },
      )
    },
  )
})

/** Returns the link of the last page, found by following nextUri. */
async function lastPage(emulator: Emulator, size: number): Promise<string> {
  const pages = await walk(emulator, `${A}?pageSize=${size}`, 'nextUri')
  return stringIn(pages.at(-1)?.body, 'selfUri')
}

async function play(emulator: Emulator, [change, n]: readonly [string, number]): Promise<void> {
  if (change === 'create') {
    // A repeated name is rejected, and nothing changes.
    await send(emulator, 'POST', A, { name: `New ${n}`, transcriptionConfig: { vendorName: 'Genesys' } })
    return
  }
  const all = emulator.genesys.records.assistants.list()
  const deleted = all[n % Math.max(1, all.length)]
  if (deleted) await send(emulator, 'DELETE', `${A}/${deleted.id}`)
}
