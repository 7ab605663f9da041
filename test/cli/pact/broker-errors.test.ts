import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { prepareEnvironment } from '../../../src/cli/environment-defaults.ts'
import { createEmulator, type Pact } from '../../../src/index.ts'
import { readEvidence } from '../../../src/reports/evidence-file.ts'
import { startBrokerDouble } from '../../support/broker-double.ts'
import { type CommandResult, deskdouble } from '../../support/command-line.ts'
import { fileOf, temporaryFolder } from '../../support/pacts.ts'

const TOKEN = 'token-of-the-broker'
const UNSET = { PACT_BROKER_BASE_URL: '', PACT_BROKER_TOKEN: '', PACT_BROKER_USERNAME: '', PACT_BROKER_PASSWORD: '' }

async function recordPact(): Promise<Pact> {
  const emulator = createEmulator()
  await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  return deskdouble(['pact', ...args], { env: { ...UNSET, PACT_BROKER_HTTP_RETRIES: '0', ...env } })
}

describe('deskdouble pact verify with the URL of a broker', () => {
  let broker: Awaited<ReturnType<typeof startBrokerDouble>>

  beforeEach(async () => {
    broker = await startBrokerDouble(TOKEN)
  })

  afterEach(() => broker.close())

  const verify = (...args: string[]) => run(['verify', ...args, '--no-evidence'])

  it('reports a broker that is down', async () => {
    const { code, stderr } = await verify('http://127.0.0.1:9', '--vendor', 'genesys')
    expect([code, stderr]).toEqual([
      2,
      'Failed to connect to http://127.0.0.1:9: check the URL and that the Pact Broker is running.\n',
    ])
  })

  it('reports missing and wrong credentials', async () => {
    for (const token of [[], ['--token', 'wrong'], ['--token', ''], ['--username', 'a', '--password', 'b']]) {
      const { code, stderr } = await verify(broker.url, '--vendor', 'genesys', ...token)
      expect([code, stderr]).toEqual([2, expect.stringContaining('rejected the credentials with 401: check --token')])
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
  })

  it('fails if the broker has no pact of the vendor', async () => {
    const { code, stderr } = await verify(broker.url, '--vendor', 'genesys', '--token', TOKEN)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^No interaction was verified: http:\S+ has no pact of the provider "genesys"\. /),
    ])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('requires the vendor', async () => {
    const { code, stderr } = await verify(broker.url, '--token', TOKEN)
    expect([code, stderr]).toEqual([
      2,
      'Verifying the pacts of a broker requires --vendor NAME or --provider NAME=VENDOR.\n',
    ])
  })

  it('rejects a file for the evidence, which needs the pacts', async () => {
    const args = ['verify', broker.url, '--vendor', 'genesys', '--token', TOKEN, '--evidence', 'none.json']
    const { code, stderr } = await run(args)
    expect([code, stderr]).toEqual([2, expect.stringContaining('--evidence requires the URL of one pact, or files')])
  })

  it('rejects a URL that is not one, and further paths', async () => {
    expect(await verify('http://', '--vendor', 'genesys')).toMatchObject({ code: 2 })
    expect((await verify(broker.url, 'contracts', '--vendor', 'genesys')).stderr).toContain('without further paths')
  })
})

describe('deskdouble pact verify with the URL of one pact', () => {
  it('verifies the pact, and writes its evidence if a file is named', async () => {
    const text = JSON.stringify(await recordPact())
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(text)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // The server listens on a port.
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk-genesys.json`
    const evidence = join(await temporaryFolder(), 'evidence.json')
    const { code, stdout, stderr } = await run(['verify', url, '--evidence', evidence])
    server.close()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('1 of 1 interactions verified')
    expect(readEvidence(JSON.parse(await readFile(evidence, 'utf8')))).toMatchObject({
      vendors: [{ vendor: 'genesys', verifications: [{ against: 'double' }] }],
    })
  })
})

describe('an empty environment variable', () => {
  it('counts as unset for the credentials of a broker', async () => {
    const broker = await startBrokerDouble(TOKEN)
    const file = await fileOf(await recordPact(), await temporaryFolder())
    const env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_USERNAME: ' ' }
    expect((await run(['publish', file, '--consumer-version', '1', '--branch', '', '--tag', ''], env)).code).toBe(0)
    expect(broker.published).toHaveLength(1)
    await broker.close()
  })

  it("counts as unset for every variable of Pact's tools", () => {
    vi.stubEnv('PACT_BROKER_HTTP_RETRIES', ' ')
    vi.stubEnv('PACT_DESCRIPTION', 'kept')
    prepareEnvironment(new Command())
    const { PACT_BROKER_HTTP_RETRIES: retries, PACT_DESCRIPTION: description } = process.env
    vi.unstubAllEnvs()
    expect([retries, description]).toEqual([undefined, 'kept'])
  })

  it('counts as unset for the URL of the broker', async () => {
    const file = await fileOf(await recordPact(), await temporaryFolder())
    for (const args of [[], ['--broker', '']]) {
      const { code, stderr } = await run(['publish', file, '--consumer-version', '1', ...args])
      expect([code, stderr]).toEqual([2, expect.stringContaining('The URL of the Pact Broker is missing')])
    }
    const { code, stderr } = await run(['can-i-deploy', '--pacticipant', 'a', '--pacticipant-version', '1'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('The URL of the Pact Broker is missing')])
  })

  it('counts as unset for the port of a server', async () => {
    const args = ['serve', '--host', '192.0.2.1', '--quiet']
    for (const port of ['', ' ']) {
      const { code, stderr } = await deskdouble(args, { env: { PORT: port, HOST: '' } })
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^This machine does not have the address 192\.0\.2\.1/)])
    }
  })

  it('is an error for a required option', async () => {
    const file = await fileOf(await recordPact(), await temporaryFolder())
    const { code, stderr } = await run(['publish', file, '--consumer-version', '', '--broker', 'http://127.0.0.1:9'])
    expect([code, stderr]).toEqual([2, '--consumer-version is empty: set the variable that its value comes from.\n'])
  })

  it('does not hide a wrong URL of the broker', async () => {
    const file = await fileOf(await recordPact(), await temporaryFolder())
    const { code, stderr } = await run(['publish', file, '--consumer-version', '1', '--broker', 'broker.example'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('must start with http:// or https://, got "broker.example"'),
    ])
  })
})
