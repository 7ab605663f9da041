import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { isWip, pactsForVerification } from './broker/for-verification.ts'
import { linksOf } from './broker/links.ts'
import { matrixOf } from './broker/matrix.ts'
import { publishContracts, publishedResources } from './broker/publish.ts'
import {
  branchVersionOf,
  deploymentOf,
  environmentOf,
  indexOf,
  pacticipantOf,
  versionResource,
} from './broker/resources.ts'
import { BrokerState, createEnvironment, type Deployment } from './broker/state.ts'

// An in-memory double of the requests that the official clients send to a Pact Broker, which is not available in tests.
// Its rules and messages are those of pact-foundation/pact_broker 2.120.0. A test compares its responses with responses
// that the real broker recorded. Webhooks, users and messages are missing; the matrix answers for one version at a time.

const HAL = { 'content-type': 'application/hal+json;charset=utf-8' }

/** Settings of the double that differ from the defaults of a real broker. */
interface Settings {
  /** setting `allow_dangerous_contract_modification` */
  readonly allowsModification?: boolean
  /** offers provider contracts, as PactFlow does */
  readonly isPactFlow?: boolean
}

/**
 * Starts a double of the Pact Broker.
 * @param token required bearer token
 */
export async function startBrokerDouble(
  token: string,
  { allowsModification = false, isPactFlow = false }: Settings = {},
) {
  const state = new BrokerState()
  const branches: string[] = []
  const app = new Hono()
  const listener = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const links = linksOf(url)
  const hal = (context: Context, body: object, status: 200 | 201 | 400 | 404 | 409 = 200) => {
    return context.body(JSON.stringify(body), status, HAL)
  }
  const notFound = (context: Context) => {
    return hal(context, { error: 'The requested document was not found on this server.' }, 404)
  }

  app.use(async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${token}`) return next()
    return context.body('', 401)
  })
  app.get('/', (context) => hal(context, indexOf(url, isPactFlow)))
  app.post('/contracts/publish', async (context) => {
    const { status, body } = publishContracts(state, await context.req.json(), { links, allowsModification })
    return hal(context, body, status)
  })
  app.post('/provider-contracts/provider/:provider/publish', async (context) => {
    const { provider } = context.req.param()
    const { pacticipantVersionNumber: version, branch, contract } = await context.req.json()
    const { content, selfVerificationResults: selfVerification } = contract
    const text = Buffer.from(content, 'base64').toString()
    state.providerContracts.push({ provider, version, branch, content: JSON.parse(text), selfVerification })
    const notices = [{ type: 'success', text: `Provider contract published for ${provider}` }]
    const created = state.ensureVersion(provider, version)
    return hal(context, { notices, ...publishedResources(created, { tags: [], pacts: [] }, links) })
  })

  app.on(['GET', 'POST'], '/pacts/provider/:provider/for-verification', async (context) => {
    const { provider } = context.req.param()
    if (!state.properties.has(provider)) return notFound(context)
    const query = context.req.method === 'POST' ? await context.req.json() : {}
    return hal(context, pactsForVerification(state, provider, query, links))
  })
  const pactVersion = '/pacts/provider/:provider/consumer/:consumer/pact-version/:sha'
  for (const path of [pactVersion, `${pactVersion}/metadata/:metadata`] as const) {
    app.get(path, (context) => {
      const { sha, metadata } = context.req.param() as { sha: string; metadata?: string }
      const found = state.published.findLast((one) => one.sha === sha)
      if (!found) return notFound(context)
      const { consumer, provider, content } = found
      const self = links.pactVersion(found, metadata)
      return hal(context, {
        ...content,
        _links: {
          self: { title: 'Pact', name: `Pact between ${consumer} (${found.version}) and ${provider}`, href: self },
          'pb:consumer': { title: 'Consumer', name: consumer, href: links.pacticipant(consumer) },
          'pb:provider': { title: 'Provider', name: provider, href: links.pacticipant(provider) },
          'pb:publish-verification-results': {
            title: 'Publish verification results',
            href: `${self}/verification-results`,
          },
        },
      })
    })
    app.post(`${path}/verification-results`, async (context) => {
      const { provider, sha, metadata } = context.req.param() as Record<'provider' | 'sha', string> & {
        metadata?: string
      }
      const { success, providerApplicationVersion: providerVersion, buildUrl } = await context.req.json()
      const order = state.addResult({ sha, provider, providerVersion, success, wip: isWip(metadata), buildUrl })
      const self = { href: `${context.req.url}/${order}` }
      return hal(context, { success, providerApplicationVersion: providerVersion, _links: { self } }, 201)
    })
  }

  app.get('/pacticipants/:name', (context) => {
    const { name } = context.req.param()
    return state.properties.has(name) ? hal(context, pacticipantOf(name, state, links)) : notFound(context)
  })
  app.put('/pacticipants/:name', async (context) => {
    const { name } = context.req.param()
    state.properties.set(name, await context.req.json())
    return hal(context, pacticipantOf(name, state, links))
  })
  app.get('/pacticipants/:name/branches', (context) => {
    const { name } = context.req.param()
    const names = [...new Set(state.versionsOf(name).flatMap((one) => one.branches))]
    const href = (branch: string) => links.at('pacticipants', name, 'branches', branch)
    return hal(context, {
      _embedded: {
        branches: names.map((branch) => ({
          name: branch,
          createdAt: '2020-01-01T00:00:00+00:00',
          _links: {
            self: { title: 'Branch', href: href(branch) },
            'pb:latest-version': { title: 'Latest version for branch', href: `${href(branch)}/latest-version` },
          },
        })),
      },
      _links: {
        self: { title: `${name} branches`, href: links.at('pacticipants', name, 'branches') },
        'pb:branches': names.map((branch) => ({ name: branch, href: href(branch) })),
      },
    })
  })
  app.put('/pacticipants/:name/branches/:branch/versions/:version', (context) => {
    const { name, branch, version: number } = context.req.param()
    const version = state.ensureVersion(name, number)
    state.addToBranch(version, branch)
    branches.push(`${name} ${number} on ${branch}`)
    return hal(context, branchVersionOf(version, branch, links), 201)
  })
  app.get('/pacticipants/:name/versions/:version', (context) => {
    const { name, version } = context.req.param()
    const found = state.version(name, version)
    return found ? hal(context, versionResource(found, state, links)) : notFound(context)
  })
  const record = (kind: Deployment['kind']) => async (context: Context) => {
    const { name = '', version = '', uuid } = context.req.param()
    const found = state.version(name, version)
    const environment = state.environments.find((one) => one.uuid === uuid)
    if (!found || !environment) return notFound(context)
    const { applicationInstance } = await context.req.json().catch(() => ({}))
    return hal(context, deploymentOf(state.record(kind, found, environment, applicationInstance), links), 201)
  }
  app.post('/pacticipants/:name/versions/:version/deployed-versions/environment/:uuid', record('deployed'))
  app.post('/pacticipants/:name/versions/:version/released-versions/environment/:uuid', record('released'))

  app.get('/environments', (context) =>
    hal(context, {
      _embedded: { environments: state.environments.map((one) => environmentOf(one, links)) },
      _links: {
        self: { title: 'Environments', href: links.at('environments') },
        'pb:environments': state.environments.map((one) => ({
          title: 'Environment',
          name: one.name,
          href: links.environment(one),
        })),
      },
    }),
  )
  app.post('/environments', async (context) => {
    const { name } = await context.req.json()
    const created = createEnvironment(name)
    state.environments.push(created)
    return hal(context, environmentOf(created, links), 201)
  })
  app.get('/can-i-deploy', (context) => {
    const { pacticipant, version, environment } = context.req.query()
    if (pacticipant === undefined || version === undefined) return hal(context, { errors: {} }, 400)
    return hal(context, matrixOf(state, { pacticipant, version, environment }, links))
  })
  app.get('/matrix', (context) => {
    const query = new URL(context.req.url).searchParams
    const [pacticipant, version] = [query.get('q[][pacticipant]') ?? '', query.get('q[][version]') ?? '']
    if (!state.properties.has(pacticipant))
      return hal(context, { errors: [`Pacticipant ${pacticipant} not found`] }, 400)
    const environment = query.get('environment') ?? undefined
    if (environment !== undefined && !state.environments.some(({ name }) => name === environment))
      return hal(context, { errors: [`Environment with name '${environment}' does not exist`] }, 400)
    return hal(context, matrixOf(state, { pacticipant, version, environment }, links))
  })
  app.notFound((context) => {
    console.error(`The double of the Pact Broker has no route for ${context.req.method} ${context.req.url}`)
    return notFound(context)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const { published, results, providerContracts } = state
  return { url, state, links, published, results, branches, providerContracts, close }
}
