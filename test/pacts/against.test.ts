import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/adapters/node.ts'
import { checkLiveOptions, verifyAgainst } from '../../src/cli/pact/against.ts'
import { createSender } from '../../src/cli/pact/send-request.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { type AnyEmulator, emulate } from '../../src/emulator/emulator.ts'
import type { Interaction } from '../../src/engine/services/pact.ts'
import { createEmulator, type Emulator, type Pact } from '../../src/index.ts'
import type { Attempt } from '../../src/pacts/against/attempt.ts'
import { canonicalJson } from '../../src/pacts/json.ts'
import type { VerificationResult } from '../../src/pacts/verification-result.ts'
import { vendors } from '../../src/vendors/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { fileOf, temporaryFolder, withChangedResponses } from '../support/pacts.ts'

const CONTRACTS = join(import.meta.dirname, '../../contracts')
const READS = ['GET', 'HEAD']
/** Another seed than that of the pacts: generated ids differ. */
const SEED = 7

type VendorName = keyof typeof vendors

async function readContract(name: string): Promise<Pact> {
  return JSON.parse(await readFile(join(CONTRACTS, `${name}.json`), 'utf8'))
}

/** Creates the emulator that knows the scenarios of the contracts. */
async function createVerifier(): Promise<AnyEmulator> {
  const scenarios = await readScenariosOrThrow([join(CONTRACTS, 'scenarios')], { vendors, absent: [] })
  return emulate({ vendors, scenarios })
}

/** Starts a second DeskDouble, which accepts only known credentials, in place of a real service. */
async function startService(change = (emulator: Emulator) => emulator) {
  const emulator = createEmulator({ seed: SEED, auth: 'strict' })
  const methods: string[] = []
  const log = ({ vendor, method }: { vendor?: string | undefined; method: string }) => {
    if (vendor !== 'control') methods.push(method)
  }
  const { url, close } = await listen(change(emulator), { port: 0, log })
  onTestFinished(close)
  return { url, methods, emulator }
}

/** Returns the headers and the settings of the service's own client. */
function accountOf({ emulator }: { emulator: Emulator }, vendor: VendorName) {
  const { headers, settings, schemes = {} } = emulator[vendor].credentials
  const all = [headers, ...Object.values(schemes)].flatMap((one) => Object.entries<string>(one))
  return {
    headers: all,
    known: new Map(Object.entries<string>(settings).map(([name, text]) => [`${vendor}.${name}`, text])),
  }
}

