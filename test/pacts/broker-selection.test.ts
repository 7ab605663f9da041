import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startBrokerDouble } from '../support/broker-double.ts'
import { withFolder } from '../support/command-line.ts'
import { deskdoubleInProcess } from '../support/in-process.ts'
import { temporaryFolder } from '../support/pacts.ts'

const TOKEN = 'token-of-the-broker'
const PROVIDER = 'Genesys Cloud'

/** A pact with one interaction, which the double answers with 200. */
function pactWith(consumer: string, { status = 200, provider = PROVIDER } = {}) {
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'read the current user',
        providerStates: [{ name: 'small-team' }],
        request: { method: 'GET', path: '/api/v2/users/me', headers: { Authorization: ['Bearer x'] } },
        response: { status },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

describe('deskdouble pact verify, which selects pacts of an in-memory double of the Pact Broker', () => {
  let broker: Awaited<ReturnType<typeof startBrokerDouble>>
  let env: Record<string, string>

  beforeEach(async () => {
    broker = await startBrokerDouble(TOKEN)
    onTestFinished(() => broker.close())
    env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  })

  const publish = async (consumer: string, version: string, branch: string, options: { status?: number } = {}) => {
    const content = Buffer.from(JSON.stringify({ ...pactWith(consumer, options), version })).toString('base64')
    const contracts = [{ providerName: PROVIDER, content }]
    const body = { pacticipantName: consumer, pacticipantVersionNumber: version, branch, contracts }
    const headers = { authorization: `Bearer ${TOKEN}` }
    await fetch(`${broker.url}/contracts/publish`, { method: 'POST', headers, body: JSON.stringify(body) })
  }
  const verify = (...args: string[]) => {
    return deskdoubleInProcess(['pact', 'verify', '--provider', `${PROVIDER}=genesys`, '--no-evidence', ...args], {
      env,
    })
  }
  /** Returns the consumers and versions of all pacts with a published result, in order. */
  const verified = () => {
    const pactOf = (sha: string) => broker.published.find((one) => one.sha === sha)
    return broker.results.map(({ sha }) => `${pactOf(sha)?.consumer} ${pactOf(sha)?.version}`)
  }
  const deploy = (kind: 'deployed' | 'released', version: string, environment: string) => {
    const place = broker.state.environments.find(({ name }) => name === environment)
    if (place) broker.state.record(kind, broker.state.ensureVersion('desk', version), place)
  }

  it('verifies the pacts that each selector names, and maps the provider to its vendor', async () => {
    for (const [version, branch] of [
      ['1', 'main'],
      ['2', 'main'],
      ['3', 'feature'],
      ['4', 'main'],
      ['5', 'other'],
    ] as const)
      await publish('desk', version, branch)
    deploy('deployed', '1', 'production')
    deploy('released', '2', 'test')
    for (const [args, selected] of [
      [['--main-branch'], ['desk 4']],
      [['--branch', 'feature'], ['desk 3']],
      [['--matching-branch', '--provider-branch', 'feature'], ['desk 3']],
      [['--deployed-or-released'], ['desk 1', 'desk 2']],
      [['--environment', 'production'], ['desk 1']],
      [['--latest'], ['desk 5']],
      [['--consumer-version-selector', '{"deployed": true}'], ['desk 1']],
      [
        ['--consumer-version-selector', '[{"branch": "feature"}, {"mainBranch": true, "consumer": "desk"}]'],
        ['desk 3', 'desk 4'],
      ],
    ] as const) {
      broker.results.length = 0
      expect(await verify('--publish', ...args)).toMatchObject({ code: 0, stderr: '' })
      expect([args, verified()]).toEqual([args, selected])
    }
  })

  it('publishes results under a version that names the double and the digest of the spec', async () => {
    await publish('desk', '1', 'main')
    const { stdout } = await verify('--publish', '--build-url', 'https://ci.example/7')
    const [result] = broker.results
    expect(result).toMatchObject({ success: true, buildUrl: 'https://ci.example/7' })
    expect(result?.providerVersion).toMatch(/^\d+\.\d+\.\d+-deskdouble\.genesys\.[\da-f]{8}$/)
    expect(stdout).toContain(
      `Published results as version ${result?.providerVersion} of ${PROVIDER}: they are of DeskDouble, not of the service`,
    )
  })

  it('reports a pending failure without failing, until the branch has verified the pact once', async () => {
    const flags = ['--main-branch', '--enable-pending', '--provider-branch', 'main', '--publish']
    const junit = join(await temporaryFolder(), 'junit.xml')
    await publish('desk', '1', 'main', { status: 299 })
    const pending = await verify(...flags, '--junit', junit)
    expect(pending.code).toBe(0)
    expect(pending.stdout).toMatch(
      /^pending {2}desk and Genesys Cloud: read the current user given small-team\n {2}expected 299 but was 200$/m,
    )
    expect(pending.stdout).toContain('0 of 1 interactions verified, 1 pending in')
    expect(broker.results).toMatchObject([{ success: false }])

    const { sha = '' } = broker.published[0] ?? {}
    const version = broker.state.ensureVersion(PROVIDER, '9')
    broker.state.addToBranch(version, 'main')
    broker.state.addResult({ sha, provider: PROVIDER, providerVersion: '9', success: true })
    const failing = await verify(...flags)
    expect([failing.code, failing.stderr]).toEqual([1, expect.stringContaining('failed  desk and Genesys Cloud')])
  })

  it('also verifies work in progress of other branches, whose failures do not fail', async () => {
    await publish('desk', '1', 'main')
    await publish('desk', '2', 'feature', { status: 299 })
    const flags = ['--main-branch', '--enable-pending', '--provider-branch', 'main', '--publish']
    const { code, stdout } = await verify(...flags, '--include-wip-pacts-since', '2020-01-01')
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 2 interactions verified, 1 pending in')])
    expect(broker.results.map(({ success, wip }) => [success, wip])).toEqual([
      [true, false],
      [false, true],
    ])
    broker.results.length = 0
    await verify(...flags, '--include-wip-pacts-since', '2999-01-01')
    expect(verified()).toEqual(['desk 1'])
  })

  it('verifies only the pact of PACT_URL, as a webhook passes it, and publishes its result', async () => {
    await publish('desk', '1', 'main')
    await publish('wallboard', '1', 'main', { status: 299 })
    const [pact] = broker.published
    env['PACT_URL'] = pact ? broker.links.pactVersion(pact) : ''
    const results = await verify('--main-branch', '--publish', '--provider-branch', 'main')
    expect(results).toMatchObject({ code: 0, stderr: '' })
    expect(verified()).toEqual(['desk 1'])
    expect(broker.branches).toEqual([`${PROVIDER} ${broker.results[0]?.providerVersion} on main`])
    env['PACT_URL'] = ' '
    expect(await verify('--main-branch', '--publish')).toMatchObject({ code: 1 })
    expect(verified()).toEqual(['desk 1', 'desk 1', 'wallboard 1'])
  })

  it('rejects selectors and options that the broker would misread', async () => {
    for (const [args, message] of [
      [['--consumer-version-selector', '{"mainbranch": true}'], 'no property "mainbranch". Did you mean "mainBranch"?'],
      [['--consumer-version-selector', '{"latest": "yes"}'], '"latest" must be a boolean.'],
      [['--consumer-version-selector', 'main'], 'It must be a JSON object such as {"mainBranch": true}.'],
      [['--include-wip-pacts-since', 'yesterday'], 'It must be a date such as 2026-01-31.'],
      [['--include-wip-pacts-since', '2026-01-01'], '--include-wip-pacts-since requires --provider-branch NAME.'],
      [['--matching-branch'], '--matching-branch requires --provider-branch NAME.'],
      [['--main-branch', '--provider', 'genesys'], 'It must name a provider and a vendor'],
      [['contracts', '--main-branch'], 'Selecting pacts requires the URL of a Pact Broker instead of files.'],
    ] as const) {
      const { code, stderr } = await verify(...args)
      expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining(message)])
    }
    expect(broker.results).toEqual([])
  })
})

