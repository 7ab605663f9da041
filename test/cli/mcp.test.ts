import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { control } from '../../src/vendors/control/index.ts'
import { spawnDeskdouble, withFolder } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'

describe('deskdouble mcp', () => {
  it('lets an agent fork, ask, read and delete a world over standard input and output', async () => {
    const { client, call, read } = await connect('--scenario', 'small-team')
    expect(client.getServerVersion()).toMatchObject({ name: 'deskdouble' })
    expect(client.getInstructions()).toMatch(/^DeskDouble .* listens at http:\/\/127\.0\.0\.1:\d+\./)

    const world = await read('postWorlds', { body: { name: 'agent', clock: '2026-01-15T09:00:00Z' } })
    expect(world).toMatchObject({ name: 'agent', initialState: { from: 'default' } })
    const asked = await read('sendRequest', { world: 'agent', vendor: 'genesys', path: '/api/v2/users/me' })
    expect(asked).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    const { total, exchanges } = await read('getExchanges', { world: 'agent', operation: 'getUsersMe' })
    expect(total).toBe(1)
    expect(exchanges[0].response.body).toBe(asked.body)
    expect((await call('deleteWorld', { world: 'agent' })).text).toMatch(/^The world was deleted/)
    expect(await call('getWorld', { world: 'agent' })).toEqual({
      isError: true,
      text: 'getWorld: 404: World agent not found',
    })
  })

  it('lets an agent set faults, change records and move the clock', async () => {
    const { call, read } = await connect()
    const world = 'default'
    const ask = (path: string, more = {}) => read('sendRequest', { world, vendor: 'genesys', path, ...more })

    await read('postFaults', {
      world,
      body: { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 1 },
    })
    expect((await ask('/api/v2/assistants')).status).toBe(503)
    const { key, record } = await read('postRecords', {
      world,
      vendor: 'genesys',
      collection: 'assistants',
      body: { name: 'Night desk' },
    })
    const patch = { method: 'PATCH', body: { name: 'Day desk' } }
    expect((await ask(`/api/v2/assistants/${key}`, patch)).status).toBe(200)
    const found = await read('getRecords', { world, vendor: 'genesys', collection: 'assistants', search: 'day desk' })
    expect(found).toMatchObject({ total: 1, records: [{ key, record: { id: record.id, name: 'Day desk' } }] })
    await read('patchClock', { world, body: { now: '2026-01-15T09:00:00Z', frozen: true } })
    expect(await read('patchClock', { world, body: { advance: '90s' } })).toEqual({
      now: '2026-01-15T09:01:30.000Z',
      frozen: true,
    })
    expect((await call('postReset', { world })).text).toBe('The world was reset.')
  })

  it('controls a running server with its token', async () => {
    const server = await createEmulator().listen({ port: 0, controlToken: 'secret' })
    onTestFinished(() => server.close())
    const { read } = await connect('--url', server.url, '--token', 'secret')
    expect(await read('getWorlds', {})).toMatchObject({ total: 1, worlds: [{ name: 'default' }] })
    const { call } = await connect('--url', server.url)
    const { isError, text } = await call('getWorlds', {})
    expect(isError).toBe(true)
    expect(text).toMatch(/^getWorlds: 401: .*control token.*Pass it with --token, or set DESKDOUBLE_TOKEN\.$/)
  })

  it('names the address of a server that does not answer', async () => {
    const { url, close } = await createEmulator().listen({ port: 0 })
    await close()
    const { call } = await connect('--url', url)
    const { isError, text } = await call('getWorlds', {})
    expect(isError).toBe(true)
    expect(text).toContain(`No DeskDouble answers at ${url} (`)
    expect(text).toContain('start it with "deskdouble serve"')
  })

  it('takes names, descriptions and arguments of the tools from the spec of the control API', async () => {
    const { client } = await connect()
    const { tools } = await client.listTools()
    const declared = tools.filter(({ name }) => control.spec.operations.has(name))
    expect(tools.map(({ name }) => name)).toEqual([...declared.map(({ name }) => name), 'sendRequest', 'checkScenario'])
    expect(declared.length).toBeGreaterThan(30)
    for (const { name, inputSchema, annotations } of declared) {
      const operation = control.spec.operations.get(name)
      const names = [...(operation?.parameters ?? []).map((parameter) => parameter.name), operation?.body && 'body']
      expect(Object.keys(inputSchema.properties ?? {})).toEqual(names.filter((one) => one !== undefined))
      expect(annotations?.readOnlyHint).toBe(operation?.method === 'get')
      expect(JSON.stringify(inputSchema)).not.toContain('$ref')
    }
    const fault = tools.find(({ name }) => name === 'postFaults')
    const validate = new Ajv2020({ strict: false }).compile(fault?.inputSchema ?? {})
    expect(validate({ world: 'a', body: { vendor: 'genesys', operation: '*', status: 503 } })).toBe(true)
    expect(validate({ world: 'a', body: { vendor: 'genesys', operation: '*', status: 200 } })).toBe(false)
  })

  it.each([
    ['an unknown argument', 'getRecords', { wrold: 'a' }, 'There is no argument "wrold": did you mean "world"?'],
    ['a missing argument', 'getRecord', { world: 'a', vendor: 'b' }, 'The call lacks "collection" and "key"'],
    ['an invalid body', 'patchClock', { world: 'default', body: { advance: 'soon' } }, '400: body /advance must be '],
    [
      'a body that is misspelt',
      'postWorlds',
      { body: { nmae: 'a' } },
      '400: unknown property "nmae"; did you mean "name"',
    ],
    [
      'a request that HTTP forbids',
      'sendRequest',
      { world: 'default', path: '/', body: 1 },
      'The request is not possible',
    ],
    ['a relative path', 'sendRequest', { world: 'default', path: 'api' }, 'The path "api" must start with a slash'],
    ['an argument of the wrong type', 'getWorld', { world: {} }, 'The argument "world" must be a string, a number or'],
    [
      'an unknown vendor',
      'sendRequest',
      { world: 'default', path: '/', vendor: 'acme' },
      'The world has no credentials',
    ],
  ])('explains %s', async (_, tool, args, message) => {
    const { call } = await connect()
    const { isError, text } = await call(tool, args)
    expect(isError).toBe(true)
    expect(text).toContain(`${tool}: ${message}`)
  })

  it('pages a long journal, so that no result is too long for an agent', async () => {
    const { call, read } = await connect()
    for (let i = 0; i < 60; i++) {
      await read('sendRequest', { world: 'default', vendor: 'genesys', path: '/api/v2/assistants' })
    }
    const numbers: number[] = []
    for (let after = 0; after < 60; after = numbers.at(-1) ?? 60) {
      const { text, note = '' } = await call('getExchanges', { world: 'default', after })
      expect(text.length).toBeLessThanOrEqual(40_000)
      expect(note).toMatch(/^$|^The page was shortened to \d+ entries .* Continue with "after"\.$/)
      numbers.push(...JSON.parse(text).exchanges.map(({ number }: { number: number }) => number))
    }
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
    const { isError, text } = await call('getExchangesAwaited', { world: 'default' })
    expect(isError).toBe(true)
    expect(text).toMatch(/ has \d+ characters, and an agent gets 40000 at most: narrow it with "world", "vendor"/)
  })

  it('cuts the strings of a single exchange that is too long', async () => {
    const { call, read } = await connect()
    const body = JSON.stringify({ name: 'x'.repeat(90_000) })
    await read('sendRequest', { world: 'default', vendor: 'genesys', path: '/api/v2/assistants', method: 'POST', body })
    const { text, note } = await call('getExchange', { world: 'default', number: 1 })
    expect(text.length).toBeLessThan(40_000)
    expect(JSON.parse(text).request.body).toMatch(/^\{"name":"x+… \(88011 more characters\)$/)
    expect(note).toBe('Strings of more than 2000 characters were cut.')
  })

  it('checks scenario files and lists each error with its place', async () => {
    await withFolder({ 'mine.yaml': 'scenario: mine\ngenesys:\n  asistants: []\n' }, async (folder) => {
      const { read } = await connect()
      const { checked, errors } = await read('checkScenario', { file: join(folder, 'mine.yaml') })
      expect(checked).toEqual([join(folder, 'mine.yaml')])
      expect(errors).toMatchObject([{ line: 3, column: 3, at: 'genesys.asistants', nearest: 'assistants' }])
    })
  })

  it('answers every request before it ends with its input', async () => {
    const messages = [
      { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: CLIENT } },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'getWorlds', arguments: {} } },
      { id: 3, method: 'tools/call', params: { name: 'noSuchTool' } },
    ]
    const child = spawn(process.execPath, [MAIN, 'mcp', '--quiet'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.stdin.end(messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join(''))
    expect(await ended).toBe(0)
    const answers = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([1, 2, 3]))
    expect(answers.find(({ id }) => id === 3).error.message).toContain('There is no tool "noSuchTool"')
    expect(stderr).toBe('')
  })

  it('names the package that it requires if it is missing', async () => {
    const hook = `import { registerHooks } from 'node:module'
      registerHooks({ resolve: (name, context, next) => {
        if (!name.startsWith('@modelcontextprotocol/')) return next(name, context)
        throw Object.assign(new Error('missing'), { code: 'ERR_MODULE_NOT_FOUND' })
      } })`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }
    expect(await spawnDeskdouble(['mcp'], { env })).toEqual({
      stdout: '',
      stderr:
        '"deskdouble mcp" requires @modelcontextprotocol/sdk, which is not installed. Run: npm install --save-dev @modelcontextprotocol/sdk\n',
      code: 2,
    })
  })

  it.each([
    [['--url', 'localhost:4010'], 'It must be the address that deskdouble serve prints'],
    [['--url', 'http://127.0.0.1:4010', '--scenario', 'small-team'], "cannot be used with option '-s, --scenario"],
  ])('rejects the options %s', async (options, message) => {
    const { stderr, code } = await spawnDeskdouble(['mcp', ...options])
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

const CLIENT = { name: 'test', version: '1' }

/** Starts `deskdouble mcp` and connects the client of the official SDK to it. */
async function connect(...options: readonly string[]) {
  const client = new Client(CLIENT)
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, 'mcp', '--quiet', ...options],
    stderr: 'ignore',
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  const call = async (name: string, args: Record<string, unknown>) => {
    const { content, isError } = CallToolResultSchema.parse(await client.callTool({ name, arguments: args }))
    const [text = '', note] = content.map((part) => (part.type === 'text' ? part.text : ''))
    return { isError, text, ...(note !== undefined && { note }) }
  }
  const read = async (name: string, args: Record<string, unknown>) => {
    const { isError, text } = await call(name, args)
    if (isError) throw new Error(text)
    return JSON.parse(text)
  }
  return { client, call, read }
}
