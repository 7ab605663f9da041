import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { oldNodeWarning } from '../../src/cli/node-version.ts'
import { createEmulator } from '../../src/index.ts'
import { installCommand } from '../support/action-runner.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'
import { temporaryFolder } from '../support/pacts.ts'

const ROOT = join(import.meta.dirname, '../..')
const SPEC = join(ROOT, 'examples/any-api/openapi.yaml')
const page = readFileSync(join(ROOT, 'docs/troubleshooting.md'), 'utf8')
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text]),
)
const AUTHORIZATION = { authorization: 'Bearer agent-console-token' }

describe('docs/troubleshooting.md', () => {
  it('quotes the message of a port in use', async () => {
    const { url } = await listening()
    const { stderr } = await deskdouble(['serve', '--port', new URL(url).port])
    expectMessages('The port is in use', stderr)
  })

  it('shows a server that a signal stops', async () => {
    const folder = await temporaryFolder()
    await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
    const [block] = blocksIn(sectionOf('A server that was started with `npx … &` keeps running'))
    const { stdout } = await promisify(execFile)('bash', ['-c', `${block?.text}\nkill -0 "$SERVER" || echo stopped`], {
      cwd: folder,
    })
    expect(stdout).toMatch(/stopped\n$/)
  })

  it('quotes the messages of missing and unknown credentials', async () => {
    const world = createEmulator({ auth: 'strict' })
    const missing = await world.fetch('/api/v2/users/me')
    const unknown = await world.fetch('/api/v2/users/me', { headers: { authorization: 'Bearer x' } })
    expect([missing.status, unknown.status]).toEqual([401, 401])
    expectMessages('401 Unauthorized', `${await missing.text()}\n${await unknown.text()}`)
  })

  it('quotes the message of an expired token', async () => {
    const world = createEmulator({ clock: '2026-01-15T09:00:00Z' })
    const { headers } = world.genesys.credentials
    world.clock.advance('25h')
    expectMessages('A token expires', await (await world.fetch('/api/v2/users/me', { headers })).text())
  })

  it('quotes what exec lists of unknown paths, methods and names', async () => {
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
      expectMessages('404 for a path', stderr)
      expectMessages('405 Method Not Allowed', stderr)
      for (const part of ['body /title is required', 'not declared: body /titel (did you mean title?)']) {
        expect(sectionOf('400 or 422, or a parameter without effect')).toContain(part)
        expect(stderr).toContain(part)
      }
    })
  })

  it('quotes the message of an unknown world', async () => {
    const response = await createEmulator().fetch('/api/v2/users/me', {
      headers: { ...AUTHORIZATION, 'X-World': 'checkout' },
    })
    const { detail } = await response.json()
    expectMessages('A world is not found', detail)
  })

  it('rejects pages of other origins at the control API only', async () => {
    const { url } = await listening()
    const headers = { ...AUTHORIZATION, origin: 'http://localhost:5173' }
    const vendor = await fetch(`${url}/api/v2/users/me`, { headers })
    expect(vendor.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    const control = await fetch(`${url}/_control/worlds`, { headers })
    expect(control.status).toBe(403)
    expectMessages('CORS errors of a page', (await control.json()).detail)
  })

  it('quotes the message of a foreign host', async () => {
    const { url } = await listening()
    const { stdout } = await promisify(execFile)('curl', ['-s', '-H', 'Host: desk.internal', `${url}/_control/worlds`])
    expectMessages('403 of the control API: the host is not local', JSON.parse(stdout).detail)
  })

  it('quotes the warning about an old version of Node', () => {
    expectMessages('An old version of Node', oldNodeWarning('20.20.2') ?? '')
  })

  it('quotes the messages of documents with errors', async () => {
    const missing = `openapi: 3.0.0\npaths:\n  /a: { get: { responses: { '200': { $ref: '#/components/nope' } } } }\n`
    const files = { 'syntax.yaml': 'openapi: 3.0.0\n paths: x\n', 'old.json': '{"swagger":"1.2"}', 'a.yaml': missing }
    await withFolder(files, async (folder) => {
      const results = []
      for (const file of Object.keys(files)) results.push(await deskdouble(['spec', 'check', file], { folder }))
      expectMessages('The document has errors', results.map(({ stdout, stderr }) => stdout + stderr).join('\n'))
    })
  })

  it('quotes the message of a scenario that is checked without its document', async () => {
    const text = 'scenario: one-book\ndescribe: One book\nbookshop:\n  books: [{ title: Emma }]\n'
    await withFolder({ 'one-book.yaml': text }, async (folder) => {
      const without = await deskdouble(['scenario', 'check', 'one-book.yaml'], { folder })
      expect(without.code).toBe(2)
      const token = await deskdouble(['token', 'bookshop'], { folder })
      expectMessages(
        'A name of your own is not a known property, vendor or provider',
        [without, token].map(({ stderr, stdout }) => stderr + stdout).join('\n'),
      )
      const named = await deskdouble(['scenario', 'check', '--spec', `bookshop=${SPEC}`, 'one-book.yaml'], { folder })
      expect(named.code).toBe(0)
    })
  })
})

function sectionOf(heading: string): string {
  const section = sections.get(heading)
  if (section === undefined) throw new Error(`docs/troubleshooting.md has no section ${heading}`)
  return section
}

/** Returns the lines of a section's messages. */
function messagesOf(heading: string): string[] {
  const blocks = blocksIn(sectionOf(heading)).filter(({ language }) => language === 'text')
  return blocks.flatMap(({ text }) => text.split('\n'))
}

/** Expects that an output contains each message of a section, in which `…` stands for any text. */
function expectMessages(heading: string, output: string): void {
  const messages = messagesOf(heading)
  expect(messages).not.toEqual([])
  for (const message of messages) {
    const parts = message.split('…').map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    expect(output).toMatch(new RegExp(parts.join('.*')))
  }
}

async function listening() {
  const server = await createEmulator().listen({ port: 0 })
  onTestFinished(server.close)
  return server
}
