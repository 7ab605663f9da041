import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writePact } from '../../src/adapters/pact/write.ts'
import { createEmulator, type EmulatorOptions, type Pact, readSource, type WorldHandle } from '../../src/index.ts'
import { skippedIn } from '../../src/pacts/document.ts'
import { conflictingDescriptions } from '../../src/pacts/merge.ts'
import { createClient } from '../support/asking.ts'
import { deskdouble } from '../support/command-line.ts'
import { mismatchesIn, temporaryFolder } from '../support/pacts.ts'

const A = '/api/v2/assistants'
const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function client({ genesys }: WorldHandle) {
  return createClient(genesys, genesys.credentials.headers)
}

/** Sends requests whose ids come from earlier responses. */
async function sendRequests(world: WorldHandle): Promise<void> {
  const { get, post, patch } = client(world)
  const { entities } = await (await get(`${A}?pageSize=3`)).json()
  await get(`${A}/${entities[1].id}`)
  const { id } = await (await post(A, NEW)).json()
  await patch(`${A}/${id}`, { name: 'Second line' })
  await get(`${A}/${id}`)
}

/** A scenario in which each client has a made-up user of its own. */
const WITHOUT_USERS = { scenario: 'empty-organisation' }

async function recordPact(options: EmulatorOptions, run: (world: WorldHandle) => Promise<void>): Promise<Pact> {
  const emulator = createEmulator(options)
  await run(emulator)
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

function statesOf({ interactions }: Pact, description: string): unknown {
  return interactions.filter((one) => one.description === description).map(({ providerStates }) => providerStates)
}

describe('a recorded pact', () => {
  it('is equal, byte for byte, for different seeds and clocks', async () => {
    const [first, second] = await Promise.all([temporaryFolder(), temporaryFolder()])
    await writePact(await recordPact({ seed: 7, clock: '2020-02-02T02:02:02Z' }, sendRequests), first)
    await writePact(await recordPact({ seed: 8 }, sendRequests), second)
    const files = await Promise.all(
      [first, second].map((folder) => readFile(join(folder, 'desk-genesys.json'), 'utf8')),
    )
    expect(files[0]).toBe(files[1])
  })

  it('contains no id of the run', async () => {
    const emulator = createEmulator({ seed: 7 })
    await sendRequests(emulator)
    const ofScenario = new Set(idsOf(createEmulator({ seed: 8 })))
    const runIds = idsOf(emulator).filter((id) => !ofScenario.has(id))
    expect(runIds.length).toBeGreaterThan(0)
    const text = JSON.stringify(await emulator.pact({ consumer: 'desk', vendor: 'genesys' }))
    const ids = text.match(UUID) ?? []
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => runIds.includes(id))).toEqual([])
  })

  it('contains no credential and no secret', async () => {
    const pact = await recordPact({}, async (world) => {
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
    expect(pact.interactions.map(({ description }) => description)).toEqual(['get a token', 'list assistants'])
    expect(text).not.toMatch(/agent-console-(token|secret)/)
    expect(text.match(/Bearer [^"\\]*/g)).toEqual(['Bearer [redacted]'])
    expect(text.match(/Basic [^"\\]*/g)).toEqual(['Basic [redacted]'])
    expect(text).toContain('"access_token":"[redacted]"')
  })

  it('contains no secret from a request body', async () => {
    const pact = await recordPact({}, async (world) => {
      await client(world).post(A, { ...NEW, secret: 'hush' })
    })
    expect(pact.interactions[0]?.request.body?.content).toEqual({ ...NEW, secret: '[redacted]' })
  })

  it('lists in the provider states only the earlier requests that an interaction needs', async () => {
    const pact = await recordPact({}, async (world) => {
      const { get, post, patch, remove } = client(world)
      await post(A, { ...NEW, name: 'Irrelevant' })
      const { id } = await (await post(A, NEW)).json()
      await get(`${A}/${id}`)
      await patch(`${A}/${id}`, { name: 'Second line' })
      await remove(`${A}/${id}`)
      await get(`${A}/${id}`)
    })
    const request = { method: 'POST', path: A, headers: { 'Content-Type': 'application/json' }, body: NEW }
    const created = { name: 'after postAssistants', params: { request, gives: { assistantId: '/id' } } }
    const deleted = {
      name: 'after deleteAssistant',
      params: { request: { method: 'DELETE', path: `${A}/\${assistantId}` } },
    }
    expect(statesOf(pact, 'create an assistant')).toEqual([[{ name: 'default' }]])
    expect(statesOf(pact, 'get an assistant')).toEqual([[{ name: 'default' }, created]])
    expect(statesOf(pact, 'get an assistant when the assistant does not exist')).toEqual([
      [{ name: 'default' }, created, deleted],
    ])
  })

  it('refers to an id of the scenario by the name of its record and keeps the parameters of the scenario', async () => {
    const pact = await recordPact(
      { scenario: 'small-team', with: { organisation: 'Wheel and Bell' } },
      async (world) => {
        const { get } = client(world)
        const { entities } = await (await get(A)).json()
        await get(`${A}/${entities[0].id}`)
      },
    )
    expect(statesOf(pact, 'get an assistant')).toEqual([
      [
        { name: 'small-team', params: { organisation: 'Wheel and Bell' } },
        { name: 'ids are known', params: { assistantId: 'genesys.assistants[Workshop helper].id' } },
      ],
    ])
    const [read] = pact.interactions.filter(({ description }) => description === 'get an assistant')
    expect(read?.request.generators?.path).toEqual({
      type: 'ProviderState',
      expression: `${A}/\${assistantId}`,
    })
  })

  it('matches the id of the caller by type, whichever credential the client sent', async () => {
    const create = (world: WorldHandle, headers: Readonly<Record<string, string>>) => {
      return createClient(world.genesys, headers)
        .post(A, NEW)
        .then(() => undefined)
    }
    const unknown = await recordPact(WITHOUT_USERS, (world) => create(world, { authorization: 'Bearer any' }))
    const known = await recordPact(WITHOUT_USERS, (world) => create(world, world.genesys.credentials.headers))
    expect(creatorRuleIn(unknown)?.matchers).toEqual([{ match: 'type' }])
    expect(creatorRuleIn(known)).toEqual(creatorRuleIn(unknown))
    expect(unknown.interactions[0]?.response.body).toEqual(known.interactions[0]?.response.body)
  })

  it('contains an id literally if the scenario defines the id', async () => {
    const queue = 'b1111111-0000-4000-8000-000000000001'
    const source = `scenario: fixed\ndescribe: One queue\ngenesys: { routingQueues: [{ id: ${queue}, name: Billing }] }`
    const options = { scenario: 'fixed', scenarios: [await readSource(source, 'fixed.yaml')] }
    const pact = await recordPact(options, async (world) => {
      await client(world).get(`/api/v2/routing/queues/${queue}`)
    })
    expect(statesOf(pact, 'get a queue')).toEqual([[{ name: 'fixed' }]])
    expect(pact.interactions[0]?.request.path).toBe(`/api/v2/routing/queues/${queue}`)
  })

  it('uses the edited version of a scenario', async () => {
    const emulator = createEmulator({ scenarios: [await organizationNamed('First')] })
    const organizationIn = async (world: WorldHandle) => {
      await client(world).get('/api/v2/organizations/me')
      const { interactions } = await world.pact({ consumer: 'desk', vendor: 'genesys' })
      return interactions[0]?.response.body?.content
    }
    expect(await organizationIn(emulator.fork({ scenario: 'edited' }))).toMatchObject({ name: 'First' })
    emulator.scenarios.put(await organizationNamed('Second'))
    expect(await organizationIn(emulator.fork({ scenario: 'edited' }))).toMatchObject({ name: 'Second' })
  })

  it('has one interaction for requests of the same shape', async () => {
    const pact = await recordPact({}, async (world) => {
      const { get, post } = client(world)
      for (const size of [3, 4, 5]) await get(`${A}?pageSize=${size}`)
      for (const name of ['One', 'Two']) await post(A, { ...NEW, name })
      await get(A)
    })
    expect(pact.interactions.map(({ description }) => description)).toEqual([
      'create an assistant',
      'list assistants',
      'list assistants with pageSize',
    ])
  })

  it('matches values with a format or enum by the spec, and values of the client or scenario by equality', async () => {
    const { interactions } = await recordPact({}, sendRequests)
    const rulesOf = (description: string) => {
      const { response } = interactions.find((one) => one.description === description) ?? {}
      const rules = Object.entries(response?.matchingRules?.body ?? {})
      return Object.fromEntries(rules.map(([place, { matchers }]) => [place, matchers[0]]))
    }
    const created = rulesOf('create an assistant')
    expect(created['$.id']).toMatchObject({ match: 'regex', regex: expect.stringContaining('[0-9a-fA-F]{8}') })
    expect(created['$.dateCreated']).toMatchObject({ match: 'regex', regex: expect.stringContaining('T') })
    expect(created['$.state']).toEqual({ match: 'regex', regex: '^(Active|Inactive)$' })
    expect(created['$.name']).toBeUndefined()
    const listed = rulesOf('list assistants with pageSize')
    expect(listed['$.entities']).toEqual({ match: 'type', min: 1 })
    expect(listed['$.entities[*].name']).toEqual({ match: 'type' })
  })

  it('skips requests that its scenario does not reproduce and gives the reasons', async () => {
    const pact = await recordPact({}, async (world) => {
      const { get } = client(world)
      world.fail('getAssistants', { status: 503, times: 1 })
      await get(A)
      await get('/api/v2/asistants')
      const { agentChecklists } = world.genesys.records
      const [first] = agentChecklists.list()
      agentChecklists.update(first?.id ?? '', { checklistItems: [] })
      await get(`${A}/agentchecklists/${first?.id}`)
    })
    expect(pact.interactions).toEqual([])
    expect(skippedIn(pact)).toEqual([
      {
        number: 1,
        operation: 'getAssistants',
        request: `GET ${A}`,
        reason:
          'the response had status 503, but a new world of its scenario responds with 200: put faults and record changes in the scenario',
      },
      {
        number: 2,
        request: 'GET /api/v2/asistants',
        reason: `no such operation (did you mean ${A}?)`,
      },
      {
        number: 3,
        operation: 'getAssistantsAgentchecklist',
        request: expect.stringMatching(/^GET .*agentchecklists\//),
        reason: 'the response body differs in a new world of its scenario: put record changes in the scenario',
      },
    ])
  })

  it('is written unchanged by the official core', async () => {
    const folder = await temporaryFolder()
    const pact = await recordPact({}, sendRequests)
    await writePact(pact, folder)
    const written = JSON.parse(await readFile(join(folder, 'desk-genesys.json'), 'utf8'))
    const interactions = written.interactions.map(({ pending, ...interaction }: Record<string, unknown>) => interaction)
    expect(sorted(interactions)).toEqual(sorted(pact.interactions))
    expect(written.metadata.pactRust).toMatchObject({ ffi: expect.any(String) })
  })
})

describe('a recorded pact in specification 3', () => {
  it('has the same content as in specification 4 and is verified', async () => {
    const [three, four] = await Promise.all([temporaryFolder(), temporaryFolder()])
    const pact = await recordPact({}, sendRequests)
    await writePact(pact, three, '3')
    await writePact(pact, four)
    const [old, present] = [await pactIn(three), await pactIn(four)]
    expect(old.metadata['pactSpecification']).toEqual({ version: '3.0.0' })
    expect(conflictingDescriptions(old, present)).toEqual([])
    expect(await mismatchesIn([join(three, 'desk-genesys.json')], createEmulator())).toEqual([])
  })
})

describe('deskdouble pact record', () => {
  const CLIENT = `
    const { DESKDOUBLE_URL, DESKDOUBLE_GENESYS_AUTHORIZATION: authorization, DESKDOUBLE_GENESYS_CLIENT_ID: id } = process.env
    if (!id) process.exit(9)
    for (const path of process.argv.slice(1)) await fetch(DESKDOUBLE_URL + path, { headers: { authorization } })`
  const running = (...paths: string[]) => ['--', process.execPath, '--input-type=module', '-e', CLIENT, ...paths]

  it('runs a client with the URL and credentials in its environment and writes its pact', async () => {
    const folder = await temporaryFolder()
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

  it('adds to an existing pact with --merge and rejects conflicting interactions', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'script-genesys.json')
    const descriptions = async () => {
      const { interactions }: Pact = JSON.parse(await readFile(file, 'utf8'))
      return interactions.map(({ description }) => description)
    }
    await record(folder, ...running(A))
    expect((await record(folder, '--merge', ...running(A, '/api/v2/users/me'))).code).toBe(0)
    expect(await descriptions()).toEqual(['get the user of the token', 'list assistants'])

    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"status": 200', '"status": 203'))
    const { code, stderr } = await record(folder, '--merge', ...running('/api/v2/users/me'))
    expect([code, stderr]).toEqual([1, expect.stringContaining('defines "get the user of the token" differently')])

    await record(folder, ...running(A))
    expect(await descriptions()).toEqual(['list assistants'])
  })

  it('writes no pact if the client fails', async () => {
    const folder = await temporaryFolder()
    const { code, stderr } = await record(folder, '--', process.execPath, '-e', 'process.exit(3)')
    expect([code, stderr]).toEqual([1, expect.stringContaining('exited with code 3, so no pact was written')])
    await expect(readFile(join(folder, 'script-genesys.json'))).rejects.toThrow('ENOENT')
  })

  it('records the request journal of a running emulator with --from', async () => {
    const folder = await temporaryFolder()
    const emulator = createEmulator()
    const { url, close } = await emulator.listen({ port: 0 })
    await client(emulator.fork({ name: 'live' })).get(A)
    const { code, stdout } = await record(folder, '--from', url, '--world', 'live')
    await close()
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 interactions')])
  })

  it.each([
    ['an unknown vendor', ['--vendor', 'acme'], /Vendor "acme" is not emulated\. Use one of: genesys/],
    ['a missing command', [], /The command that runs the client is missing/],
    ['an unknown command', ['--', './no-such-program'], /Command ".\/no-such-program" not found/],
  ])('exits with 2 and reports %s', async (_, args, expected) => {
    const { code, stderr } = await record(await temporaryFolder(), ...args)
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

function idsOf({ genesys }: Pick<WorldHandle, 'genesys'>): string[] {
  return genesys.records.assistants.list().map(({ id }) => id)
}

function creatorRuleIn({ interactions: [created] }: Pact) {
  return created?.response.matchingRules?.body?.['$.createdBy.id']
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
