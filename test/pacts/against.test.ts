import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkLiveOptions, verifyAgainst } from '../../src/cli/pact/against.ts'
import type { AnyEmulator } from '../../src/emulator/emulator.ts'
import { createEmulator, type Emulator, type Pact } from '../../src/index.ts'
import type { VerificationResult } from '../../src/pacts/verification-result.ts'
import { deskdouble } from '../support/command-line.ts'
import { accountOf, createVerifier, readContract, startService, stateOf } from '../support/live-service.ts'
import { fileOf, temporaryFolder, withChangedResponses } from '../support/pacts.ts'

function reasonsOf(results: readonly VerificationResult[]): string[] {
  const reasons = results.map(({ notAttempted }) => notAttempted)
  return [...new Set(reasons.filter((reason) => reason !== undefined))].toSorted()
}

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

const READS = ['GET', 'HEAD']

const options = { header: [], write: false, cleanup: false, irreversible: false, yes: false }

function verifyPact(pact: Pact, emulator: AnyEmulator, more: Partial<Parameters<typeof verifyAgainst>[2]>) {
  const file = { file: 'pact.json', pact, hasByteOrderMark: false }
  return verifyAgainst([file], emulator, { ...options, against: 'http://127.0.0.1', ...more })
}

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

  it('find an id by name on a further page of a list', async () => {
    const service = await startService()
    const { headers } = accountOf(service.emulator, 'genesys')
    for (let number = 1; number <= 30; number++) {
      const body = JSON.stringify({ name: `Another queue ${number}` })
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      await service.emulator.fetch('http://127.0.0.1/_control/worlds/default/state/genesys/routingQueues', init)
    }
    const pact = await recordGenesys(async (world, own) => {
      const { entities } = Object(await (await world.fetch('/api/v2/routing/queues', { headers: own })).json())
      const returns = entities.find(({ name }: { name: string }) => name === 'Returns')
      await world.fetch(`/api/v2/routing/queues/${returns.id}`, { headers: own })
    })
    const header = headers.map((pair) => pair.join(': '))
    const results = await verifyPact(pact, createEmulator(), { against: service.url, header })
    expect(reasonsOf(results)).toEqual([])
    expect(service.emulator.exchanges('getRoutingQueues').map(({ query }) => query)).toContain('pageNumber=2')
  })

  it('create records with --write, which --cleanup deletes', async () => {
    const service = await startService()
    const { headers } = accountOf(service.emulator, 'genesys')
    const pact = await recordGenesys(async (world, own) => {
      const json = { ...own, 'content-type': 'application/json' }
      const body = JSON.stringify({ name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } })
      const { id } = Object(
        await (await world.fetch('/api/v2/assistants', { method: 'POST', headers: json, body })).json(),
      )
      await world.fetch(`/api/v2/assistants/${id}`, { headers: own })
    })
    const before = await stateOf(service.emulator)
    const more = { against: service.url, header: headers.map((pair) => pair.join(': ')), write: true }
    const clean = await verifyPact(pact, createEmulator(), { ...more, cleanup: true })
    expect(clean.map(({ mismatches, notAttempted }) => [mismatches, notAttempted])).toEqual([
      [[], undefined],
      [[], undefined],
    ])
    expect(service.methods).toEqual(['POST', 'DELETE', 'POST', 'GET', 'DELETE'])
    expect(await stateOf(service.emulator)).toEqual(before)

    await verifyPact(pact, createEmulator(), more)
    expect(await stateOf(service.emulator)).not.toEqual(before)
  })
})

describe('deskdouble pact verify --against', () => {
  it("verifies the SDK's reads with the official verifier", async () => {
    const service = await startService()
    const { headers } = accountOf(service.emulator, 'genesys')
    const pact = await readContract('genesys-sdk-genesys')
    const header = headers.map((pair) => pair.join(': '))
    const results = await verifyPact(pact, await createVerifier(), { against: service.url, header })
    expect(results.flatMap(({ mismatches }) => mismatches)).toEqual([])
    expect(results.filter(({ notAttempted }) => notAttempted === undefined).length).toBeGreaterThan(3)
    expect(service.methods.filter((method) => !READS.includes(method))).toEqual([])
  })

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
    [{ irreversible: true, against: 'http://127.0.0.1' }, /--irreversible requires --write/],
    [{ scenario: 'default' }, /--scenario requires --against URL/],
    [{ write: true }, /--write requires --against URL/],
  ])('rejects the options %o', (more, message) => {
    expect(() => checkLiveOptions({ ...options, ...more })).toThrow(message)
  })
})
