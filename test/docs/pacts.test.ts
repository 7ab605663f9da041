import { expect, onTestFinished } from 'vitest'
import { createEmulator, recordReads } from '../../src/index.ts'
import { startBrokerDouble } from '../support/broker-double.ts'
import { runFragment } from '../support/docs/code.ts'
import { expectLines } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, type Project } from '../support/docs/project.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/pacts.md')
const TOKEN = 'token-of-the-broker'

/** Creates a project with a client that sends requests to paths of a vendor. */
function projectWith(...paths: readonly string[]): Promise<Project> {
  return createProject({
    'package.json': '{ "type": "module", "scripts": { "test:desk": "node client.js" } }',
    'client.js': `const headers = { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION }
for (const path of ${JSON.stringify(paths)}) await fetch(process.env.DESKDOUBLE_URL + path, { headers })`,
  })
}

const RECORD = 'npx deskdouble pact record --consumer checkout --vendor genesys --scenario small-team -- node client.js'

page.check('records, verifies and compares a pact', ['npm install'], async ({ text }) => {
  const project = await projectWith('/api/v2/users/me', '/api/v2/users/me')
  const { code, printed } = await project.run(text)
  expect([code, printed]).toEqual([0, expect.stringContaining('contracts/checkout-genesys.json')])
  expect(JSON.parse(await project.read('contracts/checkout-genesys.json')).interactions).toHaveLength(1)
})

page.check('narrows a pact to the fields that are read', ['recordReads'], async ({ text }) => {
  await runFragment(text, { recordReads, world: createEmulator({ scenario: 'small-team' }) })
})

page.check('reports a skipped request', ['skipped #1'], async ({ text }) => {
  const project = await projectWith('/api/v2/asistants', '/api/v2/users/me')
  expectLines((await project.run(RECORD)).printed, text)
})

page.check('verifies a pact against a service', ['--against'], async ({ text }) => {
  const project = await projectWith('/api/v2/users/me')
  await project.run(RECORD)
  const service = createEmulator({ scenario: 'small-team', auth: 'strict', seed: 7 })
  const [, token = ''] = service.genesys.credentials.headers.authorization?.split(' ') ?? []
  const command = text.replace('https://api.mypurecloud.com', await serve(service))
  const { code, printed } = await project.run(command, { TOKEN: token })
  expect([code, printed]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
})

page.check('uses the ids of an account', ['agentGroups[Night shift]'], async ({ text }) => {
  const [, stream = '', group = ''] = /streamId: (\S+)\n.*id: (\S+)/.exec(text) ?? []
  const project = await createProject({
    'known.yaml': text,
    'client.js': `const env = (name) => process.env['DESKDOUBLE_KORE_' + name]
const headers = { auth: env('AUTH'), accountId: env('ACCOUNT_ID') }
const groups = process.env.DESKDOUBLE_URL + '/agentassist/api/v1/public/' + env('STREAM_ID') + '/agent-groups'
const { results } = await (await fetch(groups, { headers })).json()
const { id } = results.find(({ name }) => name === 'Night shift')
await fetch(groups + '/' + id, { headers })`,
  })
  const recorded = await project.run('npx deskdouble pact record --consumer desk --vendor kore -- node client.js')
  expect(recorded).toMatchObject({ code: 0 })
  const scenario = {
    scenario: 'account',
    kore: {
      accounts: [{ name: 'A' }],
      streams: [{ id: stream }],
      agentGroups: [{ id: group, name: 'Night shift' }],
      agents: [{ manages: ['Night shift'] }],
    },
  }
  const service = createEmulator({ scenario })
  const { headers } = service.kore.credentials
  const own = Object.entries(headers)
    .map(([name, value]) => `--header '${name}: ${value}'`)
    .join(' ')
  const url = await serve(service)
  const { printed } = await project.run(`npx deskdouble pact verify --against ${url} ${own} --known known.yaml`)
  expect(printed).toContain('2 of 2 interactions verified')
  expect(service.exchanges('getAgentGroup')[0]?.path).toContain(`${stream}/agent-groups/${group}`)
})

page.check('verifies the pacts of a broker', ['--main-branch'], async ({ text }) => {
  const broker = await startBrokerDouble(TOKEN)
  onTestFinished(() => broker.close())
  const env = { PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  const project = await projectWith('/api/v2/users/me')
  await project.run(RECORD)
  await project.run('npx deskdouble pact publish --consumer-version 1 --branch main', env)
  const { code, printed } = await project.run(text, env)
  expect([code, printed]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
  expect(broker.results).toHaveLength(1)
})

page.check('maps the name of a provider to a vendor', ['providers:'], async ({ text }) => {
  const project = await projectWith('/api/v2/users/me')
  await project.run(RECORD)
  const file = 'contracts/checkout-genesys.json'
  const pact = JSON.parse(await project.read(file))
  await project.write(file, JSON.stringify({ ...pact, provider: { name: 'Genesys Cloud' } }))
  expect((await project.run('npx deskdouble pact verify')).code).not.toBe(0)
  await project.write('deskdouble.config.yaml', text)
  expect(await project.run('npx deskdouble pact verify')).toMatchObject({ code: 0 })
})
