import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Pact } from '../../../src/index.ts'
import { deskdouble } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/pacts.ts'

const FILE = 'desk-genesys.json'
/** Defines `send(path, body)` and `control(method, path, body)` for a script. */
const PRELUDE = `
  const { DESKDOUBLE_URL: url, DESKDOUBLE_GENESYS_AUTHORIZATION: authorization } = process.env
  const headers = { authorization, 'content-type': 'application/json' }
  const send = async (path, body) => {
    const response = await fetch(url + path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) })
    return response.json()
  }
  const control = (method, path, body) => fetch(url + '/_control' + path, {
    method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body)
  })
  const NEW = { name: 'New desk', transcriptionConfig: { vendorName: 'Genesys' } }`

async function recordScript(script: string, ...options: readonly string[]) {
  const folder = await temporaryFolder()
  const args = ['pact', 'record', '--consumer', 'desk', '--vendor', 'genesys', '--out', folder, ...options]
  const ended = await deskdouble([...args, '--', 'node', '--input-type=module', '-e', `${PRELUDE}\n${script}`])
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '{"interactions":[]}')
  const { interactions }: Pact = JSON.parse(text)
  return { ...ended, descriptions: interactions.map(({ description }) => description) }
}

describe('deskdouble pact record with a command', () => {
  it('records every request of a run with more requests than a journal holds', async () => {
    const { code, descriptions } = await recordScript(`
      await send('/api/v2/assistants', NEW)
      for (let i = 0; i < 1200; i++) await send('/api/v2/users/me')`)
    expect([code, descriptions]).toEqual([0, ['create an assistant', 'get the user of the token']])
  })

  it('records the requests to all worlds', async () => {
    const { code, descriptions } = await recordScript(`
      await control('POST', '/worlds', { name: 'other', scenario: 'small-team' })
      await send('/_world/other/api/v2/assistants')
      await send('/api/v2/users/me')`)
    expect([code, descriptions]).toEqual([0, ['get the user of the token', 'list assistants']])
  })

  it.each([
    ['reset', `await send('/api/v2/users/me'); await control('POST', '/worlds/default/reset')`],
    [
      'deleted',
      `await control('POST', '/worlds', { name: 'other' }); await send('/_world/other/api/v2/users/me')
      await control('DELETE', '/worlds/other')`,
    ],
  ])('writes no pact if a world was %s, which empties its journal', async (_, script) => {
    const { code, stderr, descriptions } = await recordScript(`${script}\nawait send('/api/v2/users/me')`)
    expect([code, descriptions]).toEqual([1, []])
    expect(stderr).toContain('No pact was written: 1 of 2 requests to genesys are lost')
  })

  it('fails if the client sends no request, with a cure', async () => {
    const { code, stderr } = await recordScript('')
    expect([code, stderr]).toEqual([2, expect.stringContaining('to the URL in DESKDOUBLE_URL')])
  })

  it('records a run that resets its world before the first request', async () => {
    const { code } = await recordScript(
      `await control('POST', '/worlds/default/reset'); await send('/api/v2/users/me')`,
    )
    expect(code).toBe(0)
  })

  it('lists requests that the specs do not declare, and writes the pact', async () => {
    const { code, stderr, descriptions } = await recordScript(`
      await send('/api/v2/assistants?pagesize=2'); await send('/api/v2/asistants')`)
    expect([code, descriptions]).toEqual([0, ['list assistants with pagesize']])
    expect(stderr.split('\n')).toEqual([
      '',
      'DeskDouble: 1 of 2 requests violated the specs',
      '  GET /api/v2/asistants  404  There is no operation at /api/v2/asistants (did you mean GET /api/v2/assistants?)',
      '',
      'DeskDouble: 1 of 2 requests had names that the specs do not declare, which had no effect',
      '  GET /api/v2/assistants?pagesize=2  200  not declared: query pagesize (did you mean pageSize?)',
      '',
    ])
  })

  it.each([
    ['a request that violates the spec', `await send('/api/v2/assistants?pageSize=900')`],
    ['an undeclared query parameter', `await send('/api/v2/assistants?pagesize=2')`],
    ['an undeclared body member', `await send('/api/v2/assistants', { ...NEW, nmae: 'x' })`],
  ])('writes no pact with --strict-requests after %s', async (_, script) => {
    const { code, stderr, descriptions } = await recordScript(script, '--strict-requests')
    expect([code, descriptions]).toEqual([1, []])
    expect(stderr).toContain('No pact was written, because --strict-requests rejects the requests above.')
  })

  it('writes the pact with --strict-requests if every request is declared', async () => {
    expect((await recordScript(`await send('/api/v2/users/me')`, '--strict-requests')).code).toBe(0)
  })

  it('serves on a fixed port with --port', async () => {
    const { stdout } = await deskdouble(['exec', '--', 'printenv', 'DESKDOUBLE_URL'])
    const { port } = new URL(stdout.trim())
    const { code, stderr } = await recordScript(
      `if (new URL(url).port !== '${port}') process.exit(4)\nawait send('/api/v2/users/me')`,
      '--port',
      port,
    )
    expect([code, stderr]).toEqual([0, ''])
  })
})

/** Runs a client of two vendors, which reads only names. */
const TWO_VENDORS = `
  const { DESKDOUBLE_BIRD_AUTHORIZATION: key, DESKDOUBLE_BIRD_WORKSPACE_ID: workspace } = process.env
  const { entities } = await send('/api/v2/assistants')
  for (const { name } of entities) if (!name) process.exit(5)
  await (await fetch(url + '/workspaces/' + workspace + '/agents', { headers: { authorization: key } })).text()`

