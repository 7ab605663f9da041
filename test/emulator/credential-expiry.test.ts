import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type EmulatorOptions, type ListeningEmulator } from '../../src/index.ts'

type Emulator = Pick<ListeningEmulator, 'genesys' | 'kore' | 'singularity' | 'bird' | 'clock' | 'fetch'>
type Headers = Readonly<Record<string, string>>

const CLOCK = '2026-01-15T09:00:00Z'
const DAY = 86_400_000

interface Printed {
  readonly path: string
  readonly headers: Headers
}

/** Credentials that expire, as each vendor prints them, with a path that requires them. */
const printed: Readonly<Record<string, (world: Emulator) => Printed>> = {
  genesys: ({ genesys }) => ({ path: '/api/v2/users/me', headers: genesys.credentials.headers }),
  kore: ({ kore: { credentials } }) => {
    const { streamId } = credentials.settings
    return { path: `/agentassist/api/v1/public/${streamId}/agents`, headers: credentials.headers }
  },
  singularity: ({ singularity }) => {
    return { path: '/api/teams', headers: { authorization: `Bearer ${singularity.credentials.settings['jwt']}` } }
  },
  bird: ({ bird: { credentials } }) => {
    return { path: `/workspaces/${credentials.settings['workspaceId']}/teams`, headers: credentials.headers }
  },
}

async function statusOf(world: Emulator, { path, headers }: Printed): Promise<number> {
  return (await world.fetch(path, { headers })).status
}

afterEach(() => {
  vi.useRealTimers()
})

describe.each(Object.entries(printed))('the printed credentials of %s', (name, print) => {
  const cases: readonly (readonly [string, EmulatorOptions])[] = [
    ['open authentication', { auth: 'open', clock: CLOCK }],
    ['strict authentication', { auth: 'strict', clock: CLOCK }],
    ['another scenario', { scenario: 'small-team', clock: CLOCK }],
    ['the last clock', { clock: '9998-12-31T00:00:00Z' }],
  ]
  it.each(cases)('expire by a frozen clock with %s', async (title, options) => {
    const emulator = createEmulator(options)
    const before = print(emulator)
    expect(await statusOf(emulator, before)).toBe(200)
    emulator.clock.advance('23h')
    expect(await statusOf(emulator, before)).toBe(200)
    if (title === 'the last clock') return
    emulator.clock.advance('2h')
    expect(await statusOf(emulator, before)).toBe(401)
  })

  it('are valid now, whenever they are printed', async () => {
    for (const auth of ['open', 'strict'] as const) {
      const emulator = createEmulator({ auth, clock: CLOCK })
      for (const move of ['25h', '1h', '365d', '-400d', '90d']) {
        emulator.clock.advance(move)
        expect([auth, move, await statusOf(emulator, print(emulator))]).toEqual([auth, move, 200])
      }
    }
  })

  it('expire in a world that is forked with a clock of its own', async () => {
    const emulator = createEmulator({ clock: CLOCK })
    const world = emulator.fork({ scenario: 'default', clock: '2031-05-01T00:00:00Z' })
    const before = print(world)
    expect(await statusOf(world, before)).toBe(200)
    world.clock.advance('25h')
    expect(await statusOf(world, before)).toBe(401)
    expect(await statusOf(emulator, print(emulator))).toBe(200)
  })

  it('expire once a running clock was frozen and moved', async () => {
    const emulator = createEmulator()
    emulator.clock.freeze(CLOCK)
    const before = print(emulator)
    expect(await statusOf(emulator, before)).toBe(200)
    emulator.clock.set('2026-01-16T10:00:00Z')
    expect(await statusOf(emulator, before)).toBe(401)
  })

  it('are valid again after a reset', async () => {
    const emulator = createEmulator({ clock: CLOCK })
    const before = print(emulator)
    emulator.clock.advance('25h')
    emulator.reset()
    expect(await statusOf(emulator, before)).toBe(200)
  })

  it.each(['open', 'strict'] as const)(
    'outlast a session of weeks on a running clock with %s authentication',
    async (auth) => {
      vi.useFakeTimers({ now: Date.parse(CLOCK), toFake: ['Date'] })
      const emulator = createEmulator({ auth })
      const before = print(emulator)
      vi.setSystemTime(Date.parse(CLOCK) + 29 * DAY)
      expect(await statusOf(emulator, before)).toBe(200)
      expect(await statusOf(emulator, print(emulator))).toBe(200)
    },
  )

  it('are the same all day on a running clock', () => {
    vi.useFakeTimers({ now: Date.parse(CLOCK), toFake: ['Date'] })
    const emulator = createEmulator()
    const before = print(emulator)
    vi.setSystemTime(Date.parse(CLOCK) + 3_600_000)
    expect(print(emulator)).toEqual(before)
  })

  it(`expire in a world whose scenario has no records of ${name}`, async () => {
    const scenario = {
      scenario: 'nothing',
      kore: { streams: [{ name: 'Care' }] },
      bird: { workspaces: [{ name: 'Desk' }] },
    }
    const emulator = createEmulator({ scenario, clock: CLOCK })
    const before = print(emulator)
    expect(await statusOf(emulator, before)).toBe(200)
    emulator.clock.advance('25h')
    // Genesys has no token to expire then: its printed token is any.
    expect(await statusOf(emulator, before)).toBe(name === 'genesys' ? 200 : 401)
  })
})

it('rejects a JWT of an unknown issuer that has expired only under strict authentication', async () => {
  const emulator = createEmulator({ clock: CLOCK })
  const other = createEmulator({
    clock: CLOCK,
    scenario: {
      scenario: 'others',
      kore: { apps: [{ appId: 'cs-5a2f9c10-7be4-5d38-9f61-c0a4d7e2b813', name: 'Other', secret: 'other secret' }] },
    },
  })
  const { auth = '' } = other.kore.credentials.headers
  emulator.clock.advance('25h')
  const { path } = printed['kore']?.(emulator) ?? { path: '' }
  expect((await emulator.fetch(path, { headers: { auth } })).status).toBe(200)
  const strict = createEmulator({ clock: CLOCK, auth: 'strict' })
  expect((await strict.fetch(path, { headers: { auth } })).status).toBe(401)
})

it('rejects a known API key that has expired under open authentication', async () => {
  const key = `sk_live_${'a'.repeat(64)}`
  const scenario = {
    scenario: 'keys',
    singularity: {
      companies: [{ name: 'House' }],
      apiKeys: [{ key, name: 'Short', expiresAt: '2026-01-15T10:00:00Z' }],
    },
  }
  const emulator = createEmulator({ scenario, clock: CLOCK })
  const statusWith = async (token: string) => {
    return (await emulator.fetch('/api/teams', { headers: { authorization: `Bearer ${token}` } })).status
  }
  expect(await statusWith(key)).toBe(200)
  emulator.clock.advance('1h')
  expect(await statusWith(key)).toBe(401)
  expect(await statusWith(`sk_live_${'b'.repeat(64)}`)).toBe(200)
  expect(await statusOf(emulator, { path: '/api/teams', headers: emulator.singularity.credentials.headers })).toBe(200)
})
