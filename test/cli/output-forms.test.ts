import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/run.ts'
import { createEmulator } from '../../src/index.ts'
import { startBrokerDouble } from '../support/broker-double.ts'
import { deskdouble, spawnDeskdouble } from '../support/command-line.ts'
import { startCommand } from '../support/processes.ts'

const TOKEN = 'token-of-the-broker'
const ROOT = join(import.meta.dirname, '../..')
const TYPEGEN = join(ROOT, 'tools/typegen/node_modules/openapi-typescript')
const BOOKSHOP = join(ROOT, 'examples/any-api/openapi.yaml')
const RECORDED = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then((response) => console.log(response.status))`
const SUBJECT = ['--pacticipant', 'desk', '--pacticipant-version', '1']

type Broker = Awaited<ReturnType<typeof startBrokerDouble>>

/** A command with the forms of its output. */
interface Forms {
  /** arguments after the name; `FOLDER` stands for a folder with files */
  readonly args?: readonly string[]
  readonly json: unknown
  /** true if `--quiet` prints the same as without it */
  readonly isData?: boolean
  /** true if another program prints the output */
  readonly isExternal?: boolean
}

/** Every command that ends by itself and prints text. */
const COMMANDS: Readonly<Record<string, Forms>> = {
  'scenario schema': { json: { type: 'object' }, isData: true },
  'scenario check': { args: ['FOLDER/mine.yaml'], json: { checked: ['FOLDER/mine.yaml'], errors: [] } },
  'scenario list': { json: [{ name: 'default' }, ...Array.from({ length: 7 }, () => ({}))], isData: true },
  'scenario show': { args: ['small-team'], json: { name: 'small-team' }, isData: true },
  'scenario from': {
    args: ['FOLDER/traffic.har', '--vendor', 'genesys'],
    json: { scenario: { scenario: 'traffic' }, counts: {}, leftOut: [{ what: 'genesys.knowledgeBases.languageCode' }] },
    isData: true,
  },
  'spec check': { args: [BOOKSHOP], json: { counts: { unclear: 0 } } },
  'spec model': { args: [BOOKSHOP], json: { overlay: '1.0.0' }, isData: true },
  'spec schema': { json: { type: 'object' }, isData: true },
  'spec init': {
    args: [BOOKSHOP, '--out', 'shop', '--force'],
    json: { folder: 'shop', files: expect.arrayContaining([{ file: 'shop/index.ts', written: true }]) },
  },
  'spec generate': {
    args: [BOOKSHOP, '--out', 'FOLDER/generated', '--validators-only'],
    json: { files: expect.arrayContaining([{ file: expect.stringContaining('generated/'), written: true }]) },
  },
  'data check': { args: ['FOLDER/data'], json: { torn: 0, worlds: [{ name: 'default', snapshots: 0 }] } },
  'data repair': { args: ['FOLDER/data'], json: { cuts: [], copies: [] } },
  'data compact': { args: ['FOLDER/data'], json: { worlds: 1, bytes: expect.any(Number) } },
  token: { args: ['genesys'], json: { genesys: { settings: { clientId: 'agent-console' } } }, isData: true },
  fidelity: { args: ['--vendor', 'kore'], json: [{ vendor: 'kore' }], isData: true },
  'pact record': {
    args: ['--consumer', 'page', '--vendor', 'genesys', '--out', 'FOLDER', '--', 'node', '-e', RECORDED],
    json: {
      pacts: [
        { file: 'FOLDER/page-genesys.json', consumer: 'page', provider: 'genesys', interactions: 1, skipped: [] },
      ],
    },
    isExternal: true,
  },
  'pact verify': {
    args: ['FOLDER/contracts', '--evidence', 'FOLDER/contracts/evidence.json'],
    json: { interactions: 1, verified: 1, failed: 0, pending: 0, notAttempted: 0, results: [{ consumer: 'desk' }] },
    isExternal: true,
  },
  'pact compare': {
    args: ['FOLDER/contracts'],
    json: [{ file: expect.stringContaining('desk-genesys.json'), differences: [] }],
  },
  'pact publish': {
    args: ['FOLDER/contracts', '--consumer-version', '1', '--branch', 'main'],
    json: { consumerVersion: '1', branch: 'main', published: [{ consumer: 'desk', provider: 'genesys' }] },
    isExternal: true,
  },
  'pact publish-spec': {
    args: ['--vendor', 'genesys', '--evidence', 'FOLDER/contracts/evidence.json', '--branch', 'main'],
    json: { provider: 'genesys', providerVersion: expect.stringContaining('deskdouble') },
    isExternal: true,
  },
  'pact can-i-deploy': { args: SUBJECT, json: { summary: { deployable: true } }, isExternal: true },
  'pact record-deployment': { args: [...SUBJECT, '--environment', 'test'], json: expect.anything(), isExternal: true },
  'pact record-release': { args: [...SUBJECT, '--environment', 'test'], json: expect.anything(), isExternal: true },
  'pact environments': { json: expect.anything(), isData: true, isExternal: true },
  evidence: { args: ['FOLDER/contracts/evidence.json'], json: { vendors: [{ vendor: 'genesys' }] }, isData: true },
  'drift check': { args: ['FOLDER/traffic.har', '--vendor', 'genesys'], json: { vendors: [{ vendor: 'genesys' }] } },
  'drift replay': { args: ['FOLDER/traffic.har', '--vendor', 'genesys'], json: [{ vendor: 'genesys' }] },
  init: {
    args: ['FOLDER/new'],
    json: { files: expect.arrayContaining([expect.objectContaining({ written: false })]) },
  },
  doctor: { json: expect.arrayContaining([expect.objectContaining({ subject: 'Node', state: 'ok' })]) },
}

/** Commands that run until they are stopped, run another command, or print what another program reads. */
const OTHERS = ['serve', 'proxy', 'exec', 'mcp', 'completion', 'complete']

let folder: string
let broker: Broker
let pactFlow: Broker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskdouble-forms-'))
  await writeFile(join(folder, 'mine.yaml'), 'scenario: mine\ndescribe: A desk\nextends: small-team\n')
  const emulator = createEmulator({ data: join(folder, 'data') })
  await emulator.fetch('/api/v2/assistants', { headers: emulator.genesys.credentials.headers })
  const pact = await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
  const har = await (await emulator.fetch('/_control/worlds/default/journal/har')).text()
  await emulator.close()
  await mkdir(join(folder, 'contracts'))
  await writeFile(join(folder, 'contracts/desk-genesys.json'), JSON.stringify(pact))
  await writeFile(join(folder, 'traffic.har'), har)
  await deskdouble(['pact', 'verify', ...argsOf('pact verify')])
  await deskdouble(['init', join(folder, 'new')])
  await mkdir(join(folder, 'node_modules'))
  await symlink(TYPEGEN, join(folder, 'node_modules/openapi-typescript'), 'junction')
  broker = await startBrokerDouble(TOKEN, { isPactFlow: false })
  pactFlow = await startBrokerDouble(TOKEN, { isPactFlow: true })
  await run('pact publish', [])
  const { sha = '' } = broker.published[0] ?? {}
  broker.state.addResult({ sha, provider: 'genesys', providerVersion: '7', success: true })
}, 120_000)

afterAll(async () => {
  await Promise.all([broker.close(), pactFlow.close()])
  await rm(folder, { recursive: true, force: true })
})

describe('--json and --quiet', () => {
  it('are options of every command', () => {
    const commands = leavesOf(createProgram()).filter(({ name }) => name !== 'complete')
    const withQuiet = commands.filter(({ command }) => hasOption(command, '--quiet'))
    const withJson = commands.filter(({ command }) => hasOption(command, '--json'))
    expect(withQuiet).toEqual(commands)
    expect(commands.filter((one) => !withJson.includes(one)).map(({ name }) => name)).toEqual(['mcp', 'completion'])
    expect([...Object.keys(COMMANDS), ...OTHERS].toSorted()).toEqual(
      [...commands.map(({ name }) => name), 'complete'].toSorted(),
    )
  })

  it.each(Object.keys(COMMANDS))('print the result of %s as JSON', async (name) => {
    const { stdout, code } = await run(name, ['--json'])
    expect(code).toBe(0)
    const { json } = formsOf(name)
    expect(JSON.parse(stdout)).toEqual(matching(fill(json)))
  })

  it.each(Object.keys(COMMANDS))('print no more of %s than was asked for', async (name) => {
    const quiet = await run(name, ['--quiet'])
    expect([quiet.code, quiet.stderr]).toEqual([0, ''])
    const { isData } = formsOf(name)
    expect(quiet.stdout).toBe(isData ? (await run(name, [])).stdout : name === 'pact record' ? '200\n' : '')
  })

  it('print a line of JSON for the start of a server and for each request', async () => {
    const { printed, child, code } = startCommand(['serve', '--json', '--port', '0', '--clock', '2026-01-15T09:00:00Z'])
    const lines = () =>
      printed()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    await expect.poll(printed).toMatch(/\n$/)
    const [started] = lines()
    expect(started).toMatchObject({ scenario: 'default', auth: 'open', inspector: `${started.url}/_control/` })
    const { headers } = started.vendors.genesys.credentials
    await (await fetch(`${started.url}/api/v2/assistants?pagesize=2`, { headers })).text()
    await expect.poll(() => lines().length).toBe(2)
    expect(lines()[1]).toMatchObject({
      method: 'GET',
      path: '/api/v2/assistants',
      query: 'pagesize=2',
      vendor: 'genesys',
      operation: 'getAssistants',
      status: 200,
      notes: [{ kind: 'undeclared', text: 'not declared: query pagesize (did you mean pageSize?)' }],
    })
    const clock = await (await fetch(`${started.url}/_control/worlds/default/clock`)).json()
    expect(clock).toEqual({ now: '2026-01-15T09:00:00.000Z', frozen: true })
    child.kill('SIGTERM')
    expect(await code).toBe(0)
  })

  it('print a line of JSON for the result of a proxy', async () => {
    const service = await createEmulator().listen({ port: 0 })
    const { printed, child, code } = startCommand([
      'proxy',
      '--json',
      '--to',
      service.url,
      '--vendor',
      'genesys',
      '--port',
      '0',
    ])
    await expect.poll(printed).toMatch(/\n$/)
    expect(JSON.parse(printed())).toMatchObject({ to: service.url, url: expect.stringContaining('http://127.0.0.1:') })
    child.kill('SIGTERM')
    expect(await code).toBe(0)
    await service.close()
    expect(JSON.parse(printed().split('\n')[1] ?? '')).toMatchObject({ requests: 0, differing: 0, failures: 0 })
  })

  it('print the findings of exec as JSON on standard error, beside the output of the command', async () => {
    const script = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/asistants').then(({ status }) => console.log(status))`
    const { stdout, stderr, code } = await spawnDeskdouble([
      'exec',
      '--json',
      '--strict-requests',
      '--',
      'node',
      '-e',
      script,
    ])
    expect([stdout, code]).toEqual(['404\n', 1])
    expect(JSON.parse(stderr)).toEqual({
      exitCode: 1,
      requests: 1,
      violations: [{ text: expect.stringContaining('GET /api/v2/asistants  404'), times: 1 }],
      undeclared: [],
      undeclaredStatuses: 0,
    })
  })

  it('print errors with --quiet, too', async () => {
    const bad = join(folder, 'bad.yaml')
    await writeFile(bad, 'scenario: bad\ngenesys:\n  asistants: []\n')
    const checked = await deskdouble(['scenario', 'check', '--quiet', bad])
    expect([checked.code, checked.stdout]).toEqual([2, ''])
    expect(checked.stderr).toContain('bad.yaml:3:3')
    const listed = await deskdouble(['scenario', 'check', '--json', bad])
    expect([listed.code, listed.stderr]).toEqual([2, ''])
    expect(JSON.parse(listed.stdout).errors).toMatchObject([{ line: 3, column: 3 }])
  })
})

