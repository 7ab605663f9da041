import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { idsIn, type ReadResponse, send, stringIn } from '../support/desk-client.ts'

const A = '/api/v2/assistants'
const DAYS = ['2025-01-01', '2025-01-02', '2025-01-03']

/** A world of as many assistants as there are days, each made on its day; the first serves every queue. */
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
  it('hold every assistant once, oldest first, and the same pages on the way back', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, async (days, size) => {
        const emulator = worldOf(days)
        const wanted = emulator.genesys.records.assistants.list().map(({ id }) => id)

        const forth = await walk(emulator, `${A}?pageSize=${size}`, 'nextUri')
        const last = stringIn(forth.at(-1)?.body, 'selfUri')
        const back = await walk(emulator, last, 'previousUri')

        expect(forth.flatMap(idsIn)).toEqual(wanted)
        expect(forth.slice(0, -1).every((page) => idsIn(page).length === size)).toBe(true)
        expect(back.map(idsIn).toReversed()).toEqual(forth.map(idsIn))
      }),
      { numRuns: 60 },
    )
  })

  it('of a filtered listing hold what passes, in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, fc.infiniteStream(fc.boolean()), async (days, size, chosen) => {
        const emulator = worldOf(days)
        const all = emulator.genesys.records.assistantQueues.list().map(({ id }) => id)
        const wanted = all.filter(() => chosen.next().value)

        const start = `${A}/queues?pageSize=${size}&queueIds=${wanted.join(',')}`
        const forth = await walk(emulator, start, 'nextUri')
        const back = await walk(emulator, stringIn(forth.at(-1)?.body, 'selfUri'), 'previousUri')

        expect(forth.flatMap(idsIn)).toEqual(wanted)
        expect(back.map(idsIn).toReversed()).toEqual(forth.map(idsIn))
      }),
      { numRuns: 60 },
    )
  })

  it('by number hold every queue once, whichever of them is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(days, sizes, async (days, size) => {
        const emulator = worldOf(days)
        const wanted = emulator.genesys.records.routingQueues.list().map(({ id }) => id)
        const ids = wanted.map((id) => `&id=${id}`).join('')

        for (const filter of ['', ids]) {
          const start = `/api/v2/routing/queues?pageSize=${size}${filter}`
          const forth = await walk(emulator, start, 'nextUri')
          const back = await walk(emulator, stringIn(forth.at(-1)?.body, 'selfUri'), 'previousUri')
          expect(forth.flatMap(idsIn).toSorted()).toEqual(wanted.toSorted())
          expect(back.map(idsIn).toReversed()).toEqual(forth.map(idsIn))
        }
      }),
      { numRuns: 40 },
    )
  })
})

/** What happens between two pages: the nth assistant goes, or one is made with the nth of the days. */
const changes = fc.array(fc.tuple(fc.constantFrom('delete', 'create'), fc.nat(20)), { maxLength: 3 })

describe('while others make and delete assistants, the pages', () => {
  it.each(['nextUri', 'previousUri'] as const)(
    'by %s repeat none and skip none of those that stay',
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

/** The last page as a client comes to it: by walking there. */
async function lastPage(emulator: Emulator, size: number): Promise<string> {
  const pages = await walk(emulator, `${A}?pageSize=${size}`, 'nextUri')
  return stringIn(pages.at(-1)?.body, 'selfUri')
}

async function play(emulator: Emulator, [change, n]: readonly [string, number]): Promise<void> {
  if (change === 'create') {
    // Names may repeat: then it is refused, and nothing changes.
    await send(emulator, 'POST', A, { name: `New ${n}`, transcriptionConfig: { vendorName: 'Genesys' } })
    return
  }
  const all = emulator.genesys.records.assistants.list()
  const victim = all[n % Math.max(1, all.length)]
  if (victim) await send(emulator, 'DELETE', `${A}/${victim.id}`)
}
