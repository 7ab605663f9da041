import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { kore } from '../../src/vendors/kore/index.ts'
import { withChangedResponses } from '../support/pacts.ts'
import { serve, startProxy } from '../support/proxied.ts'
import { startServer } from '../support/raw-server.ts'

type Agent = Record<string, unknown>

it('reports fields of a response that are missing, new, null or of another type, each once with its count', async () => {
  const service = withChangedResponses(
    createEmulator(),
    ({ url }) => url.includes('/agents'),
    (body, { headers, status }) => {
      const agents = (body['results'] as Agent[]).map(({ role: _, ...agent }) => ({
        ...agent,
        region: 'eu',
        emailId: null,
      }))
      return Response.json({ ...body, results: agents, total: 'many' }, { status, headers })
    },
  )
  const { emulator, url, base, headers } = await startProxy(await serve(service))
  const response = await fetch(`${url}${base}/agents?limit=5`, { headers })
  const { results } = await response.json()
  expect(Object.keys(results[0])).toContain('region')
  const found = emulator
    .exchanges()[0]
    ?.forwarded?.differences.map(({ at, message, count }) => ({ at, message, count }))
  expect(found).toContainEqual({ at: '/results/0/region', message: 'is not declared', count: results.length })
  expect(found).toContainEqual({ at: '/results/0/emailId', message: 'must be a string', count: results.length })
})

it('reports a status and a media type that the spec does not declare', async () => {
  const statuses = [418, 200]
  const to = await startServer((_, response) => {
    response.writeHead(statuses.shift() ?? 200, { 'content-type': 'text/html' }).end('<p>Maintenance</p>')
  })
  const { emulator, url, base, headers } = await startProxy(to)
  await fetch(`${url}${base}/agents`, { headers })
  await fetch(`${url}${base}/agents`, { headers })
  expect(emulator.exchanges().flatMap(({ forwarded }) => forwarded?.differences.map(({ message }) => message))).toEqual(
    [
      expect.stringContaining('418 is not declared for getAgents, which declares 200'),
      'must be application/json, got text/html',
    ],
  )
})

it('reports requests that the spec does not allow, and forwards them all the same', async () => {
  const { emulator, url, base, headers } = await startProxy(await serve(createEmulator()))
  const responses = [
    await fetch(`${url}${base}/agents?limt=5`, { headers }),
    await fetch(`${url}${base}/agents?limit=0`, { headers }),
    await fetch(`${url}${base}/agnets`, { headers }),
  ]
  expect(responses.map(({ status }) => status)).toEqual([200, 400, 404])
  const [misspelt, invalid, unknown] = emulator.exchanges()
  expect(misspelt?.undeclared).toEqual([{ in: 'query', at: 'limt', nearest: 'limit' }])
  expect(invalid?.forwarded?.differences).toMatchObject([{ of: 'request', in: 'query', at: 'limit' }])
  expect(unknown?.forwarded?.differences).toMatchObject([{ of: 'request', in: 'path' }])
  expect(unknown?.nearMisses[0]).toMatchObject({ operation: 'getAgents' })
})

it('shows who answered and the differences in the journal of the control API', async () => {
  const to = await startServer((_, response) => void response.writeHead(418).end())
  const { url, base, headers } = await startProxy(to)
  await fetch(`${url}${base}/agents`, { headers })
  const journal = await (await fetch(`${url}/_control/worlds/default/journal`)).json()
  expect(journal.exchanges[0].forwarded).toMatchObject({ to, differences: [{ of: 'response', in: 'status' }] })
})

it('creates no pact interaction from a response of another server', async () => {
  const emulator = createEmulator({ vendors: { kore } })
  const url = await serve(emulator, { proxy: { to: await serve(createEmulator()) } })
  const { headers, settings } = emulator.kore.credentials
  await fetch(`${url}/agentassist/api/v1/public/${settings['streamId']}/agents`, { headers })
  const pact = await emulator.pact({ consumer: 'console', vendor: 'kore' })
  expect(pact.interactions).toEqual([])
  expect(JSON.stringify(pact.metadata)).toContain('not by the double')
})
