import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'

// An in-memory double of the requests that the official clients send to a Pact Broker, which is not available in tests.
// Response shapes follow the broker's own recorded responses (pact-foundation/pact_broker 2.120.0,
// spec/fixtures/approvals: publish_contract_nothing_exists, get_provider_pacts_for_verification, pacticipant_get,
// get_matrix). The matrix is simplified to one consumer and one provider.

interface PublishedPact {
  readonly consumer: string
  readonly provider: string
  readonly version: string
  readonly branch: string | undefined
  readonly tags: readonly string[]
  readonly sha: string
  readonly content: Record<string, unknown>
}

interface VerificationResult {
  readonly sha: string
  readonly provider: string
  readonly providerVersion: string
  readonly success: boolean
}

const HAL = { 'content-type': 'application/hal+json;charset=utf-8' }

/**
 * Starts a double of the Pact Broker.
 * @param token required bearer token
 */
export async function startBrokerDouble(token: string) {
  const published: PublishedPact[] = []
  const results: VerificationResult[] = []
  const branches: string[] = []
  const app = new Hono()
  const listener = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hal = (context: Context, body: object, status: 200 | 201 | 404 | 409 = 200) => {
    return context.body(JSON.stringify(body), status, HAL)
  }
  const link = (path: string) => `${url}${path}`
  const pactLink = ({ consumer, provider, sha }: PublishedPact) => {
    return link(`/pacts/provider/${provider}/consumer/${consumer}/pact-version/${sha}`)
  }

  app.use(async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${token}`) return next()
    return context.body('', 401)
  })
  app.get('/', (context) =>
    hal(context, {
      _links: {
        self: { href: url },
        'pb:publish-contracts': { href: link('/contracts/publish') },
        'pb:pacticipant': { href: link('/pacticipants/{pacticipant}'), templated: true },
        'pb:pacticipant-version': { href: link('/pacticipants/{pacticipant}/versions/{version}'), templated: true },
        'pb:pacticipant-branch-version': {
          href: link('/pacticipants/{pacticipant}/branches/{branch}/versions/{version}'),
          templated: true,
        },
        'pb:provider-pacts-for-verification': {
          href: link('/pacts/provider/{provider}/for-verification'),
          templated: true,
        },
      },
    }),
  )
  app.post('/contracts/publish', async (context) => {
    const {
      pacticipantName: name,
      pacticipantVersionNumber: version,
      branch,
      tags = [],
      contracts,
    } = await context.req.json()
    const added: PublishedPact[] = contracts.map((contract: Record<string, string>) => {
      const text = Buffer.from(contract['content'] ?? '', 'base64').toString()
      const sha = createHash('sha1').update(text).digest('hex')
      const { consumerName: consumer, providerName: provider } = contract
      return { consumer, provider, version, branch, tags, sha, content: JSON.parse(text) }
    })
    const changed = added.find((one) => {
      return published.some(
        (known) => known.provider === one.provider && known.version === version && known.sha !== one.sha,
      )
    })
    if (changed) {
      const message = `Cannot change the content of the pact for ${name} version ${version} and provider ${changed.provider}`
      return hal(context, { notices: [{ type: 'error', text: message }], errors: { contracts: [message] } }, 409)
    }
    published.push(...added)
    const versionHref = link(`/pacticipants/${name}/versions/${version}`)
    const texts = added.map(
      ({ provider }) => `Pact successfully published for ${name} version ${version} and provider ${provider}.`,
    )
    return hal(context, {
      logs: texts.map((message) => ({ level: 'success', message, deprecationWarning: 'Replaced by notices' })),
      notices: texts.map((text) => ({ type: 'success', text })),
      _embedded: {
        pacticipant: { name, _links: { self: { href: link(`/pacticipants/${name}`) } } },
        version: { number: version, _links: { self: { title: 'Version', name: version, href: versionHref } } },
      },
      _links: {
        'pb:pacticipant': { title: 'Pacticipant', name, href: link(`/pacticipants/${name}`) },
        'pb:pacticipant-version': { title: 'Pacticipant version', name: version, href: versionHref },
        'pb:pacticipant-version-tags': tags.map((tag: string) => ({
          title: 'Tag',
          name: tag,
          href: `${versionHref}/tags/${tag}`,
        })),
        'pb:contracts': added.map((one) => ({
          title: 'Pact',
          name: `Pact between ${one.consumer} (${one.version}) and ${one.provider}`,
          href: link(`/pacts/provider/${one.provider}/consumer/${one.consumer}/version/${one.version}`),
        })),
      },
    })
  })
  app.on(['GET', 'POST'], '/pacts/provider/:provider/for-verification', (context) => {
    const { provider } = context.req.param()
    const latest = new Map(published.filter((one) => one.provider === provider).map((one) => [one.consumer, one]))
    return hal(context, {
      _embedded: {
        pacts: [...latest.values()].map((one) => ({
          shortDescription: 'latest',
          verificationProperties: {
            notices: [{ when: 'before_verification', text: `The pact at ${pactLink(one)} is being verified` }],
          },
          _links: {
            self: { href: pactLink(one), name: `Pact between ${one.consumer} (${one.version}) and ${provider}` },
          },
        })),
      },
      _links: { self: { href: link(`/pacts/provider/${provider}/for-verification`), title: 'Pacts to be verified' } },
    })
  })
  app.get('/pacts/provider/:provider/consumer/:consumer/pact-version/:sha', (context) => {
    const { sha } = context.req.param()
    const found = published.find((one) => one.sha === sha)
    if (!found) return hal(context, { error: 'Not found' }, 404)
    return hal(context, {
      ...found.content,
      _links: {
        self: { href: pactLink(found) },
        'pb:consumer': { title: 'Consumer', name: found.consumer, href: link(`/pacticipants/${found.consumer}`) },
        'pb:provider': { title: 'Provider', name: found.provider, href: link(`/pacticipants/${found.provider}`) },
        'pb:publish-verification-results': {
          title: 'Publish verification results',
          href: `${pactLink(found)}/verification-results`,
        },
      },
    })
  })
  app.post('/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results', async (context) => {
    const { provider, sha } = context.req.param()
    const { success, providerApplicationVersion } = await context.req.json()
    results.push({ sha, provider, success, providerVersion: providerApplicationVersion })
    return hal(context, { success, providerApplicationVersion, _links: { self: { href: context.req.url } } }, 201)
  })
  app.get('/pacticipants/:name', (context) => {
    const { name } = context.req.param()
    const self = link(`/pacticipants/${name}`)
    return hal(context, {
      name,
      _embedded: { labels: [] },
      _links: {
        self: { href: self },
        'pb:versions': { href: `${self}/versions` },
        'pb:version': { href: `${self}/versions/{version}`, templated: true },
        'pb:version-tag': { href: `${self}/versions/{version}/tags/{tag}`, templated: true },
        'pb:branch-version': { href: `${self}/branches/{branch}/versions/{version}`, templated: true },
      },
    })
  })
  app.put('/pacticipants/:name/branches/:branch/versions/:version', (context) => {
    const { name, branch, version } = context.req.param()
    branches.push(`${name} ${version} on ${branch}`)
    return hal(context, { _links: { self: { href: context.req.url } } }, 201)
  })
  app.get('/matrix', (context) => {
    const query = new URL(context.req.url).searchParams
    const name = query.get('q[][pacticipant]')
    const version = query.get('q[][version]')
    const rows = published.filter((one) => [one.consumer, one.provider].includes(name ?? ''))
    const last = (one: PublishedPact) =>
      results.findLast((result) => {
        return result.sha === one.sha && (one.provider !== name || result.providerVersion === version)
      })
    const count = (outcome: boolean | undefined) => rows.filter((one) => last(one)?.success === outcome).length
    const [success, failed, unknown] = [count(true), count(false), count(undefined)]
    const deployable = failed > 0 ? false : unknown > 0 || success === 0 ? null : true
    const reason =
      deployable === true
        ? 'All required verification results are published and successful'
        : failed > 0
          ? 'The verification for the pact failed'
          : `There is no verified pact between version ${version} of ${name} and the others`
    return hal(context, {
      summary: { deployable, reason, success, failed, unknown },
      notices: [{ type: deployable === true ? 'success' : 'error', text: reason }],
      matrix: rows.map((one) => {
        const result = last(one)
        return {
          consumer: {
            name: one.consumer,
            version: { number: one.version },
            _links: { self: { href: link(`/pacticipants/${one.consumer}`) } },
          },
          provider: {
            name: one.provider,
            version: result ? { number: result.providerVersion } : null,
            _links: { self: { href: link(`/pacticipants/${one.provider}`) } },
          },
          pact: { createdAt: '2026-01-15T09:00:00+00:00', _links: { self: { href: pactLink(one) } } },
          verificationResult: result
            ? { success: result.success, _links: { self: { href: `${pactLink(one)}/verification-results/1` } } }
            : null,
        }
      }),
    })
  })
  app.notFound((context) => {
    console.error(`The double of the Pact Broker has no route for ${context.req.method} ${context.req.url}`)
    return hal(context, { error: 'Not found' }, 404)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, published, results, branches, close }
}
