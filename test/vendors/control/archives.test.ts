import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator, type ListeningEmulator, readSource } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { namesIn, send } from '../../support/desk-client.ts'
import { NOW } from '../../support/genesys.ts'
import { createPlayer, mixedSteps } from '../../support/mixed-requests.ts'
import { repeatDuring } from '../../support/repeat-during.ts'

const ARCHIVE = { 'content-type': 'application/vnd.deskdouble.archive' }
const A = '/api/v2/assistants'

describe('an archive over HTTP', () => {
  it('exports a world to another server, which answers with the same bytes', async () => {
    const steps = mixedSteps(80, 3)
    const expected = await createPlayer()(createEmulator({ seed: 3, clock: NOW }), steps)
    const first = createEmulator({ seed: 3, clock: NOW })
    const player = createPlayer()
    const before = await player(first, steps.slice(0, 40))
    const second = createEmulator()
    const { url, close } = await second.listen({ port: 0 })
    onTestFinished(close)
    const exported = await controlOf(first).get('/worlds/default/archive')
    expect(exported.headers.get('content-disposition')).toBe('attachment; filename="default.archive.jsonl"')
    const response = await fetch(`${url}/_control/worlds/default/archive`, {
      method: 'PUT',
      headers: ARCHIVE,
      body: await exported.arrayBuffer(),
    })
    expect(response.status).toBe(200)
    expect(await body<'World'>(response)).toMatchObject({ name: 'default', exchanges: 40, clock: { frozen: true } })
    expect([...before, ...(await player(second, steps.slice(40)))]).toEqual(expected)
  })

  it('exports a world as it was when the request arrived', async () => {
    const emulator = createEmulator()
    const before = emulator.export()
    const response = await controlOf(emulator).get('/worlds/default/archive')
    await create(emulator, 'Later')
    expect(await response.text()).toBe(before)
    expect(emulator.export()).not.toBe(before)
  })

  it('creates a world that does not exist, under the name in the path', async () => {
    const emulator = createEmulator()
    await create(emulator, 'Exported')
    const response = await put(emulator, 'copy', emulator.export({ journal: false }))
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe('/_control/worlds/copy')
    expect(await body<'World'>(response)).toMatchObject({
      name: 'copy',
      exchanges: 0,
      initialState: { scenario: 'default' },
    })
    expect(namesIn(await send(emulator.world('copy'), 'GET', `${A}?pageSize=100`))).toContain('Exported')
  })

  it('replaces a world by an archive', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.put('/worlds/default/snapshots/one')
    const archive = await (await control.get('/worlds/default/archive')).text()
    await create(emulator, 'Later')
    await control.put('/worlds/default/snapshots/two')
    expect((await put(emulator, 'default', archive)).status).toBe(200)
    expect(emulator.exchanges()).toEqual([])
    const { snapshots } = await control.read('SnapshotList', '/worlds/default/snapshots')
    expect(snapshots.map(({ name }) => name)).toEqual(['one'])
    expect(emulator.export()).toBe(archive)
  })

  it('leaves out the request journal on demand', async () => {
    const emulator = createEmulator()
    await create(emulator, 'One')
    const response = await controlOf(emulator).get('/worlds/default/archive?journal=false')
    expect(await response.text()).toBe(emulator.export({ journal: false }))
  })

  it('rejects a damaged archive with its line, and changes nothing', async () => {
    const emulator = createEmulator()
    const archive = emulator.export()
    const broken = archive.replace('Tamsin', 'Tomsin')
    for (const name of ['default', 'new']) {
      const response = await put(emulator, name, broken)
      expect(response.status).toBe(400)
      expect((await problem(response)).detail).toMatch(
        /^The archive is damaged at line \d+: its checksum is another one/,
      )
    }
    expect(emulator.export()).toBe(archive)
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('rejects what is not an archive, too large, compressed or of another media type', async () => {
    const emulator = createEmulator({ bodyLimit: 1000, limits: { fileBytes: 1000 } })
    const statusOf = async (content: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = ARCHIVE) => {
      const response = await emulator.fetch('/_control/worlds/new/archive', { method: 'PUT', headers, body: content })
      const { status, detail } = await problem(response)
      return `${status} ${detail}`
    }
    expect(await statusOf('{"scenario":"mine"}')).toMatch(/^400 The file is not an archive of a world/)
    expect(await statusOf(Uint8Array.of(0x1f, 0x8b, 8, 0xff))).toMatch(/^400 The file is not an archive of a world/)
    expect(await statusOf('')).toBe('400 body is required')
    expect(await statusOf(`[1,${'x'.repeat(70_000)}]`)).toBe('413 The body must be no larger than 66536 bytes')
    expect(await statusOf('{}', { 'content-type': 'application/json' })).toMatch(/^415 /)
    expect(await statusOf('[1', { ...ARCHIVE, 'content-encoding': 'gzip' })).toMatch(/^415 .*without compression/)
    expect((await controlOf(emulator).get('/worlds/nobody/archive')).status).toBe(404)
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('answers other requests while a large archive is imported, and replaces the world at once', async () => {
    const emulator = createEmulator({ scenario: 'five-hundred-of-everything', with: { count: 100 } })
    const archive = emulator.export()
    await create(emulator, 'Later')
    const importing = put(emulator, 'default', archive)
    const sizes = await repeatDuring(importing, async () => emulator.genesys.records.assistants.size)
    expect((await importing).status).toBe(200)
    expect(sizes.length).toBeGreaterThan(5)
    expect(new Set(sizes.slice(0, -1))).toEqual(new Set([101]))
    expect(emulator.genesys.records.assistants.size).toBe(100)
  })
})

describe('a scenario over HTTP', () => {
  const names = createEmulator().scenarios.names()

  it.each(names)('exports a scenario whose world has equal records: %s', async (name) => {
    const parameters = name === 'five-hundred-of-everything' ? { with: { count: 20 } } : {}
    const first = createEmulator({ scenario: name, clock: NOW, ...parameters })
    first.kore.setProfile({ requiredFields: 'lenient' })
    first.fail('getAssistants', { status: 503, times: 3 })
    await send(first, 'GET', A)
    await create(first, 'Created')
    const second = createEmulator({ scenario: await exported(first) })
    expect(await recordsOf(second)).toEqual(await recordsOf(first))
    const [before, after] = [first, second].map((emulator) =>
      emulator.faults().map(({ status, times }) => [status, times]),
    )
    expect(after).toEqual(before?.map(([status, times]) => (times === 3 ? [status, 2] : [status, times])))
    expect(second.clock.now()).toBe(first.clock.now())
    const profiles = [first, second].map(async (emulator) =>
      (await controlOf(emulator).get('/worlds/default/profiles/kore')).text(),
    )
    expect(await profiles[1]).toBe(await profiles[0])
  })

  it('exports what is left of the counts of a fault', async () => {
    const first = createEmulator({ scenario: 'small-team', clock: NOW })
    first.genesys.fail('getUsersMe', { status: 503, every: 3 })
    first.genesys.fail('getUsersMe', { status: 500, every: 5, nth: 2, times: 4 })
    for (let i = 0; i < 4; i++) await statusOfMe(first)
    const second = createEmulator({ scenario: await exported(first), clock: NOW })

    const rules = second.faults().map(({ status, every, nth, times }) => ({ status, every, nth, times }))
    // Four requests were seen; the second fault does not see those that the first one ends, and was injected once.
    expect(rules).toEqual([
      { status: 503, every: 3, nth: 2, times: undefined },
      { status: 500, every: 5, nth: 4, times: 3 },
    ])
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push([await statusOfMe(first), await statusOfMe(second)])
    expect(statuses.filter(([one, other]) => one !== other)).toEqual([])
    expect(statuses.map(([one]) => one)).toEqual([401, 503, 401, 401, 503, 500, 401, 503, 401, 401, 503, 401])
  })

  it('exports the state before a request as a scenario with another name', async () => {
    const first = createEmulator({ clock: NOW })
    const before = await recordsOf(first)
    await create(first, 'Created')
    const after = await recordsOf(first)
    const scenario = await exported(first, '?at=before:1&name=two-desks')
    expect(scenario).toMatchObject({ scenario: 'two-desks' })
    expect(await recordsOf(createEmulator({ scenario }))).toEqual(before)
    expect(await recordsOf(createEmulator({ scenario: await exported(first, '?at=exchange:1') }))).toEqual(after)
    expect(await recordsOf(first)).toEqual(after)

    const control = controlOf(first)
    const { headers } = await control.get('/worlds/default/scenario?name=two-desks')
    expect(headers.get('content-disposition')).toBe('attachment; filename="two-desks.yaml"')
    expect((await control.get('/worlds/default/scenario?at=before:9')).status).toBe(404)
    expect(await problem(await control.get('/worlds/default/scenario?name=Two%20desks'))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('lower-case letters, digits and hyphens'),
    })
  })

  it('exports texts that YAML or a scenario could take for something else', async () => {
    const first = createEmulator({ clock: NOW })
    const [agent] = first.bird.records.agents.list()
    if (!agent) throw new Error('There is no agent')
    const odd = [
      'yes',
      'null',
      '1',
      '',
      '- a',
      'a: b',
      '#',
      `\${name}`,
      '\u0085\u2028\ufeff\u007f\0',
      '\u{1f600}',
      '\n',
      "it's",
    ]
    for (const name of odd) {
      first.bird.records.agents.update(agent.id, { ...agent, name })
      const second = createEmulator({ scenario: await exported(first) })
      expect(second.bird.records.agents.getOrThrow(agent.id).name).toBe(name)
    }
  })

  it('names the place of a stored record that does not fit the specs, or is there twice', async () => {
    const [queue] = createEmulator().genesys.records.routingQueues.list()
    const stored = { routingQueues: [queue, queue, { ...queue, id: 7 }], nothing: [] }
    const load = () => createEmulator({ scenario: { scenario: 'mine', genesys: { stored } } })
    expect(load).toThrow(/genesys\.stored\.routingQueues\[1\].* duplicate/)
    expect(load).toThrow(/genesys\.stored\.routingQueues\[2\]\.id.* must be a string/)
    expect(load).toThrow(/genesys\.stored\.nothing/)
  })
})

/** Returns the content of the scenario file that a world is exported to. */
async function exported(emulator: ListeningEmulator, query = ''): Promise<object> {
  const response = await controlOf(emulator).get(`/worlds/default/scenario${query}`)
  const { raw } = await readSource(await response.text(), 'exported.yaml')
  return Object(raw)
}

async function recordsOf(emulator: ListeningEmulator): Promise<unknown> {
  const control = controlOf(emulator)
  const { collections } = await control.read('CollectionList', '/worlds/default/state')
  const paths = collections.map(({ vendor, collection }) => `/worlds/default/state/${vendor}/${collection}?limit=1000`)
  return Promise.all(paths.map(async (path) => (await control.get(path)).text()))
}

function put(emulator: ListeningEmulator, name: string, archive: string): Promise<Response> {
  return emulator.fetch(`/_control/worlds/${name}/archive`, { method: 'PUT', headers: ARCHIVE, body: archive })
}

async function create(world: Parameters<typeof send>[0], name: string): Promise<void> {
  await send(world, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
}

async function statusOfMe({ genesys }: ListeningEmulator): Promise<number> {
  return (await genesys.fetch('/api/v2/users/me')).status
}
