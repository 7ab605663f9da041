import { describe, expect, it } from 'vitest'
import { type Delay, drawDelay, LONGEST_DELAY, pause } from '../../src/engine/faults/delay.ts'
import { Random } from '../../src/world/random.ts'

function draws(delay: Delay, count = 1000): number[] {
  const random = new Random(7)
  return Array.from({ length: count }, () => drawDelay(delay, random))
}

describe('drawDelay', () => {
  it('returns a fixed delay without drawing from the random source', () => {
    const random = new Random(7)
    const state = random.state()

    expect(drawDelay({ fixed: 250 }, random)).toBe(250)
    expect(random.state()).toEqual(state)
  })

  it('draws a uniform delay between its bounds', () => {
    const drawn = draws({ uniform: { lower: 100, upper: 200 } })

    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100)
    expect(Math.min(...drawn)).toBeLessThan(105)
    expect(Math.max(...drawn)).toBeLessThanOrEqual(200)
    expect(Math.max(...drawn)).toBeGreaterThan(195)
  })

  it('draws a lognormal delay evenly around its median, with a long tail', () => {
    const drawn = draws({ lognormal: { median: 100, sigma: 1 } })

    expect(drawn.filter((millis) => millis < 100).length / drawn.length).toBeCloseTo(0.5, 1)
    expect(Math.min(...drawn)).toBeGreaterThan(0)
    expect(Math.max(...drawn)).toBeGreaterThan(1000)
  })

  it('never exceeds the longest delay', () => {
    expect(Math.max(...draws({ lognormal: { median: LONGEST_DELAY, sigma: 5 } }))).toBe(LONGEST_DELAY)
  })

  it('draws the same delays for the same seed', () => {
    const delay = { lognormal: { median: 100, sigma: 1 } }

    expect(draws(delay)).toEqual(draws(delay))
  })
})

describe('pause', () => {
  it('resolves to true after the delay', async () => {
    expect(await pause(1, new AbortController().signal)).toBe(true)
  })

  it('resolves to false as soon as the signal is aborted', async () => {
    const client = new AbortController()
    const waiting = pause(60_000, client.signal)

    client.abort()

    expect(await waiting).toBe(false)
  })

  it('resolves to false at once if the signal is already aborted', async () => {
    expect(await pause(60_000, AbortSignal.abort())).toBe(false)
  })
})