describe('deskdouble pact record of several vendors', () => {
  it('writes one pact for each, with the fields that the client reads', async () => {
    const folder = await temporaryFolder()
    const vendors = ['--vendor', 'genesys', '--vendor', 'bird']
    const args = ['pact', 'record', '--consumer', 'desk', ...vendors, '--reads', 'auto', '--out', folder]
    const command = ['node', '--input-type=module', '-e', `${PRELUDE}\n${TWO_VENDORS}`]
    const { code, stdout, stderr } = await deskdouble([...args, '--', ...command])

    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('--reads auto saw how 2 kinds of responses were read')
    const contentOf = async (name: string) => {
      const { interactions }: Pact = JSON.parse(await readFile(join(folder, name), 'utf8'))
      return interactions.map(({ response }) => response.body?.content)
    }
    expect(await contentOf('desk-genesys.json')).toEqual([{ entities: [{ name: expect.any(String) }] }])
    expect(await contentOf('desk-bird.json')).toEqual([expect.objectContaining({ total: expect.any(Number) })])
  })

  it('writes no pact if the client sent no request to one of them', async () => {
    const { code, stderr, descriptions } = await recordScript(`await send('/api/v2/users/me')`, '--vendor', 'kore')
    expect([code, descriptions]).toEqual([2, []])
    expect(stderr).toContain('No request to kore could be recorded')
  })
})

describe('deskdouble pact record --spec without --vendor', () => {
  it("writes the pact of the spec's vendor", async () => {
    const folder = await temporaryFolder()
    const spec = join(folder, 'desks.yaml')
    const response = '{ description: Desks, content: { application/json: { schema: { type: object } } } }'
    const paths = `{ /desks: { get: { operationId: listDesks, summary: List the desks, responses: { '200': ${response} } } } }`
    await writeFile(spec, `openapi: 3.1.0\ninfo: { title: Desks, version: '1' }\npaths: ${paths}`)
    const args = ['pact', 'record', '--consumer', 'desk', '--spec', spec, '--out', folder]
    const client = `await fetch(process.env.DESKDOUBLE_URL + '/desks')`
    const { code } = await deskdouble([...args, '--', 'node', '--input-type=module', '-e', client])
    const { interactions }: Pact = JSON.parse(await readFile(join(folder, 'desk-desks.json'), 'utf8'))
    expect([code, interactions.map(({ description }) => description)]).toEqual([0, ['list the desks']])
  })

  it('exits with 2 if neither option names a provider', async () => {
    const { code, stderr } = await deskdouble(['pact', 'record', '--consumer', 'desk', '--', 'true'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('The provider is missing: use --vendor with one of')])
  })
})

describe('deskdouble pact record --reads FILE', () => {
  const recordWith = async (content: unknown, ...options: readonly string[]) => {
    const file = join(await temporaryFolder(), 'reads.json')
    await writeFile(file, JSON.stringify(content))
    return recordScript(`await send('/api/v2/users/me')`, '--reads', file, ...options)
  }

  it.each([
    [
      { getUserMe: ['name'] },
      'The fields read of "getUserMe" belong to no operation. Use an operationId, such as getUser',
    ],
    [{ getUsersMe: 'name' }, 'the fields of "getUsersMe" must be a list of strings'],
    [['name'], 'must be a JSON object such as {"getAgents": ["results[].name"]}'],
  ])('rejects the file %j', async (content, expected) => {
    const { code, stderr } = await recordWith(content)
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)])
  })
})

async function recordFrom(url: string, ...options: readonly string[]) {
  const folder = await temporaryFolder()
  const args = ['pact', 'record', '--consumer', 'desk', '--vendor', 'genesys', '--out', folder, '--from', url]
  return deskdouble([...args, ...options])
}

describe('deskdouble pact record --from', () => {
  it('fails if the journal has dropped requests, with the number and a cure', async () => {
    const emulator = createEmulator({ limits: { exchanges: 2 } })
    const { headers } = emulator.genesys.credentials
    for (let i = 0; i < 5; i++) await emulator.fetch('/api/v2/users/me', { headers })
    const { url, close } = await emulator.listen({ port: 0 })
    const { code, stderr } = await recordFrom(url)
    await close()
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('The world received 5 requests for genesys, but some were removed from the journal: run'),
    ])
    await expect(emulator.pact({ consumer: 'desk', vendor: 'genesys' })).rejects.toMatchObject({
      code: 'DD_PACT_INCOMPLETE',
    })
  })

  it.each([
    ['nothing listens', 'http://127.0.0.1:9', /^Failed to connect to http:\/\/127\.0\.0\.1:9: /],
    ['it is not a URL', '127.0.0.1:4010', /^--from "127\.0\.0\.1:4010" is not a URL/],
  ])('reports in one line that %s', async (_, url, expected) => {
    const { code, stderr } = await recordFrom(url)
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('rejects --reads, which it cannot apply', async () => {
    expect((await recordFrom('http://127.0.0.1:9', '--reads', 'auto')).stderr).toContain('--reads cannot narrow')
  })

  it('rejects --strict-requests, which it cannot check', async () => {
    expect((await recordFrom('http://127.0.0.1:9', '--strict-requests')).stderr).toContain('use it with a command')
  })
})

describe('deskdouble exec --strict-requests', () => {
  it('exits with 1 for undeclared names', async () => {
    const script = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants?pagesize=2', { headers: { authorization: 'Bearer x' } })`
    const { code, stderr } = await deskdouble(['exec', '--strict-requests', '--', 'node', '-e', script])
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('not declared: query pagesize (did you mean pageSize?)'),
    ])
  })
})