interface Leaf {
  readonly name: string
  readonly command: Command
}

/** Returns the commands without subcommands. */
function leavesOf(command: Command, parents: readonly string[] = []): Leaf[] {
  if (command.commands.length === 0) return [{ name: parents.join(' '), command }]
  return command.commands.flatMap((one) => leavesOf(one, [...parents, one.name()]))
}

function hasOption(command: Command, flag: string): boolean {
  return command.options.some(({ long }) => long === flag)
}

function formsOf(name: string): Forms {
  const found = COMMANDS[name]
  if (!found) throw new Error(`${name} has no forms`)
  return found
}

function argsOf(name: string): string[] {
  return (formsOf(name).args ?? []).map((arg) => arg.replaceAll('FOLDER', folder))
}

/** Runs a command with more options, in a process of its own if another program prints its output. */
function run(name: string, options: readonly string[]) {
  const words = [...name.split(' '), ...options, ...argsOf(name)]
  const { url } = name === 'pact publish-spec' ? pactFlow : broker
  const env = { PACT_BROKER_BASE_URL: url, PACT_BROKER_TOKEN: TOKEN, PACT_BROKER_HTTP_RETRIES: '0' }
  if (formsOf(name).isExternal) return spawnDeskdouble(words, { env })
  return deskdouble(words, name === 'spec init' ? { folder } : {})
}

/** Returns a value with the name of the folder in its texts. */
function fill(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('FOLDER', folder)
  if (Array.isArray(value)) return value.map(fill)
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member)]))
}

/** Returns a matcher for values that have at least these members. */
function matching(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(matching)
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, matching(one)])))
}
