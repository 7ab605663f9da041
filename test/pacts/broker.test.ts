import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Pact } from '../../src/index.ts'
import { startBrokerDouble } from '../support/broker-double.ts'
import { deskdoubleInProcess } from '../support/in-process.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'

const TOKEN = 'token-of-the-broker'

async function recordPact(): Promise<Pact> {
  const emulator = createEmulator()
  await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

/** Returns a copy of a pact that expects a status which the vendor never returns. */
function withImpossibleStatus(pact: Pact): Pact {
  const interactions = pact.interactions.map((interaction) => ({
    ...interaction,
    response: { ...interaction.response, status: 299 },
  }))
  return { ...pact, interactions }
}

describe('deskdouble pact with an in-memory double of the Pact Broker', () => {
  let broker: Awaited<ReturnType<typeof startBrokerDouble>>
  let env: Record<string, string>

  beforeEach(async () => {
    broker = await startBrokerDouble(TOKEN)
    env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  })

  afterEach(() => broker.close())

  const publish = async (pact: Pact, version: string) => {
    const folder = await temporaryFolder()
    await fileOf(pact, folder)
    const args = ['--consumer-version', version, '--branch', 'main', '--tag', 'nightly']
    return deskdoubleInProcess(['pact', 'publish', folder, ...args], { env })
  }
  const verify = (...args: string[]) => {
    const shared = ['pact', 'verify', broker.url, '--vendor', 'genesys', '--publish', '--provider-branch', 'main']
    return deskdoubleInProcess([...shared, '--provider-version', '7', ...args], { env })
  }
  const canDeploy = async (name: string, version: string) => {
    const args = ['--pacticipant', name, '--pacticipant-version', version]
    return (await deskdoubleInProcess(['pact', 'can-i-deploy', ...args], { env })).code === 0
  }

  it('publishes a pact with version, branch and tags, verifies it, and then allows its deployment', async () => {
    expect((await publish(await recordPact(), '1.0.0')).code).toBe(0)
    expect(broker.published).toEqual([
      expect.objectContaining({
        consumer: 'desk',
        provider: 'genesys',
        version: '1.0.0',
        branch: 'main',
        tags: ['nightly'],
      }),
    ])
    expect(await canDeploy('desk', '1.0.0')).toBe(false)

    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
    expect(broker.results).toEqual([expect.objectContaining({ success: true, providerVersion: '7' })])
    expect(broker.branches).toEqual(['genesys 7 on main'])
    expect(await canDeploy('desk', '1.0.0')).toBe(true)
    expect(await canDeploy('genesys', '7')).toBe(true)
  })

  it('publishes a failed verification and rejects the deployment of the pact', async () => {
    await publish(withImpossibleStatus(await recordPact()), '2.0.0')
    const { code, stderr } = await verify()
    expect([code, stderr]).toEqual([1, expect.stringContaining('expected 299 but was 200')])
    expect(broker.results).toEqual([expect.objectContaining({ success: false })])
    expect(await canDeploy('desk', '2.0.0')).toBe(false)
  })

  it('exits with 1 if a changed pact is published under an existing version', async () => {
    const pact = await recordPact()
    await publish(pact, '1.0.0')
    const { code, stderr } = await publish(withImpossibleStatus(pact), '1.0.0')
    expect([code, stderr]).toEqual([1, expect.stringContaining('No pact was published')])
  })

  it('exits with 1 and publishes nothing if the token is wrong', async () => {
    env = { ...env, PACT_BROKER_TOKEN: 'another' }
    expect((await publish(await recordPact(), '1.0.0')).code).toBe(1)
    expect(broker.published).toEqual([])
  })
})

describe('deskdouble pact without a broker', () => {
  it('reports that the URL of the broker is missing', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'pact.json'), JSON.stringify(await recordPact()))
    const { code, stderr } = await deskdoubleInProcess(['pact', 'publish', folder, '--consumer-version', '1'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('use --broker URL, or PACT_BROKER_BASE_URL')])
  })
})
