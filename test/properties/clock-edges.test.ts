import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { vendorCases } from '../vendors/cases.ts'
import { tourOf, type VendorCase } from '../vendors/tour.ts'

const EARLIEST = '1970-01-01T00:00:00.000Z'
const LATEST = '9998-12-31T23:59:59.999Z'
const DAY = 86_400_000

afterEach(() => {
  vi.useRealTimers()
})

describe.each(vendorCases)('$name', (vendorCase) => {
  it.each([EARLIEST, LATEST])(
    'answers every read and write below 500 with a clock that is frozen at %s',
    async (clock) => {
      await expectGoodAnswers(createEmulator({ scenario: vendorCase.scenario, seed: 7, clock }), vendorCase)
    },
  )

  it.each(['open', 'strict'] as const)(
    'answers below 500 on a clock that ran past its end, with %s authentication',
    async (auth) => {
      vi.useFakeTimers({ now: Date.parse('2026-01-15T09:00:00Z'), toFake: ['Date'] })
      const emulator = createEmulator({ scenario: vendorCase.scenario, seed: 7, auth })
      emulator.clock.set(LATEST)
      vi.advanceTimersByTime(400 * DAY)
      expect(emulator.clock.now()).toBe(LATEST)
      await expectGoodAnswers(emulator, vendorCase)
    },
  )

  it('answers below 500 after its clock was moved from one end to the other', async () => {
    const emulator = createEmulator({ scenario: vendorCase.scenario, seed: 7, clock: EARLIEST })
    await expectGoodAnswers(emulator, vendorCase)
    emulator.clock.set(LATEST)
    await expectGoodAnswers(emulator, vendorCase)
    emulator.clock.set(EARLIEST)
    await expectGoodAnswers(emulator, vendorCase)
  })
})

describe('the control API', () => {
  it.each([EARLIEST, LATEST])('lists worlds whose clocks are at %s', async (clock) => {
    const emulator = createEmulator({ clock })
    emulator.fork({ name: 'running' }).clock.run()
    const response = await emulator.fetch('/_control/worlds')
    expect(response.status).toBe(200)
    expect((await response.json()).worlds).toHaveLength(2)
  })

  it.each(['1969-12-31T23:59:59.999Z', '9999-01-01T00:00:00Z'])(
    'rejects the clock %s and names the bounds',
    async (now) => {
      const emulator = createEmulator({ clock: LATEST })
      const headers = { 'content-type': 'application/json' }
      const response = await emulator.fetch('/_control/worlds/default/clock', {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ now }),
      })
      expect(response.status).toBe(400)
      expect(await response.text()).toContain(`from ${EARLIEST} to ${LATEST}`)
      expect(() => createEmulator({ clock: now })).toThrow(`from ${EARLIEST} to ${LATEST}`)
      expect(() => emulator.fork({ clock: now })).toThrow(`from ${EARLIEST} to ${LATEST}`)
      expect(emulator.clock.now()).toBe(LATEST)
    },
  )
})

/** Sends every request of a vendor's tour and expects no server error but those that the tour provokes. */
async function expectGoodAnswers(emulator: ListeningEmulator, vendorCase: VendorCase): Promise<void> {
  for (const { operation, status, request, endless } of tourOf(readSpecFile(vendorCase.name), vendorCase)) {
    if (status >= 500 || endless) continue
    const { path, ...init } = request
    const response = await emulator.fetch(path, init)
    expect([operation, response.status < 500, response.ok || (await response.text())]).toEqual([
      operation,
      true,
      expect.anything(),
    ])
  }
  const [failed] = emulator.exchanges().filter(({ violation, error }) => violation ?? error)
  expect(failed).toBeUndefined()
  expect((await emulator.fetch('/_control/worlds')).status).toBe(200)
}
