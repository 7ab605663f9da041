import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Pact } from '../../src/index.ts'
import { brokerDouble } from '../support/broker-double.ts'
import { deskdouble } from '../support/command-line.ts'
import { fileOf, someFolder } from '../support/pacts.ts'

const TOKEN = 'token-of-the-broker'

async function aPact(): Promise<Pact> {
  const emulator = createEmulator()
  await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

/** The same pact, asking for something that nobody gives. */
function askingForMore(pact: Pact): Pact {
  const interactions = pact.interactions.map((interaction) => ({
    ...interaction,
    response: { ...interaction.response, status: 299 },
  }))
  return { ...pact, interactions }
}

describe('with the official clients and an in-memory double of the broker', () => {
  let broker: Awaited<ReturnType<typeof brokerDouble>>
  let env: Record<string, string>

  beforeEach(async () => {
    broker = await brokerDouble(TOKEN)
    env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  })

  afterEach(() => broker.close())

  const publish = async (pact: Pact, version: string) => {
    const folder = await someFolder()
    await fileOf(pact, folder)
    return deskdouble(
      ['pact', 'publish', folder, '--consumer-version', version, '--branch', 'main', '--tag', 'nightly'],
      { env },
    )
  }
  const verify = (...args: string[]) => {
    const shared = ['pact', 'verify', broker.url, '--vendor', 'genesys', '--publish', '--provider-branch', 'main']
    return deskdouble([...shared, '--provider-version', '7', ...args], { env })
  }
  const mayDeploy = async (name: string, version: string) => {
    const { code } = await deskdouble(
      ['pact', 'can-i-deploy', '--pacticipant', name, '--pacticipant-version', version],
      { env },
    )
    return code === 0
  }

  it('a pact is published with version, branch and tags, fetched, verified, and may then be deployed', async () => {
    expect((await publish(await aPact(), '1.0.0')).code).toBe(0)
    expect(broker.published).toEqual([
      expect.objectContaining({
        consumer: 'desk',
        provider: 'genesys',
        version: '1.0.0',
        branch: 'main',
        tags: ['nightly'],
      }),
    ])
    expect(await mayDeploy('desk', '1.0.0')).toBe(false)

    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
    expect(broker.results).toEqual([expect.objectContaining({ success: true, providerVersion: '7' })])
    expect(broker.branches).toEqual(['genesys 7 on main'])
    expect(await mayDeploy('desk', '1.0.0')).toBe(true)
    expect(await mayDeploy('genesys', '7')).toBe(true)
  })

  it('a pact that does not hold is told to be so, and may not be deployed', async () => {
    await publish(askingForMore(await aPact()), '2.0.0')
    const { code, stderr } = await verify()
    expect([code, stderr]).toEqual([1, expect.stringContaining('expected 299 but was 200')])
    expect(broker.results).toEqual([expect.objectContaining({ success: false })])
    expect(await mayDeploy('desk', '2.0.0')).toBe(false)
  })

  it('another content of the same version is refused, and the command fails', async () => {
    const pact = await aPact()
    await publish(pact, '1.0.0')
    const { code, stderr } = await publish(askingForMore(pact), '1.0.0')
    expect([code, stderr]).toEqual([1, expect.stringContaining('Nothing was published')])
  })

  it('a wrong token is refused, and the command fails', async () => {
    env = { ...env, PACT_BROKER_TOKEN: 'another' }
    expect((await publish(await aPact(), '1.0.0')).code).toBe(1)
    expect(broker.published).toEqual([])
  })
})

describe('without a broker', () => {
  it('publishing says what is missing', async () => {
    const folder = await someFolder()
    await writeFile(join(folder, 'pact.json'), JSON.stringify(await aPact()))
    const { code, stderr } = await deskdouble(['pact', 'publish', folder, '--consumer-version', '1'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--broker URL, or PACT_BROKER_BASE_URL')])
  })
})
