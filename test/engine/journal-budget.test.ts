import { describe, expect, it } from 'vitest'
import { SharedBudget } from '../../src/engine/journal/shared-budget.ts'
import { createEmulator, type Emulator, type WorldHandle } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'

const ASSISTANTS = '/api/v2/assistants'
const KILOBYTE = 1024

describe('the request journals of all worlds', () => {
  it('stay within one budget, however many worlds there are', async () => {
    const limit = 400 * KILOBYTE
    const emulator = createEmulator({ limits: { totalJournalBytes: limit } })
    const worlds = Array.from({ length: 120 }, (_, i) => emulator.fork({ name: `w${i}` }))
    for (const world of worlds) for (let i = 0; i < 3; i++) await sendLarge(world, 10 * KILOBYTE)
    expect(textLength([emulator, ...worlds])).toBeLessThan(limit)
    expect(worlds.at(-1)?.exchanges()).toHaveLength(3)
  })

  it('drop the oldest exchanges of the world that is idle longest', async () => {
    const emulator = createEmulator({ limits: { totalJournalBytes: 130 * KILOBYTE } })
    const [idle, busy] = [emulator.fork({ name: 'idle' }), emulator.fork({ name: 'busy' })]
    for (let i = 0; i < 3; i++) await sendLarge(idle, 20 * KILOBYTE)
    for (let i = 0; i < 3; i++) await sendLarge(busy, 20 * KILOBYTE)
    expect([numbersOf(idle), numbersOf(busy)]).toEqual([[3], [1, 2, 3]])
    await sendLarge(idle, 20 * KILOBYTE)
    expect([numbersOf(idle), numbersOf(busy)]).toEqual([
      [3, 4],
      [2, 3],
    ])
  })

  it('keep the newest exchange, even if it exceeds the budget', async () => {
    const emulator = createEmulator({ limits: { totalJournalBytes: 1 } })
    const other = emulator.fork({ name: 'other' })
    await sendLarge(other, KILOBYTE)
    await sendLarge(emulator, KILOBYTE)
    await sendLarge(emulator, KILOBYTE)
    expect([numbersOf(emulator), numbersOf(other)]).toEqual([[2], []])
  })

  it('count and number what they dropped for other worlds', async () => {
    const emulator = createEmulator({ limits: { totalJournalBytes: 100 * KILOBYTE } })
    const idle = emulator.fork({ name: 'idle' })
    for (let i = 0; i < 3; i++) await sendLarge(idle, KILOBYTE)
    for (let i = 0; i < 6; i++) await sendLarge(emulator, 20 * KILOBYTE)
    expect(numbersOf(idle)).toEqual([])
    const control = controlOf(emulator)
    expect(await control.read('Count', '/worlds/idle/journal/count?operation=postAssistants')).toEqual({ count: 3 })
    expect(await control.read('World', '/worlds/idle')).toMatchObject({ exchanges: 3 })
    await idle.fetch(ASSISTANTS)
    expect(numbersOf(idle)).toEqual([4])
  })

  it.each([
    ['deleted', (emulator: Emulator) => emulator.remove('first')],
    ['reset', (emulator: Emulator) => emulator.world('first').reset()],
  ])('give back the bytes of a world that is %s', async (_, end) => {
    const emulator = createEmulator({ limits: { totalJournalBytes: 160 * KILOBYTE } })
    const [first, second, third] = ['first', 'second', 'third'].map((name) => emulator.fork({ name }))
    if (!first || !second || !third) throw new Error('The worlds exist')
    for (const world of [second, first]) for (let i = 0; i < 2; i++) await sendLarge(world, 20 * KILOBYTE)
    end(emulator)
    for (let i = 0; i < 2; i++) await sendLarge(third, 20 * KILOBYTE)
    expect([numbersOf(second), numbersOf(third)]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('forget paths of the exchanges that an idle world dropped, but not their number', async () => {
    const limits = { exchanges: 1, totalJournalBytes: 800 * KILOBYTE }
    const emulator = createEmulator({ limits })
    const [idle, busy] = [emulator.fork({ name: 'idle' }), emulator.fork({ name: 'busy' })]
    const path = 'x'.repeat(1000)
    for (let i = 0; i < 30; i++) await idle.fetch(`/none/${i}/${path}`)
    const count = async (query: string) =>
      (await controlOf(emulator).read('Count', `/worlds/idle/journal/count${query}`)).count
    expect(await count('?path=/none/')).toBe(30)
    for (let i = 0; i < 60; i++) await busy.fetch(`/none/${i}/${path}`)
    // The last exchange is still kept.
    expect([await count('?path=/none/'), await count(''), await count('?status=404')]).toEqual([1, 30, 30])
  })
})

describe('a shared budget', () => {
  it('asks a member that has nothing left only once until it grows again', () => {
    const budget = new SharedBudget(10)
    let asked = 0
    const giveUp = () => {
      asked++
      return 0
    }
    const empty = { giveUp }
    const other = { giveUp: () => 5 }
    budget.reserve(empty, 5)
    for (let i = 0; i < 100; i++) budget.reserve(other, 5)
    expect([asked, budget.bytes]).toEqual([1, 10])
  })
})

function sendLarge(world: WorldHandle, size: number): Promise<Response> {
  const body = JSON.stringify({ name: 'x'.repeat(size) })
  const headers = { ...world.genesys.credentials.headers, 'content-type': 'application/json' }
  return world.fetch(ASSISTANTS, { method: 'POST', headers, body })
}

function numbersOf(world: WorldHandle): number[] {
  return world.exchanges().map(({ number }) => number)
}

function textLength(worlds: readonly WorldHandle[]): number {
  const exchanges = worlds.flatMap((world) => world.exchanges())
  return exchanges.reduce((sum, { request, response }) => sum + request.body.length + response.body.length, 0)
}
