import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { bearer, emulatorWith, NOW } from '../../support/genesys.ts'

const CLOCK = '/worlds/default/clock'

describe('the clock endpoint', () => {
  it('sets, advances and freezes the clock in one request', async () => {
    const control = controlOf(createEmulator())
    const response = await control.patch(CLOCK, { now: NOW, advance: '90s', frozen: true })
    expect(await body<'Clock'>(response)).toEqual({ now: '2026-01-15T09:01:30.000Z', frozen: true })
    expect(await control.read('Clock', CLOCK)).toEqual({ now: '2026-01-15T09:01:30.000Z', frozen: true })
  })

  it.each([
    [{ now: NOW }, NOW],
    [{ now: NOW, advance: '90s' }, '2026-01-15T09:01:30.000Z'],
    [{ now: NOW, advance: '-1d' }, '2026-01-14T09:00:00.000Z'],
  ])('freezes a running clock exactly at the instant of the change %j, while time passes', async (change, now) => {
    const emulator = createEmulator()
    emulator.clock.run()
    tick()
    const control = controlOf(emulator)
    const changed = await body<'Clock'>(await control.patch(CLOCK, { ...change, frozen: true }))
    expect([changed, await control.read('Clock', CLOCK)]).toEqual([
      { now, frozen: true },
      { now, frozen: true },
    ])
  })

  it.each([
    ['250ms', '2026-01-15T09:00:00.250Z'],
    ['15m', '2026-01-15T09:15:00.000Z'],
    ['2h', '2026-01-15T11:00:00.000Z'],
    ['-1d', '2026-01-14T09:00:00.000Z'],
    ['1.5d', '2026-01-16T21:00:00.000Z'],
    [1500, '2026-01-15T09:00:01.500Z'],
  ])('advances the clock by %j to %s', async (advance, now) => {
    const control = controlOf(createEmulator({ clock: NOW }))
    expect(await body<'Clock'>(await control.patch(CLOCK, { advance }))).toEqual({ now, frozen: true })
  })

  it('runs a released clock on from the time at which it was frozen', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const control = controlOf(createEmulator({ clock: NOW }))
    const released = await body<'Clock'>(await control.patch(CLOCK, { frozen: false }))
    vi.setSystemTime(Date.now() + 1500)
    expect([released, await control.read('Clock', CLOCK)]).toEqual([
      { now: NOW, frozen: false },
      { now: '2026-01-15T09:00:01.500Z', frozen: false },
    ])
  })

  it('leaves the clock unchanged when a change is out of range', async () => {
    const control = controlOf(createEmulator({ clock: NOW }))
    const rejection = await problem(
      await control.patch(CLOCK, { now: '2030-01-01T00:00:00Z', advance: '99999999999d' }),
    )
    expect(rejection).toMatchObject({ status: 400, kind: 'invalid' })
    expect(await control.read('Clock', CLOCK)).toEqual({ now: NOW, frozen: true })
  })

  it.each([{}, { advance: 'soon' }, { now: 'noon' }, { frozen: 'yes' }])(
    'rejects the clock change %j',
    async (change) => {
      expect((await controlOf(createEmulator()).patch(CLOCK, change)).status).toBe(400)
    },
  )

  it('expires a token when the clock is advanced past its end', async () => {
    const emulator = emulatorWith(
      { clients: [{ id: 'desk', name: 'Desk', secret: 'secret', permissions: ['assistants:assistant:view'] }] },
      { auth: 'strict' },
    )
    const token = await emulator.fetch('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('desk:secret')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { access_token, expires_in } = (await token.json()) as { access_token: string; expires_in: number }
    const requestStatus = async () =>
      (await emulator.fetch('/api/v2/assistants', { headers: bearer(access_token) })).status
    const control = controlOf(emulator)

    await control.patch(CLOCK, { advance: `${expires_in - 1}s` })
    const before = await requestStatus()
    await control.patch(CLOCK, { advance: '1s' })

    expect([before, await requestStatus()]).toEqual([200, 401])
  })

  it('starts a new quota window only when the clock is advanced', async () => {
    const emulator = emulatorWith({})
    const control = controlOf(emulator)
    const quota = { vendor: 'genesys', operation: 'getAssistants', quota: { requests: 1, seconds: 60 } }
    await control.post('/worlds/default/faults', quota)
    const requestStatus = async () => (await emulator.fetch('/api/v2/assistants', { headers: bearer('any') })).status
    const whileFrozen = [await requestStatus(), await requestStatus(), await requestStatus()]
    await control.patch(CLOCK, { advance: '59s' })
    const afterFiftyNineSeconds = await requestStatus()
    await control.patch(CLOCK, { advance: '1s' })
    expect([...whileFrozen, afterFiftyNineSeconds, await requestStatus()]).toEqual([200, 429, 429, 429, 200])
  })

  it('keeps a cursor valid when the clock is advanced', async () => {
    const emulator = emulatorWith({ assistants: [{ name: 'A' }, { name: 'B' }] })
    const getPage = async (path: string) => {
      return (await (await emulator.fetch(path, { headers: bearer('any') })).json()) as {
        nextUri: string
        entities: object[]
      }
    }
    const { nextUri } = await getPage('/api/v2/assistants?pageSize=1')
    const before = await getPage(nextUri)
    await controlOf(emulator).patch(CLOCK, { advance: '365d' })
    expect(before.entities).toMatchObject([{ name: 'B' }])
    expect(await getPage(nextUri)).toEqual(before)
  })
})

/** Lets a millisecond pass whenever the time is read, until the test is over. */
function tick(): void {
  let time = Date.now()
  const ticking = vi.spyOn(Date, 'now').mockImplementation(() => time++)
  onTestFinished(() => ticking.mockRestore())
}
