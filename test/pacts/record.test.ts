import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writePact } from '../../src/adapters/pact/write.ts'
import { createEmulator, type EmulatorOptions, type Pact, readSource, type WorldDoor } from '../../src/index.ts'
import { skippedIn } from '../../src/pacts/document.ts'
import { conflictingDescriptions } from '../../src/pacts/merge.ts'
import { asking } from '../support/asking.ts'
import { deskdouble } from '../support/command-line.ts'
import { someFolder, wrongIn } from '../support/pacts.ts'

const A = '/api/v2/assistants'
const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function client({ genesys }: WorldDoor) {
  return asking(genesys, genesys.credentials.headers)
}

/** What a client does that learns ids from replies. */
async function visit(world: WorldDoor): Promise<void> {
  const { get, post, patch } = client(world)
  const { entities } = await (await get(`${A}?pageSize=3`)).json()
  await get(`${A}/${entities[1].id}`)
  const { id } = await (await post(A, NEW)).json()
  await patch(`${A}/${id}`, { name: 'Second line' })
  await get(`${A}/${id}`)
}

async function recorded(options: EmulatorOptions, run: (world: WorldDoor) => Promise<void>): Promise<Pact> {
  const emulator = createEmulator(options)
  await run(emulator)
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

function statesOf({ interactions }: Pact, description: string): unknown {
  return interactions.filter((one) => one.description === description).map(({ providerStates }) => providerStates)
}

describe('a recording', () => {
  it('is the same, byte by byte, whatever the seed, the clock and the world', async () => {
    const [one, other] = await Promise.all([someFolder(), someFolder()])
    await writePact(await recorded({ seed: 7, clock: '2020-02-02T02:02:02Z' }, visit), one)
    await writePact(await recorded({ seed: 8 }, visit), other)
    const files = await Promise.all([one, other].map((folder) => readFile(join(folder, 'desk-genesys.json'), 'utf8')))
    expect(files[0]).toBe(files[1])
  })

  it('holds no id of the run', async () => {
    const emulator = createEmulator({ seed: 7 })
    await visit(emulator)
    const made = emulator.genesys.records.assistants.list().map(({ id }) => id)
    const text = JSON.stringify(await emulator.pact({ consumer: 'desk', vendor: 'genesys' }))
    const ids = text.match(UUID) ?? []
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => made.includes(id))).toEqual([])
  })

  it('holds no credential and no secret', async () => {
    const pact = await recorded({}, async (world) => {
      const { headers, schemes } = world.genesys.credentials
      const body = new URLSearchParams({ grant_type: 'client_credentials' })
      const response = await world.fetch('/oauth/token', {
        method: 'POST',
        headers: schemes?.['ClientCredentials'] ?? {},
        body,
      })
      const { access_token: token } = await response.json()
      await world.fetch(A, { headers })
      await world.fetch(A, { headers: { authorization: `Bearer ${token}` } })
    })
    const text = JSON.stringify(pact)
    expect(pact.interactions.map(({ description }) => description)).toEqual([
      'getAssistants answers 200',
      'postOauthToken answers 200',
    ])
    expect(text).not.toMatch(/agent-console-(token|secret)/)
    expect(text.match(/Bearer [^"\\]*/g)).toEqual(['Bearer [redacted]'])
    expect(text.match(/Basic [^"\\]*/g)).toEqual(['Basic [redacted]'])
    expect(text).toContain('"access_token":"[redacted]"')
  })

  it('holds no secret that a client put into a body', async () => {
    const pact = await recorded({}, async (world) => {
      await client(world).post(A, { ...NEW, secret: 'hush' })
    })
    expect(pact.interactions[0]?.request.body?.content).toEqual({ ...NEW, secret: '[redacted]' })
  })

  it('says of each interaction what must have happened first, and no more', async () => {
    const pact = await recorded({}, async (world) => {
      const { get, post, patch, remove } = client(world)
      await post(A, { ...NEW, name: 'Of no matter' })
      const { id } = await (await post(A, NEW)).json()
      await get(`${A}/${id}`)
      await patch(`${A}/${id}`, { name: 'Second line' })
      await remove(`${A}/${id}`)
      await get(`${A}/${id}`)
    })
    const request = { method: 'POST', path: A, headers: { 'Content-Type': 'application/json' }, body: NEW }
    const made = { name: 'after postAssistants', params: { request, gives: { assistantId: '/id' } } }
    const gone = {
      name: 'after deleteAssistant',
      params: { request: { method: 'DELETE', path: `${A}/\${assistantId}` } },
    }
    expect(statesOf(pact, 'postAssistants answers 200')).toEqual([[{ name: 'default' }]])
    expect(statesOf(pact, 'getAssistant answers 200')).toEqual([[{ name: 'default' }, made]])
    expect(statesOf(pact, 'getAssistant answers 404')).toEqual([[{ name: 'default' }, made, gone]])
  })

  it('tells an id of the scenario by the name of its record, and keeps the scenario with its parameters', async () => {
    const pact = await recorded({ scenario: 'small-team', with: { organisation: 'Wheel and Bell' } }, async (world) => {
      const { get } = client(world)
      const { entities } = await (await get(A)).json()
      await get(`${A}/${entities[0].id}`)
    })
    expect(statesOf(pact, 'getAssistant answers 200')).toEqual([
      [
        { name: 'small-team', params: { organisation: 'Wheel and Bell' } },
        { name: 'ids are known', params: { assistantId: 'genesys.assistants[Workshop helper].id' } },
      ],
    ])
    const [read] = pact.interactions.filter(({ description }) => description === 'getAssistant answers 200')
    expect(read?.request.generators?.path).toEqual({
      type: 'ProviderState',
      expression: `${A}/\${assistantId}`,
    })
  })

  it('leaves open what depends on the caller, where a client sends a credential of its own', async () => {
    const creation = (world: WorldDoor, headers: Readonly<Record<string, string>>) => {
      return asking(world.genesys, headers)
        .post(A, NEW)
        .then(() => undefined)
    }
    const any = await recorded({}, (world) => creation(world, { authorization: 'Bearer any' }))
    const own = await recorded({}, (world) => creation(world, world.genesys.credentials.headers))
    expect(makerIn(any)?.matchers).toEqual([{ match: 'type' }])
    expect(makerIn(own)).toBeUndefined()
    expect(any.interactions[0]?.response.body).toEqual(own.interactions[0]?.response.body)
  })

  it('writes an id as it is where the scenario itself writes it', async () => {
    const queue = 'b1111111-0000-4000-8000-000000000001'
    const written = `scenario: fixed\ndescribe: One queue\ngenesys: { routingQueues: [{ id: ${queue}, name: Billing }] }`
    const options = { scenario: 'fixed', scenarios: [await readSource(written, 'fixed.yaml')] }
    const pact = await recorded(options, async (world) => {
      await client(world).get(`/api/v2/routing/queues/${queue}`)
    })
    expect(statesOf(pact, 'getRoutingQueue answers 200')).toEqual([[{ name: 'fixed' }]])
    expect(pact.interactions[0]?.request.path).toBe(`/api/v2/routing/queues/${queue}`)
  })

  it('follows a scenario that was edited since', async () => {
    const emulator = createEmulator({ scenarios: [await organizationNamed('First')] })
    const organizationIn = async (world: WorldDoor) => {
      await client(world).get('/api/v2/organizations/me')
      const { interactions } = await world.pact({ consumer: 'desk', vendor: 'genesys' })
      return interactions[0]?.response.body?.content
    }
    expect(await organizationIn(emulator.fork({ scenario: 'edited' }))).toMatchObject({ name: 'First' })
    emulator.scenarios.put(await organizationNamed('Second'))
    expect(await organizationIn(emulator.fork({ scenario: 'edited' }))).toMatchObject({ name: 'Second' })
  })

  it('has one interaction for exchanges of one shape', async () => {
    const pact = await recorded({}, async (world) => {
      const { get, post } = client(world)
      for (const size of [3, 4, 5]) await get(`${A}?pageSize=${size}`)
      for (const name of ['One', 'Two']) await post(A, { ...NEW, name })
      await get(A)
    })
    expect(pact.interactions.map(({ description }) => description)).toEqual([
      'getAssistants answers 200',
      'getAssistants with pageSize answers 200',
      'postAssistants answers 200',
    ])
  })

  it('matches by the spec what the spec describes, and to the letter what the client or the scenario decides', async () => {
    const { interactions } = await recorded({}, visit)
    const rulesOf = (description: string) => {
      const { response } = interactions.find((one) => one.description === description) ?? {}
      const rules = Object.entries(response?.matchingRules?.body ?? {})
      return Object.fromEntries(rules.map(([place, { matchers }]) => [place, matchers[0]]))
    }
    const made = rulesOf('postAssistants answers 200')
    expect(made['$.id']).toMatchObject({ match: 'regex', regex: expect.stringContaining('[0-9a-fA-F]{8}') })
    expect(made['$.dateCreated']).toMatchObject({ match: 'regex', regex: expect.stringContaining('T') })
    expect(made['$.state']).toEqual({ match: 'regex', regex: '^(Active|Inactive)$' })
    expect(made['$.name']).toBeUndefined()
    const listed = rulesOf('getAssistants with pageSize answers 200')
    expect(listed['$.entities']).toEqual({ match: 'type', min: 1 })
    expect(listed['$.entities[*].name']).toEqual({ match: 'type' })
  })

  it('leaves out what its scenario does not bring about, and says why', async () => {
    const pact = await recorded({}, async (world) => {
      const { get } = client(world)
      world.fail('getAssistants', { status: 503, times: 1 })
      await get(A)
      await get('/api/v2/nothing')
      const [first] = world.genesys.records.assistants.list()
      world.genesys.records.assistants.update(first?.id ?? '', { name: 'Changed behind the scenes' })
      await get(`${A}/${first?.id}`)
    })
    expect(pact.interactions).toEqual([])
    expect(skippedIn(pact)).toEqual([
      {
        number: 1,
        operation: 'getAssistants',
        reason: 'It was answered 503, and is answered 200 where its scenario begins afresh',
      },
      { number: 2, reason: 'It matched no operation' },
      { number: 3, operation: 'getAssistant', reason: 'Its reply is another where its scenario begins afresh' },
    ])
  })

  it('is written by the official core as it stands', async () => {
    const folder = await someFolder()
    const pact = await recorded({}, visit)
    await writePact(pact, folder)
    const written = JSON.parse(await readFile(join(folder, 'desk-genesys.json'), 'utf8'))
    const interactions = written.interactions.map(({ pending, ...interaction }: Record<string, unknown>) => interaction)
    expect(sorted(interactions)).toEqual(sorted(pact.interactions))
    expect(written.metadata.pactRust).toMatchObject({ ffi: expect.any(String) })
  })
})

describe('a recording in specification 3', () => {
  it('says the same, and is verified', async () => {
    const [three, four] = await Promise.all([someFolder(), someFolder()])
    const pact = await recorded({}, visit)
    await writePact(pact, three, '3')
    await writePact(pact, four)
    const [old, present] = [await pactIn(three), await pactIn(four)]
    expect(old.metadata['pactSpecification']).toEqual({ version: '3.0.0' })
    expect(conflictingDescriptions(old, present)).toEqual([])
    expect(await wrongIn([join(three, 'desk-genesys.json')], createEmulator())).toEqual([])
  })
})

describe('deskdouble pact record', () => {
  const CLIENT = `
    const { DESKDOUBLE_URL, DESKDOUBLE_GENESYS_AUTHORIZATION: authorization, DESKDOUBLE_GENESYS_CLIENT_ID: id } = process.env
    if (!id) process.exit(9)
    for (const path of process.argv.slice(1)) await fetch(DESKDOUBLE_URL + path, { headers: { authorization } })`
  const running = (...paths: string[]) => ['--', process.execPath, '--input-type=module', '-e', CLIENT, ...paths]

  it('runs a client with what it needs in its environment, and writes what it did', async () => {
    const folder = await someFolder()
    const { code, stdout } = await record(
      folder,
      '--scenario',
      'small-team',
      ...running(`${A}?pageSize=1`, `${A}/nobody`),
    )
    expect([code, stdout]).toEqual([0, `${join(folder, 'script-genesys.json')}: 2 interactions\n`])
    const verified = await deskdouble(['pact', 'verify', folder, '--no-evidence'])
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('2 of 2 interactions verified')])
  })

  it('adds to a pact when it is told so, and refuses what contradicts it', async () => {
    const folder = await someFolder()
    const file = join(folder, 'script-genesys.json')
    const descriptions = async () => {
      const { interactions }: Pact = JSON.parse(await readFile(file, 'utf8'))
      return interactions.map(({ description }) => description)
    }
    await record(folder, ...running(A))
    expect((await record(folder, '--merge', ...running(A, '/api/v2/users/me'))).code).toBe(0)
    expect(await descriptions()).toEqual(['getAssistants answers 200', 'getUsersMe answers 200'])

    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"status": 200', '"status": 203'))
    const { code, stderr } = await record(folder, '--merge', ...running(A))
    expect([code, stderr]).toEqual([1, expect.stringContaining('says otherwise of "getAssistants answers 200"')])

    await record(folder, ...running(A))
    expect(await descriptions()).toEqual(['getAssistants answers 200'])
  })

  it('writes nothing when the client fails', async () => {
    const folder = await someFolder()
    const { code, stderr } = await record(folder, '--', process.execPath, '-e', 'process.exit(3)')
    expect([code, stderr]).toEqual([1, expect.stringContaining('ended with 3, so nothing was written')])
    await expect(readFile(join(folder, 'script-genesys.json'))).rejects.toThrow('ENOENT')
  })

  it('takes what a world of a running emulator saw', async () => {
    const folder = await someFolder()
    const emulator = createEmulator()
    const { url, close } = await emulator.listen({ port: 0 })
    await client(emulator.fork({ name: 'live' })).get(A)
    const { code, stdout } = await record(folder, '--from', url, '--world', 'live')
    await close()
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 interactions')])
  })

  it.each([
    ['an unknown vendor', ['--vendor', 'acme'], /There is no vendor "acme"; there are genesys/],
    ['no client', [], /Say which client to run/],
    ['a client that is not there', ['--', './no-such-program'], /There is no command ".\/no-such-program" here/],
  ])('says what is wrong with %s', async (_, args, expected) => {
    const { code, stderr } = await record(await someFolder(), ...args)
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
  })
})

function record(folder: string, ...args: string[]) {
  return deskdouble(['pact', 'record', '--consumer', 'script', '--vendor', 'genesys', '--out', folder, ...args])
}

function organizationNamed(name: string) {
  const organization = `genesys: { organizations: [{ name: ${name} }] }`
  return readSource(`scenario: edited\ndescribe: An organisation\n${organization}`, 'edited.yaml')
}

function makerIn({ interactions: [made] }: Pact) {
  return made?.response.matchingRules?.body?.['$.createdBy.id']
}

async function pactIn(folder: string): Promise<Pact> {
  return JSON.parse(await readFile(join(folder, 'desk-genesys.json'), 'utf8'))
}

function sorted(interactions: readonly unknown[]): unknown[] {
  return interactions.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf(interaction: unknown): string {
  const { description, providerStates } = Object(interaction)
  return `${description} ${JSON.stringify(providerStates).split('').toSorted().join('')}`
}
