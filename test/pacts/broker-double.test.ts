import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startBrokerDouble } from '../support/broker-double.ts'

const TOKEN = 'token-of-the-broker'
const APPROVALS = join(import.meta.dirname, '../support/broker/approvals')
/** Hosts of the recorded responses. */
const RECORDED_HOST = /https?:\/\/(example\.org|pact-broker)\//g

type Broker = Awaited<ReturnType<typeof startBrokerDouble>>

interface Recorded {
  readonly request: { readonly path: string; readonly body?: unknown }
  readonly response: { readonly status: number; readonly body: unknown }
}

async function recorded<T = Recorded>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(APPROVALS, `${name}.approved.json`), 'utf8'))
}

async function start(settings: Parameters<typeof startBrokerDouble>[1] = {}): Promise<Broker> {
  const broker = await startBrokerDouble(TOKEN, settings)
  onTestFinished(() => broker.close())
  return broker
}

async function send({ url }: Broker, method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

/** Returns a value with one host in every URL, and without what a broker's database decides. */
function comparable(value: unknown, { url }: Broker): unknown {
  const text = JSON.stringify(value)
    .replaceAll(RECORDED_HOST, 'https://broker/')
    .replaceAll(`${url}/`, 'https://broker/')
  return JSON.parse(text.replaceAll(/\/metadata\/[\w-]+/g, '/metadata/…'))
}

function contract(provider: string, content: object) {
  return { providerName: provider, content: Buffer.from(JSON.stringify(content)).toString('base64') }
}

function publish(broker: Broker, version: string, contracts: readonly object[], more: object = {}) {
  const body = { pacticipantName: 'Foo', pacticipantVersionNumber: version, contracts, ...more }
  return send(broker, 'POST', '/contracts/publish', body)
}

function verify({ state, published }: Broker, provider: string, providerVersion: string, success: boolean): void {
  const { sha = '' } = published.findLast((one) => one.provider === provider) ?? {}
  state.addResult({ sha, provider, providerVersion, success })
}

function deploy({ state }: Broker, name: string, version: string): void {
  const production = state.environments.find((one) => one.name === 'production')
  if (production) state.record('deployed', state.ensureVersion(name, version), production)
}

describe("the double of the broker answers like the real broker's recorded responses", () => {
  it.each(['publish_contract_nothing_exists', 'publish_contract_no_branch', 'publish_contract_with_validation_error'])(
    '%s',
    async (name) => {
      const { request, response } = await recorded(name)
      const broker = await start()
      const { status, body } = await send(broker, 'POST', request.path, request.body)
      expect([status, comparable(body, broker)]).toEqual([response.status, comparable(response.body, broker)])
    },
  )

  it('publish_contract_verification_already_exists', async () => {
    const { request, response } = await recorded('publish_contract_verification_already_exists')
    const broker = await start({ allowsModification: true })
    await publish(broker, '1', [contract('Bar', { interactions: ['another'] })])
    verify(broker, 'Bar', '2', true)
    const { status, body } = await send(broker, 'POST', request.path, request.body)
    expect([status, comparable(body, broker)]).toEqual([response.status, comparable(response.body, broker)])
  })

  it('get_provider_pacts_for_verification', async () => {
    const { request, response } = await recorded('get_provider_pacts_for_verification')
    const broker = await start()
    const consumers = [
      {
        pacticipantName: 'Consumer',
        contracts: [contract('Provider', { some: 'content' })],
        version: '0.0.1',
        tags: [],
      },
      {
        pacticipantName: 'Consumer 2',
        contracts: [contract('Provider', { some: 'other content' })],
        version: '4.5.6',
        tags: ['prod'],
      },
    ]
    for (const { pacticipantName, contracts, version, tags } of consumers)
      await publish(broker, version, contracts, { pacticipantName, tags })
    const { status, body } = await send(broker, 'POST', request.path, request.body)
    expect(status).toBe(response.status)
    // The broker digests the pact in its own canonical form.
    const [sha = ''] = broker.published.filter(({ consumer }) => consumer === 'Consumer 2').map((one) => one.sha)
    const expected = JSON.stringify(comparable(response.body, broker)).replaceAll(
      '0f22f551a422b027066db7635cad8bd8a59ac869',
      sha,
    )
    expect(comparable(body, broker)).toEqual(JSON.parse(expected))
  })

  it.each([
    ['docs_pacticipants_pacticipant_get', 'GET'],
    ['docs_pacticipants_pacticipant_put', 'PUT'],
  ])('%s', async (name, method) => {
    const { request, response } = await recorded(name)
    const broker = await start()
    broker.state.ensureVersion('foo', '3e1f00a04')
    broker.state.properties.set('foo', {
      displayName: 'Foo',
      repositoryUrl: 'https://github.com/example-organization/foo',
    })
    const { status, body } = await send(broker, method, request.path, request.body)
    expect([status, comparable(body, broker)]).toEqual([response.status, comparable(response.body, broker)])
  })

  it('pacticipant_branches_decorator', async () => {
    const broker = await start()
    await publish(broker, '1', [contract('Bar', {})], { branch: 'main' })
    const { body } = await send(broker, 'GET', '/pacticipants/Foo/branches')
    expect(comparable(body, broker)).toEqual(comparable(await recorded('pacticipant_branches_decorator'), broker))
  })
})

type Summaries = Readonly<
  Record<string, { readonly status: number; readonly summary: unknown; readonly noticeTypes: unknown }>
>

describe("the double of the broker decides like the real broker's recorded decisions", () => {
  let broker: Broker

  beforeEach(async () => {
    broker = await start()
  })

  const summaryOf = async (path: string) => {
    const { status, body } = await send(broker, 'GET', path)
    return { status, summary: body.summary }
  }

  it('GET /can-i-deploy for an environment, with and without an integration that is not deployed', async () => {
    const approvals = await recorded<Summaries>('features_can_i_deploy_approval_spec')
    const prefix = 'GET /can-i-deploy approval can-i-deploy Foo v1 to the production environment'
    const path = '/can-i-deploy?pacticipant=Foo&version=1&environment=production'
    await publish(broker, '1', [contract('Bar', { interactions: [1] })])
    verify(broker, 'Bar', '10', true)
    deploy(broker, 'Bar', '10')
    expect(await summaryOf(path)).toEqual(approvals[`${prefix} snapshots`])

    await publish(broker, '1', [contract('Baz', { interactions: [2] })])
    verify(broker, 'Baz', '99', false)
    const failing = 'with a failing integration without ignoring the failing integration'
    expect(await summaryOf(path)).toEqual(approvals[`${prefix} ${failing} snapshots`])
  })

  it('GET /matrix for the latest version and for an environment', async () => {
    const approvals = await recorded<Summaries>('features_get_matrix_approval_spec')
    await publish(broker, '1', [contract('Bar', { interactions: [1] })])
    verify(broker, 'Bar', '10', true)
    await publish(broker, '2', [contract('Bar', { interactions: [2] })], { branch: 'main' })
    verify(broker, 'Bar', '20', false)
    for (const [query, name] of [
      ['&latest=true', 'single selector to latest (top production shape)'],
      ['&environment=production', 'can-i-deploy to environment'],
    ]) {
      const { status, body } = await send(
        broker,
        'GET',
        `/matrix?q[][pacticipant]=Foo&q[][version]=1&latestby=cvpv${query}`,
      )
      const noticeTypes = body.notices.map(({ type }: { type: string }) => type)
      const expected = approvals[`GET /matrix approval distilled decisions ${name} snapshots`]
      expect({ status, summary: body.summary, noticeTypes }).toEqual(expected)
    }
  })

  const PREFIX = 'PactBroker::Matrix::Service find with environments'
  const deployable = (name: string, version: string) => {
    return summaryOf(`/can-i-deploy?pacticipant=${name}&version=${version}&environment=production`)
  }
  const pact = () => publish(broker, '1', [contract('Bar', { interactions: [1] })])

  it.each([
    [
      'when there is a successful verification between the provider in test environment and the consumer to be deployed allows the consumer to be deployed',
      true,
    ],
    [
      'when there is an unsuccessful verification between the provider in test environment and the consumer to be deployed does not allow the consumer to be deployed',
      false,
    ],
  ])('%s', async (name, success) => {
    await pact()
    verify(broker, 'Bar', '2', success)
    deploy(broker, 'Bar', '2')
    const approvals = await recorded<Record<string, { deployable: boolean | null }>>(
      'matrix_integration_environment_spec',
    )
    expect(await deployable('Foo', '1')).toMatchObject({
      summary: { deployable: approvals[`${PREFIX} ${name}`]?.deployable },
    })
  })

  it.each([
    [
      'when the provider has not been deployed to the given environment does not allow the consumer to be deployed',
      'Foo',
      '1',
    ],
    ['when the consumer has not been deployed to the given environment allows the provider to be deployed', 'Bar', '2'],
  ])('%s', async (name, pacticipant, version) => {
    await pact()
    verify(broker, 'Bar', '2', true)
    const approvals = await recorded<Record<string, { deployable: boolean | null }>>(
      'matrix_integration_environment_spec',
    )
    expect(await deployable(pacticipant, version)).toMatchObject({
      summary: { deployable: approvals[`${PREFIX} ${name}`]?.deployable },
    })
  })
})
