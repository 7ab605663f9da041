import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Interaction } from '../../src/engine/services/pact.ts'
import { createEvidence } from '../../src/reports/create-evidence.ts'
import { formatEvidenceFile } from '../../src/reports/evidence-file.ts'
import { vendors } from '../../src/vendors/index.ts'
import { startBrokerDouble } from '../support/broker-double.ts'
import { deskdouble, spawnDeskdouble } from '../support/command-line.ts'
import { deskdoubleInProcess } from '../support/in-process.ts'
import { temporaryFolder } from '../support/pacts.ts'

const TOKEN = 'token-of-the-broker'

type Broker = Awaited<ReturnType<typeof startBrokerDouble>>

async function start(isPactFlow: boolean): Promise<readonly [Broker, Readonly<Record<string, string>>]> {
  const broker = await startBrokerDouble(TOKEN, { isPactFlow })
  onTestFinished(() => broker.close())
  return [broker, { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }]
}

/** Writes the evidence of a verification of one interaction. */
async function evidenceFile({
  digest = vendors.kore.digest,
  mismatches = [],
}: Partial<Verified> = {}): Promise<string> {
  const [consumer, provider, description] = ['desk', 'kore', 'read an agent']
  const interaction: Interaction = {
    type: 'Synchronous/HTTP',
    description,
    request: { method: 'GET', path: '/' },
    response: { status: 200 },
  }
  const evidence = createEvidence({
    vendors: [{ ...vendors.kore, digest }],
    pacts: [{ consumer: { name: consumer }, provider: { name: provider }, interactions: [interaction], metadata: {} }],
    results: [{ consumer, provider, description, providerStates: [], seconds: 0, mismatches }],
    verifiers: {},
    scenarioDigest: () => undefined,
  })
  const file = join(await temporaryFolder(), 'evidence.json')
  await writeFile(file, formatEvidenceFile(evidence))
  return file
}

interface Verified {
  readonly digest: string
  readonly mismatches: readonly string[]
}

function publishSpec(file: string, env: Readonly<Record<string, string>>) {
  const args = ['--vendor', 'kore', '--evidence', file, '--branch', 'main', '--provider-name', 'Kore.ai']
  return deskdoubleInProcess(['pact', 'publish-spec', ...args], { env })
}

describe('deployments and releases in an in-memory double of the Pact Broker', () => {
  let broker: Broker
  let env: Readonly<Record<string, string>>

  beforeEach(async () => {
    ;[broker, env] = await start(false)
    const content = Buffer.from(JSON.stringify({ interactions: [] })).toString('base64')
    const contracts = [{ providerName: 'genesys', content }]
    const body = { pacticipantName: 'desk', pacticipantVersionNumber: '1', branch: 'main', contracts }
    const headers = { authorization: `Bearer ${TOKEN}` }
    await fetch(`${broker.url}/contracts/publish`, { method: 'POST', headers, body: JSON.stringify(body) })
    const { sha = '' } = broker.published[0] ?? {}
    broker.state.addResult({ sha, provider: 'genesys', providerVersion: '7', success: true })
  })

  const record = (command: string, name: string, version: string, ...more: string[]) => {
    const args = ['--pacticipant', name, '--pacticipant-version', version, '--environment', 'production']
    return deskdoubleInProcess(['pact', command, ...args, ...more], { env })
  }
  const inProduction = () => {
    return broker.state.deployments
      .filter(({ isCurrent }) => isCurrent)
      .map(({ kind, version, instance }) => [kind, version.pacticipant, version.number, instance])
  }

  it('allows a deployment once the provider is recorded as deployed, and prints the matrix', async () => {
    const desk = ['--pacticipant', 'desk', '--pacticipant-version', '1', '--to-environment', 'production']
    const canDeploy = ['pact', 'can-i-deploy', ...desk]
    expect(await deskdoubleInProcess(canDeploy, { env })).toMatchObject({ code: 1 })
    expect(await record('record-deployment', 'genesys', '7')).toMatchObject({ code: 0 })
    const after = await spawnDeskdouble(canDeploy, { env })
    expect(after.code).toBe(0)
    expect(after.stdout).toMatch(/CONSUMER +┆ C\.VERSION ┆ PROVIDER ┆ P\.VERSION ┆ SUCCESS\?/)
    expect(after.stdout).toMatch(/desk +┆ 1 +┆ genesys +┆ 7 +┆ true/)
  })

  it('replaces a deployed version, and keeps released versions and other instances', async () => {
    broker.state.ensureVersion('genesys', '8')
    for (const [command, version, ...more] of [
      ['record-deployment', '7'],
      ['record-deployment', '8'],
      ['record-deployment', '7', '--application-instance', 'blue'],
      ['record-release', '7'],
      ['record-release', '8'],
    ] as const)
      expect(await record(command, 'genesys', version, ...more)).toMatchObject({ code: 0 })
    expect(inProduction()).toEqual([
      ['deployed', 'genesys', '8', undefined],
      ['deployed', 'genesys', '7', 'blue'],
      ['released', 'genesys', '7', undefined],
      ['released', 'genesys', '8', undefined],
    ])
  })

  it('exits with 1 if the version is unknown', async () => {
    const { code, stderr } = await record('record-deployment', 'genesys', '99')
    expect([code, stderr]).toEqual([1, expect.stringContaining('did not record genesys 99 in production')])
  })

  it('lists the environments', async () => {
    const { code, stdout } = await deskdouble(['pact', 'environments'], { env })
    expect([code, stdout]).toEqual([0, expect.stringMatching(/test[\s\S]*production/)])
  })
})

describe('deskdouble pact publish-spec with an in-memory double of what its client reads from PactFlow', () => {
  it('publishes the spec with the evidence as its verification', async () => {
    const [broker, env] = await start(true)
    expect(await publishSpec(await evidenceFile(), env)).toMatchObject({ code: 0, stderr: '' })
    const [published] = broker.providerContracts
    expect(published).toMatchObject({
      provider: 'Kore.ai',
      version: expect.stringMatching(/-deskdouble\.kore\.[\da-f]{8}$/),
      branch: 'main',
      content: { openapi: '3.1.0', servers: vendors.kore.spec.document.servers },
      selfVerification: { success: true, verifier: 'DeskDouble' },
    })
    expect(Object.keys(published?.content ?? {})).not.toContain('x-initial')
  })

  it('publishes a failed verification as one', async () => {
    const [broker, env] = await start(true)
    const file = await evidenceFile({ mismatches: ['status 404'] })
    expect(await publishSpec(file, env)).toMatchObject({ code: 0 })
    expect(broker.providerContracts).toMatchObject([{ selfVerification: { success: false } }])
  })

  it('rejects the evidence of another spec, and a broker that accepts no specs', async () => {
    const [broker, env] = await start(false)
    const other = await evidenceFile({ digest: 'another' })
    expect(await publishSpec(other, env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'is that of another version of the spec of kore: run deskdouble pact verify first',
      ),
    })
    expect(await publishSpec(await evidenceFile(), env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Only PactFlow accepts specs.'),
    })
    expect(broker.providerContracts).toEqual([])
  })
})
