import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { MatchersV3 as Match, PactV4 } from '@pact-foundation/pact'
import { describe, expect, it } from 'vitest'
import { packagedVendors } from '../../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { fileOf, mismatchesIn, temporaryFolder } from '../support/pacts.ts'
import { SCENARIOS } from './record-all.ts'

// These pacts are written with Pact's own library, without DeskDouble.

function consumer(dir: string): PactV4 {
  return new PactV4({ consumer: 'somebody', provider: 'genesys', dir, logLevel: 'error' })
}

async function expectAssistant(dir: string, body: Record<string, unknown>): Promise<void> {
  await consumer(dir)
    .addInteraction()
    .given('small-team', { organisation: 'Wheel and Bell' })
    .given('ids are known', { assistantId: 'genesys.assistants[Workshop helper].id' })
    .uponReceiving('a request for an assistant')
    .withRequest(
      'GET',
      Match.fromProviderState('/api/v2/assistants/${assistantId}', '/api/v2/assistants/1'),
      (request) => request.headers({ Authorization: 'Bearer something' }),
    )
    .willRespondWith(200, (response) => response.headers({ 'Content-Type': 'application/json' }).jsonBody(body))
    .executeTest(async ({ url }) => {
      const response = await fetch(`${url}/api/v2/assistants/1`, { headers: { Authorization: 'Bearer something' } })
      expect(response.status).toBe(200)
    })
}

describe('a pact written by a consumer test', () => {
  it('is verified with scenarios as provider states', async () => {
    const folder = await temporaryFolder()
    await expectAssistant(folder, { id: Match.uuid(), name: 'Workshop helper', state: Match.string('Active') })
    await consumer(folder)
      .addInteraction()
      .uponReceiving('a request without a state')
      .withRequest('GET', '/api/v2/users/me', (request) => request.headers({ Authorization: 'Bearer something' }))
      .willRespondWith(200, (response) => response.jsonBody({ id: Match.string('1') }))
      .executeTest(({ url }) =>
        fetch(`${url}/api/v2/users/me`, { headers: { Authorization: 'Bearer something' } }).then(() => undefined),
      )
    const { code, stdout } = await deskdouble(['pact', 'verify', folder, '--no-evidence'])
    expect(stdout).toContain('2 of 2 interactions verified')
    expect(code).toBe(0)
  })

  it('fails verification with the mismatch if the vendor does not return an expected property', async () => {
    const folder = await temporaryFolder()
    await expectAssistant(folder, { id: Match.uuid(), nickname: 'Spanner' })
    const { code, stderr } = await deskdouble([
      'pact',
      'verify',
      folder,
      '--no-evidence',
      '--junit',
      join(folder, 'junit.xml'),
    ])
    expect(code).toBe(1)
    expect(stderr).toMatch(/failed {2}somebody and genesys: a request for an assistant given small-team/)
    expect(stderr).toMatch(/Actual map is missing the following keys: nickname/)
  })

  it('is rejected before verification if it names an unknown scenario, with the nearest names', async () => {
    const folder = await temporaryFolder()
    await consumer(folder)
      .addInteraction()
      .given('smal-team')
      .uponReceiving('a request')
      .withRequest('GET', '/api/v2/users/me')
      .willRespondWith(401)
      .executeTest(({ url }) => fetch(`${url}/api/v2/users/me`).then(() => undefined))
    const { code, stderr, stdout } = await deskdouble(['pact', 'verify', folder, '--no-evidence'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(
      'Unknown provider state "smal-team": no scenario has this name. The nearest are "small-team"',
    )
  })

  it('fails the comparison with the spec if an expected body is incompatible', async () => {
    const folder = await temporaryFolder()
    await expectAssistant(folder, { id: 7, nickname: 'Spanner' })
    const { code, stderr } = await deskdouble(['pact', 'compare', folder])
    expect(code).toBe(1)
    expect(stderr).toContain('a request for an assistant: Response body is incompatible')
    expect(stderr).toMatch(/nickname/)
    expect(stderr).toMatch(/must be string/)

    const machine = await deskdouble(['pact', 'compare', folder, '--json'])
    expect([machine.code, machine.stderr]).toEqual([code, stderr])
    const [{ file, differences }] = JSON.parse(machine.stdout)
    expect(file).toContain(folder)
    expect(differences).toContainEqual(
      expect.objectContaining({ type: 'error', interaction: 'a request for an assistant' }),
    )
  })
})

describe('a recorded pact', () => {
  it("is verified by Pact's standalone verifier, which is given only URLs", async () => {
    const emulator = createEmulator()
    const { headers } = emulator.genesys.credentials
    const jsonHeaders = { ...headers, 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } })
    const created = await emulator.fetch('/api/v2/assistants', { method: 'POST', headers: jsonHeaders, body })
    const { id } = await created.json()
    await emulator.fetch(`/api/v2/assistants/${id}`, { headers })
    const file = await fileOf(await emulator.pact({ consumer: 'desk', vendor: 'genesys' }), await temporaryFolder())

    expect(await verifyByProgram(file, createEmulator())).toBe(0)
  })

  it("of this repository is verified by Pact's standalone verifier, which follows redirects", async () => {
    const emulator = createEmulator({ scenarios: await readScenariosOrThrow([SCENARIOS], await packagedVendors()) })
    expect(await verifyByProgram(join(CONTRACTS, 'genesys-sdk-genesys.json'), emulator)).toBe(0)
    const redirect = '--filter-description=^download a file of an agent$'
    expect(await verifyByProgram(join(CONTRACTS, 'agent-console-bird.json'), emulator, redirect)).toBe(0)
  })

  it('fails verification if its provider states supply no ids', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const { headers } = emulator.genesys.credentials
    const { entities } = await (await emulator.fetch('/api/v2/assistants', { headers })).json()
    await emulator.fetch(`/api/v2/assistants/${entities[0].id}`, { headers })
    const pact = await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
    const stateless = pact.interactions.map((interaction) => ({
      ...interaction,
      providerStates: [{ name: 'small-team' }],
    }))
    const file = await fileOf({ ...pact, interactions: stateless }, await temporaryFolder())
    expect(await mismatchesIn([file], createEmulator())).toEqual([expect.stringContaining('expected 200 but was 404')])
  })
})

const CONTRACTS = join(import.meta.dirname, '../../contracts')

/** Verifies a pact with the official verifier program, which is the same for all languages. Returns its exit code. */
async function verifyByProgram(file: string, emulator: ListeningEmulator, ...args: readonly string[]) {
  const { port, url, close } = await emulator.listen({ port: 0 })
  const exitCode = await pactVerifier([
    `--file=${file}`,
    '--hostname=127.0.0.1',
    `--port=${port}`,
    '--base-path=/_world/ours',
    `--state-change-url=${url}/_control/worlds/ours/provider-state`,
    '--header=X-Redirect=manual',
    ...args,
  ])
  await close()
  return exitCode
}

/** Runs the verifier program. */
function pactVerifier(args: readonly string[]): Promise<number | null> {
  const program = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact-verifier.js')
  return new Promise((resolve) => {
    spawn(process.execPath, [program, ...args], { stdio: 'ignore' }).once('close', resolve)
  })
}
