import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs commands of the installed package: `serve` with its inspector, `exec`, `fidelity` and `scenario check`. */
export async function exerciseCommands(project: string, node: string): Promise<void> {
  await serve(project, node)
  const deskdouble = (...args: string[]) => inProject(project, node, [mainOf(project), ...args])
  const script = `
    const response = await fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants', {
      headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
    })
    console.log(response.status)`
  expectOutput('exec', /^200$/m, deskdouble('exec', '--', node, '--input-type=module', '-e', script))
  expectOutput('fidelity', /getAssistants/, deskdouble('fidelity', '--vendor', 'genesys'))
  writeFileSync(join(project, 'desk.yaml'), 'scenario: desk\ndescribe: A desk\nextends: small-team\n')
  deskdouble('scenario', 'check', 'desk.yaml')
  expectMissingPeer(project, node)
}

/** Runs a command whose optional peer is not installed. */
function expectMissingPeer(project: string, node: string): void {
  const { status, stderr } = spawnSync(node, [mainOf(project), 'mcp'], { cwd: project, encoding: 'utf8' })
  if (status !== 2) throw new Error(`deskdouble mcp exited with ${status} without its peer:\n${stderr}`)
  expectOutput('mcp', /^"deskdouble mcp" requires @modelcontextprotocol\/sdk, .* Run: npm install/m, stderr)
}

/** Uses the library: requests to each vendor, a stream, faults, time, snapshots, a pact and a server. */
export function exerciseLibrary(project: string, node: string): void {
  inNode(
    project,
    node,
    `
    import assert from 'node:assert/strict'
    import { ControlError, createEmulator, EmulatorError, readSource, withWorld } from 'deskdouble'
    import { createControl } from 'deskdouble/control'

    const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
    const { headers } = emulator.genesys.credentials
    assert.equal((await emulator.fetch('/api/v2/assistants?pageSize=2', { headers })).status, 200)
    for (const scenario of emulator.scenarios.names()) emulator.remove(emulator.fork({ scenario }).name)
    const source = await readSource('scenario: desk\\ndescribe: A desk', 'desk.yaml')
    assert.deepEqual(emulator.scenarios.put(source), [])

    const [assistant] = emulator.singularity.records.assistants.list()
    const { headers: bridge } = emulator.singularity.credentials
    const executed = await emulator.fetch('/v1/assistant/' + assistant.id + '/execute', {
      method: 'POST',
      headers: { ...bridge, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ userInput: 'hello' }),
    })
    assert.ok((await executed.text()).length > 0)

    emulator.fail('getAssistants', { status: 503, times: 1 })
    assert.equal((await emulator.fetch('/api/v2/assistants', { headers })).status, 503)
    const before = emulator.snapshot()
    emulator.clock.advance('90s')
    emulator.restore(before)
    const status = await withWorld(emulator, { scenario: 'small-team' }, async (world) => {
      return (await world.fetch('/api/v2/assistants', { headers: world.genesys.credentials.headers })).status
    })
    assert.equal(status, 200)
    assert.throws(() => emulator.world('nowhere'), EmulatorError)
    emulator.reset()
    await emulator.fetch('/api/v2/assistants', { headers })
    assert.equal((await emulator.pact({ consumer: 'desk', vendor: 'genesys' })).interactions.length, 1)

    const { url, close } = await emulator.listen({ port: 0 })
    assert.equal((await fetch(url + '/api/v2/assistants', { headers })).status, 200)
    const remote = await createControl({ url }).fork({ scenario: 'small-team' })
    assert.equal((await fetch(remote.baseUrl + '/api/v2/users/me', { headers })).status, 200)
    assert.equal((await remote.waitFor({ operation: 'getUsersMe' })).length, 1)
    await remote.remove()
    await assert.rejects(remote.read(), (error) => error instanceof ControlError && error.status === 404)
    await close()
  `,
  )
  console.log('Runs the library')
  readSpecs(project, node)
  exerciseKit(project, node)
}

/** Reads the specs of the control API and of the vendors, which the package exports for generators and linters. */
function readSpecs(project: string, node: string): void {
  inNode(
    project,
    node,
    `
    import assert from 'node:assert/strict'
    import { readFileSync } from 'node:fs'
    import { fileURLToPath } from 'node:url'

    for (const name of ['control', 'bird', 'genesys', 'kore', 'singularity']) {
      const file = fileURLToPath(import.meta.resolve('deskdouble/specs/' + name + '.yaml'))
      assert.match(readFileSync(file, 'utf8'), /^openapi: 3\\.1/)
    }
  `,
  )
  console.log('Exports the specs')
}