/** Returns the records of the service's default world, without the times of their last update. */
async function stateOf(url: string): Promise<unknown> {
  const read = async (path: string) => (await fetch(`${url}/_control/worlds/default/state${path}`)).json()
  const { collections } = Object(await read(''))
  return Promise.all(
    collections.map(async ({ vendor, collection }: Record<string, string>) => {
      const text = canonicalJson(await read(`/${vendor}/${collection}?limit=1000`))
      return [vendor, collection, text.replace(/"(updatedAt|dateModified)":"[^"]*"/g, '')]
    }),
  )
}

/** Sends a pact's interactions to a service without the verdict of the official verifier. */
async function attempt(name: VendorName, service: Awaited<ReturnType<typeof startService>>, writes: boolean) {
  const { interactions, ...rest } = await readContract(`agent-console-${name}`)
  // The test with writes covers the interactions with faults.
  const pact = { ...rest, interactions: writes ? interactions : interactions.filter((one) => !isFaulty(one)) }
  const account = accountOf(service, name)
  const pacts = await (await createVerifier()).pacts()
  const attempts = await pacts.attempt(pact, { ...account, send: createSender(service.url), writes, cleansUp: writes })
  expect(attempts.map(({ interaction }) => interaction)).toEqual(pact.interactions)
  return attempts
}

function reasonsOf(attempts: readonly (Attempt | VerificationResult)[]): string[] {
  const reasons = attempts.map((one) => ('notAttempted' in one ? one.notAttempted : undefined))
  return [...new Set(reasons.filter((reason) => reason !== undefined))].toSorted()
}

const isFaulty = ({ providerStates = [] }: Interaction) =>
  providerStates.some(({ name }) => name.startsWith('refusing-'))

/** Starts a service that records what it receives and answers everything with 200 and an empty object. */
async function startSink() {
  const received: { method: string; url: string; authorization: string | undefined }[] = []
  const server = createServer(({ method = '', url = '', headers }, response) => {
    received.push({ method, url, authorization: headers.authorization })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

/** Returns an emulator whose current user has no name. */
function withoutName(emulator: Emulator): Emulator {
  return withChangedResponses(
    emulator,
    ({ url }) => url.endsWith('/users/me'),
    ({ name: _, ...rest }, response) => Response.json(rest, response),
  )
}

async function recordGenesys(run: (emulator: Emulator, headers: Record<string, string>) => Promise<unknown>) {
  const emulator = createEmulator()
  await run(emulator, { ...emulator.genesys.credentials.headers })
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

/** Id of the queue "Returns" in the default scenario. */
const RETURNS = /a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25/

const options = { header: [], write: false, cleanup: false, yes: false }

function verifyPact(pact: Pact, emulator: AnyEmulator, more: Partial<Parameters<typeof verifyAgainst>[2]>) {
  const file = { file: 'pact.json', pact, hasByteOrderMark: false }
  return verifyAgainst([file], emulator, { ...options, against: 'http://127.0.0.1', ...more })
}

describe('verifying the contracts of this repository against a second DeskDouble', () => {
  it('verifies every kore interaction without a fault, and leaves the records of the service as they were', async () => {
    const service = await startService()
    const { headers, known } = accountOf(service, 'kore')
    const knownFile = join(await temporaryFolder(), 'known.yaml')
    await writeFile(knownFile, [...known].map(([name, text]) => `${name}: "${text}"`).join('\n'))
    const before = await stateOf(service.url)
    const results = await verifyPact(await readContract('agent-console-kore'), await createVerifier(), {
      against: service.url,
      header: headers.map(([name, text]) => `${name.toLowerCase()}: ${text}`),
      known: knownFile,
      write: true,
      cleanup: true,
    })
    expect(results.flatMap(({ mismatches }) => mismatches)).toEqual([])
    expect(reasonsOf(results)).toEqual(['its scenario "refusing-kore" injects faults'])
    const skipped = results.filter(({ notAttempted }) => notAttempted !== undefined)
    expect(skipped).toEqual(results.filter(({ providerStates }) => providerStates.includes('refusing-kore')))
    expect(new Set(service.methods)).toEqual(new Set(['GET', 'POST', 'PUT', 'DELETE']))
    expect(await stateOf(service.url)).toEqual(before)
  })

  it.each<[VendorName, readonly string[]]>([
    [
      'singularity',
      ['its changes cannot be undone: singularity.costs', 'its changes cannot be undone: singularity.invites'],
    ],
    ['bird', ['"bird.files[#1].id" is not known: add its value to the file of --known']],
    ['genesys', ['its changes cannot be undone: genesys.tokens']],
  ])(
    'receives the expected status for each %s interaction that it sends, and undoes all changes',
    async (name, some) => {
      const service = await startService()
      const before = await stateOf(service.url)
      const attempts = await attempt(name, service, true)
      const answered = attempts.filter((one) => 'response' in one)
      expect(answered.filter(({ response, expected }) => response.status !== expected.status)).toEqual([])
      expect(answered.flatMap(({ left }) => left)).toEqual([])
      expect(attempts.filter(({ interaction }) => isFaulty(interaction)).every((one) => 'notAttempted' in one)).toBe(
        true,
      )
      expect(reasonsOf(attempts)).toEqual(
        expect.arrayContaining([...some, `its scenario "refusing-${name}" injects faults`]),
      )
      for (const reason of reasonsOf(attempts)) expect(reason).toMatch(REASONS)
      expect(await stateOf(service.url)).toEqual(before)
    },
  )

  it.each<VendorName>(['bird', 'kore'])(
    'sends only reads of %s without --write, each with its expected status',
    async (name) => {
      const service = await startService()
      const attempts = await attempt(name, service, false)
      expect(service.methods.filter((method) => !READS.includes(method))).toEqual([])
      const answered = attempts.filter((one) => 'response' in one)
      expect(answered.length).toBeGreaterThan(20)
      expect(answered.filter(({ response, expected }) => response.status !== expected.status)).toEqual([])
    },
  )

  it("verifies the SDK's reads with the official verifier", async () => {
    const service = await startService()
    const { headers } = accountOf(service, 'genesys')
    const pact = await readContract('genesys-sdk-genesys')
    const header = headers.map((pair) => pair.join(': '))
    const results = await verifyPact(pact, await createVerifier(), { against: service.url, header })
    expect(results.flatMap(({ mismatches }) => mismatches)).toEqual([])
    expect(results.filter(({ notAttempted }) => notAttempted === undefined).length).toBeGreaterThan(3)
    expect(service.methods.filter((method) => !READS.includes(method))).toEqual([])
  })
})

/** The reasons for which an interaction of the contracts is not attempted. */
const REASONS =
  /^(its scenario "refusing-\w+" injects faults|it needs (a caller without permissions|the scenario ".*")|it (deletes records|would delete a record) that it did not create.*|its changes cannot be undone: .*|".*" is not known: .*)$/

describe('requests to a real service', () => {
  it('have the credential of --header in any case, and none where the pact has none', async () => {
    const { url, received } = await startSink()
    const pact = await recordGenesys(async (world, headers) => {
      await world.fetch('/api/v2/users/me', { headers })
      await world.fetch('/api/v2/organizations/me')
    })
    await verifyPact(pact, createEmulator(), { against: url, header: ['authorization: Bearer X'] })
    expect(received).toEqual([
      { method: 'GET', url: '/api/v2/organizations/me', authorization: undefined },
      { method: 'GET', url: '/api/v2/users/me', authorization: 'Bearer X' },
    ])
  })

  it('are not sent without a credential that the pact redacts, or with a credential of another kind', async () => {
    const { url, received } = await startSink()
    const pact = await recordGenesys((world, headers) => world.fetch('/api/v2/users/me', { headers }))
    const reason = "it needs a credential: pass --header 'Authorization: Bearer …'"
    for (const header of [[], ['Authorization: Basic X']]) {
      expect(reasonsOf(await verifyPact(pact, createEmulator(), { against: url, header }))).toEqual([reason])
    }
    expect(received).toEqual([])
  })

  it('have the ids of --known, and are not sent with the id of a scenario', async () => {
    const { url, received } = await startSink()
    const pact = await recordGenesys(async (world, headers) => {
      const { entities } = Object(await (await world.fetch('/api/v2/routing/queues', { headers })).json())
      const returns = entities.find(({ name }: { name: string }) => name === 'Returns')
      await world.fetch(`/api/v2/routing/queues/${returns.id}`, { headers })
    })
    const header = ['Authorization: Bearer X']
    const unknown = await verifyPact(pact, createEmulator(), { against: url, header })
    expect(reasonsOf(unknown)).toEqual([
      '"genesys.routingQueues[Returns].id" is not known: add its value to the file of --known',
    ])
    expect(received.filter(({ url: sent }) => /[{}]|%7B/i.test(sent) || RETURNS.test(sent))).toEqual([])

    received.length = 0
    const known = join(await temporaryFolder(), 'known.json')
    await writeFile(known, JSON.stringify({ 'genesys.routingQueues[Returns].id': 'queue-1' }))
    await verifyPact(pact, createEmulator(), { against: url, header, known })
    expect(received.map((one) => one.url)).toContain('/api/v2/routing/queues/queue-1')
  })

  it('create records with --write, which --cleanup deletes', async () => {
    const service = await startService()
    const { headers } = accountOf(service, 'genesys')
    const pact = await recordGenesys(async (world, own) => {
      const json = { ...own, 'content-type': 'application/json' }
      const body = JSON.stringify({ name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } })
      const { id } = Object(
        await (await world.fetch('/api/v2/assistants', { method: 'POST', headers: json, body })).json(),
      )
      await world.fetch(`/api/v2/assistants/${id}`, { headers: own })
    })
    const before = await stateOf(service.url)
    const more = { against: service.url, header: headers.map((pair) => pair.join(': ')), write: true }
    const clean = await verifyPact(pact, createEmulator(), { ...more, cleanup: true })
    expect(clean.map(({ mismatches, notAttempted }) => [mismatches, notAttempted])).toEqual([
      [[], undefined],
      [[], undefined],
    ])
    expect(service.methods).toEqual(['POST', 'DELETE', 'POST', 'GET', 'DELETE'])
    expect(await stateOf(service.url)).toEqual(before)

    await verifyPact(pact, createEmulator(), more)
    expect(await stateOf(service.url)).not.toEqual(before)
  })
})

describe('deskdouble pact verify --against', () => {
  it('exits with 1 and the mismatch if a response differs, and skips the rest in JUnit XML', async () => {
    const { url, emulator } = await startService(withoutName)
    const { authorization } = emulator.genesys.credentials.headers
    const folder = await temporaryFolder()
    const pact = await recordGenesys(async (world, headers) => {
      await world.fetch('/api/v2/users/me', { headers })
      await world.fetch('/api/v2/organizations/me', { headers })
      await world.fetch('/api/v2/tokens/me', { method: 'DELETE', headers })
    })
    const [file, junit] = [await fileOf(pact, folder), join(folder, 'junit.xml')]
    const header = ['--header', `authorization: ${authorization}`]
    const { code, stdout, stderr } = await deskdouble([
      'pact',
      'verify',
      file,
      '--no-evidence',
      '--against',
      url,
      ...header,
      '--junit',
      junit,
    ])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^differs {2}desk and genesys: get the user of the token .*\n {2}\$: Actual map is missing the following keys: name/,
    )
    expect(stdout).toMatch(/not attempted +1 {2}it sends a request that may change data: use --write/)
    expect(stdout).toMatch(/1 of 3 interactions verified, 1 differ, 1 not attempted in/)
    expect(await readFile(junit, 'utf8')).toMatch(/tests="3" failures="1" skipped="1"[\s\S]*<skipped message="it sends/)
  })

  it('reports a service that is not running in one sentence', async () => {
    const { url } = await startSink()
    const pact = await recordGenesys((world, headers) => world.fetch('/api/v2/users/me', { headers }))
    const closed = url.replace(/:\d+$/, ':1')
    await expect(
      verifyPact(pact, createEmulator(), { against: closed, header: ['Authorization: Bearer X'] }),
    ).rejects.toThrow(
      /^GET http:\/\/127\.0\.0\.1:1\/api\/v2\/users\/me failed: .*\. Check the URL, and that the service is running\.$/,
    )
  })

  it.each([
    [{ yes: true }, /--yes was replaced by --write/],
    [{ cleanup: true, against: 'http://127.0.0.1' }, /--cleanup requires --write/],
    [{ write: true }, /--write requires --against URL/],
  ])('rejects the options %o', (more, message) => {
    expect(() => checkLiveOptions({ ...options, ...more })).toThrow(message)
  })
})