describe('the providers of pacts in files', () => {
  it('are mapped to vendors by --provider or by the configuration', async () => {
    const pact = JSON.stringify(pactWith('desk'))
    const config = `providers: { ${PROVIDER}: genesys }`
    await withFolder({ 'pact.json': pact, 'deskdouble.config.yaml': config }, async (folder) => {
      const file = join(folder, 'pact.json')
      const evidence = join(folder, 'evidence.json')
      const verify = (...args: string[]) => {
        return deskdoubleInProcess(['pact', 'verify', file, '--vendor', 'genesys', '--evidence', evidence, ...args])
      }
      expect(await verify('--provider', `${PROVIDER}=genesys`)).toMatchObject({ code: 0, stderr: '' })
      expect((await deskdoubleInProcess(['evidence', evidence])).stdout).toContain('getUsersMe')
      expect(await verify('--config', join(folder, 'deskdouble.config.yaml'))).toMatchObject({ code: 0, stderr: '' })
      const compared = await deskdoubleInProcess(['pact', 'compare', file, '--provider', `${PROVIDER}=genesys`])
      expect(compared).toMatchObject({ code: 0, stderr: '' })
      expect(await verify()).toMatchObject({ code: 2 })
    })
  })

  it('are rejected with the option to map them if no vendor has their name', async () => {
    const file = join(await temporaryFolder(), 'pact.json')
    await writeFile(file, JSON.stringify(pactWith('desk')))
    const { code, stderr } = await deskdoubleInProcess(['pact', 'verify', file, '--no-evidence'])
    expect([code, stderr]).toEqual([2, expect.stringContaining(`--provider "${PROVIDER}=VENDOR"`)])
  })
})