/** Uses the kit: a vendor beside a document in YAML, of which nothing was generated. */
function exerciseKit(project: string, node: string): void {
  writeFileSync(join(project, 'desks.yaml'), DESKS)
  inNode(
    project,
    node,
    `
    import assert from 'node:assert/strict'
    import { defineVendor, emulate, loadVendorSpec } from 'deskdouble/kit'

    const desks = defineVendor({
      spec: await loadVendorSpec('desks.yaml'),
      collections: { desks: { schema: 'Desk', key: 'id' } },
      handlers: {
        listDesks: ({ world }) => world.desks.list(),
        createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
      },
    })
    const emulator = emulate({ vendors: { desks } })
    const headers = { 'content-type': 'application/json' }
    const created = await emulator.fetch('/desks', { method: 'POST', headers, body: '{"label":"Window"}' })
    assert.equal(created.status, 201)
    assert.deepEqual(await (await emulator.fetch('/desks')).json(), [await created.json()])
    assert.equal((await emulator.fetch('/desks', { method: 'POST', headers, body: '{}' })).status, 400)
  `,
  )
  console.log('Runs the kit')
}

/** A document of an API, for a vendor of a user's own. */
const DESKS = `
openapi: 3.1.0
info: { title: Desks, version: '1' }
paths:
  /desks:
    get:
      operationId: listDesks
      responses:
        '200': { description: OK, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Desk' } } } } }
    post:
      operationId: createDesk
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewDesk' } } } }
      responses:
        '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Desk' } } } }
components:
  schemas:
    NewDesk: { type: object, required: [label], properties: { label: { type: string } } }
    Desk: { type: object, required: [id, label], properties: { id: { type: string }, label: { type: string } } }
`

/** Uses the entry points that require an optional peer. */
export function exercisePeers(project: string, node: string): void {
  inNode(
    project,
    node,
    `
    import { createEmulator, handlersOf } from 'deskdouble/msw'
    import { setupServer } from 'msw/node'

    const emulator = createEmulator()
    const server = setupServer(...handlersOf(emulator))
    server.listen()
    const { headers } = emulator.genesys.credentials
    const { status } = await fetch('https://api.mypurecloud.com/api/v2/assistants', { headers })
    server.close()
    if (status !== 200) throw new Error('Mock Service Worker got status ' + status)
  `,
  )
  console.log('Runs with msw')
}

/** Records a pact of the fields that a client reads, which loads a module of the package into the client. */
export function exercisePact(root: string, project: string, node: string): void {
  symlinkSync(join(root, 'node_modules/@pact-foundation'), join(project, 'node_modules/@pact-foundation'), 'junction')
  const script = `
    const response = await fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
      headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
    })
    console.log((await response.json()).name)`
  const options = ['--consumer', 'desk', '--vendor', 'genesys', '--reads', 'auto', '--out', 'pacts']
  const client = [node, '--input-type=module', '-e', script]
  inProject(project, node, [mainOf(project), 'pact', 'record', ...options, '--', ...client])
  const { interactions } = JSON.parse(readFileSync(join(project, 'pacts/desk-genesys.json'), 'utf8'))
  const fields = Object.keys(interactions[0].response.body.content)
  if (fields.join() !== 'name') throw new Error(`The client read "name", but the pact expects ${fields.join()}`)
  console.log('Runs deskdouble pact record --reads auto')
}

/** Runs `serve` and requests its health, its page and the script of its page. */
async function serve(project: string, node: string): Promise<void> {
  const child = spawn(node, [mainOf(project), 'serve', '--quiet', '--port', '0'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
    const url = String(line).trim()
    const health = await (await fetch(`${url}/_control/health`)).json()
    const page = `${url}/_control/`
    const [, script] = /<script[^>]* src="([^"]+)"/.exec(await (await fetch(page)).text()) ?? []
    const { status } = await fetch(new URL(script ?? 'none', page))
    if (status !== 200) throw new Error(`The inspector's script ${script} got status ${status}`)
    console.log(`Serves ${health.vendors.map(({ name }: { name: string }) => name).join(', ')}`)
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

function mainOf(project: string): string {
  return join(project, 'node_modules/deskdouble/dist/cli/main.js')
}

function expectOutput(command: string, expected: RegExp, output: string): void {
  if (!expected.test(output)) throw new Error(`deskdouble ${command} does not print ${expected}, but:\n${output}`)
  console.log(`Runs deskdouble ${command}`)
}

function inNode(project: string, node: string, script: string): void {
  inProject(project, node, ['--input-type=module', '-e', script])
}

function inProject(project: string, node: string, args: readonly string[]): string {
  return execFileSync(node, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
