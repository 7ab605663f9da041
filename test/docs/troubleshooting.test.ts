import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import { oldNodeWarning } from '../../src/cli/node-version.ts'
import { createEmulator } from '../../src/index.ts'
import { installCommand } from '../support/action-runner.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'
import { documentedPage } from '../support/docs/page.ts'
import { temporaryFolder } from '../support/pacts.ts'

const ROOT = join(import.meta.dirname, '../..')
const SPEC = join(ROOT, 'examples/any-api/openapi.yaml')
const page = documentedPage('docs/troubleshooting.md')
const AUTHORIZATION = { authorization: 'Bearer agent-console-token' }

page.check('quotes the message of a port in use', ['is in use'], async ({ text }) => {
  const { url } = await listening()
  const { stderr } = await deskdouble(['serve', '--port', new URL(url).port])
  expectMessages(text, stderr)
})

page.check('shows a server that a signal stops', ['SERVER=$!'], async ({ text }) => {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  const { stdout } = await promisify(execFile)('bash', ['-c', `${text}\nkill -0 "$SERVER" || echo stopped`], {
    cwd: folder,
  })
  expect(stdout).toMatch(/stopped\n$/)
})

page.check(
  'quotes the messages of missing and unknown credentials',
  ['A bearer token is required'],
  async ({ text }) => {
    const world = createEmulator({ auth: 'strict' })
    const missing = await world.fetch('/api/v2/users/me')
    const unknown = await world.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer x' } })
    expect([missing.status, unknown.status]).toEqual([401, 401])
    expectMessages(text, `${await missing.text()}\n${await unknown.text()}`)
  },
)

page.check('quotes the message of an expired token', ['The token has expired'], async ({ text }) => {
  const world = createEmulator({ clock: '2026-01-15T09:00:00Z' })
  const { headers } = world.genesys.credentials
  world.clock.advance('25h')
  expectMessages(text, await (await world.fetch('/api/v2/users/me', { headers })).text())
})

page.check(
  'quotes what exec lists of unknown paths, methods and names',
  ['/boks', 'method PUT', 'body /title is required'],
  async (path, method, name) => {
    const client = [
      "const api = process.env.DESKDOUBLE_URL, headers = { 'x-api-key': 'any', 'content-type': 'application/json' }",
      "await fetch(api + '/boks', { headers })",
      "await fetch(api + '/books', { method: 'PUT', headers })",
      'const body = \'{"titel":"Emma","isbn":"9780141439587","author":"Jane Austen"}\'',
      "await fetch(api + '/books', { method: 'POST', headers, body })",
    ].join('\n')
    await withFolder({ 'client.mjs': client }, async (folder) => {
      const options = ['exec', '--spec', SPEC, '--', process.execPath, 'client.mjs']
      const { stderr } = await deskdouble(options, { folder })
      expectMessages(path.text, stderr)
      expectMessages(method.text, stderr)
      for (const part of name.text.split(' … ')) expectMessages(part, stderr)
    })
  },
)

page.check('quotes the message of an unknown world', ['World "checkout"'], async ({ text }) => {
  const response = await createEmulator().fetch('/api/v2/users/me', {
    headers: { ...AUTHORIZATION, 'X-World': 'checkout' },
  })
  const { detail } = await response.json()
  expectMessages(text, detail)
})

page.check('rejects pages of other origins at the control API only', ['Cross-origin requests'], async ({ text }) => {
  const { url } = await listening()
  const headers = { ...AUTHORIZATION, origin: 'http://localhost:5173' }
  const vendor = await fetch(`${url}/api/v2/users/me`, { headers })
  expect(vendor.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
  const control = await fetch(`${url}/_control/worlds`, { headers })
  expect(control.status).toBe(403)
  expectMessages(text, (await control.json()).detail)
})

page.check('quotes the message of a foreign host', ['Host "desk.internal"'], async ({ text }) => {
  const { url } = await listening()
  const { stdout } = await promisify(execFile)('curl', ['-s', '-H', 'Host: desk.internal', `${url}/_control/worlds`])
  expectMessages(text, JSON.parse(stdout).detail)
})

page.check('quotes the warning about an old version of Node', ['older than 22.12'], ({ text }) => {
  expectMessages(text, oldNodeWarning('20.20.2') ?? '')
})

page.check('quotes the messages of documents with errors', ['neither valid YAML'], async ({ text }) => {
  const missing = `openapi: 3.0.0\npaths:\n  /a: { get: { responses: { '200': { $ref: '#/components/nope' } } } }\n`
  const files = { 'syntax.yaml': 'openapi: 3.0.0\n paths: x\n', 'old.json': '{"swagger":"1.2"}', 'a.yaml': missing }
  await withFolder(files, async (folder) => {
    const results = []
    for (const file of Object.keys(files)) results.push(await deskdouble(['spec', 'check', file], { folder }))
    expectMessages(text, results.map(({ stdout, stderr }) => stdout + stderr).join('\n'))
  })
})

page.check(
  'quotes the message of a scenario that is checked without its document',
  ['bookshop  is not'],
  async ({ text }) => {
    const scenario = 'scenario: one-book\ndescribe: One book\nbookshop:\n  books: [{ title: Emma }]\n'
    await withFolder({ 'one-book.yaml': scenario }, async (folder) => {
      const without = await deskdouble(['scenario', 'check', 'one-book.yaml'], { folder })
      expect(without.code).toBe(2)
      const token = await deskdouble(['token', 'bookshop'], { folder })
      expectMessages(text, [without, token].map(({ stderr, stdout }) => stderr + stdout).join('\n'))
      const named = await deskdouble(['scenario', 'check', '--spec', `bookshop=${SPEC}`, 'one-book.yaml'], { folder })
      expect(named.code).toBe(0)
    })
  },
)

/** Expects that an output contains each message of a block, in which `…` stands for any text. */
function expectMessages(shown: string, output: string): void {
  for (const message of shown.split('\n')) {
    const parts = message.split('…').map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    expect(output).toMatch(new RegExp(parts.join('.*')))
  }
}

async function listening() {
  const server = await createEmulator().listen({ port: 0 })
  onTestFinished(server.close)
  return server
}
