import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'
import { startCommand } from '../support/processes.ts'

const ESCAPES = '\u001b[31m\u0007\u009b2J\u202e'
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }

/** Starts a server and waits for its address. */
async function serve(env: Readonly<Record<string, string>> = {}) {
  const { child, printed } = startCommand(['serve', '--port', '0'], env)
  await expect.poll(printed, { timeout: 20_000 }).toMatch(/inspector.*\n/)
  const start = printed().length
  return {
    child,
    url: /http:\S+/.exec(stripVTControlCharacters(printed()))?.[0] ?? '',
    printed: () => printed().slice(start),
  }
}

describe('deskdouble serve', () => {
  it.each(['stdout', 'stderr'] as const)('goes on serving when nobody reads its %s any more', async (name) => {
    const { child, url } = await serve()
    child[name]?.destroy()
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await fetch(`${url}/api/v2/users/me`, { headers })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200])
    expect(child.exitCode).toBeNull()
  })

  it.runIf(process.platform !== 'win32')('goes on serving behind `head -1`', async () => {
    const script = `"$0" "$1" serve --port 0 | head -1`
    const child = spawn('sh', ['-c', script, process.execPath, MAIN], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    onTestFinished(() => void process.kill(-(child.pid ?? 0), 'SIGKILL'))
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    await expect.poll(() => text, { timeout: 20_000 }).toMatch(/listens on http:\S+\n/)
    const url = /http:\S+/.exec(text)?.[0] ?? ''
    for (let i = 0; i < 5; i++) expect((await fetch(`${url}/api/v2/nothing`)).status).toBe(404)
  })

  it('escapes the control characters of a client in path, query, message and undeclared names', async () => {
    const { url, printed } = await serve()
    const encoded = encodeURIComponent(ESCAPES)
    await fetch(`${url}/api/v2/${encoded}`, { headers })
    await fetch(`${url}/${encoded}?${encoded}=1`)
    // The message of an unknown record contains its key, decoded.
    await fetch(`${url}/api/v2/assistants/${encoded}`, { headers })
    await fetch(`${url}/api/v2/assistants?${encoded}=1&expand=${encoded}`, { headers })
    const body = JSON.stringify({ name: ESCAPES, [ESCAPES]: 1, transcriptionConfig: { vendorName: ESCAPES } })
    await fetch(`${url}/api/v2/assistants`, { method: 'POST', headers, body })
    await expect.poll(() => printed().split('\n').length, { timeout: 10_000 }).toBe(6)
    expect(printed()).toContain('\\u001b[31m')
    expect(printed()).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('prints the nearest operation and undeclared names with the nearest declared ones', async () => {
    const { url, printed } = await serve()
    await fetch(`${url}/api/v2/asistants`, { headers })
    await fetch(`${url}/api/v2/assistants?pagesize=2`, { headers })
    await expect.poll(() => printed().split('\n').length).toBe(3)
    expect(printed().split('\n')).toEqual([
      expect.stringMatching(/There is no operation at \S+ \(did you mean GET \/api\/v2\/assistants\?\)$/),
      expect.stringMatching(/ 200 {2}[\d.]+ ms {2}not declared: query pagesize \(did you mean pageSize\?\)$/),
      '',
    ])
  })

  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
  ])('prints colours into a pipe only if they are forced (%j)', async (env, expected) => {
    const { url, printed } = await serve(env)
    await fetch(`${url}/api/v2/users/me`, { headers })
    await expect.poll(() => printed().split('\n').length).toBe(2)
    expect(printed().includes('\u001b[')).toBe(expected)
  })
})

describe('deskdouble pact', () => {
  async function hostilePact(): Promise<string> {
    const emulator = createEmulator()
    await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
    const { interactions, ...pact } = await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
    const hostile = interactions.map((one) => ({ ...one, description: `a${ESCAPES}b`, response: { status: 299 } }))
    return fileOf({ ...pact, interactions: hostile }, await temporaryFolder())
  }

  it.each([{ NO_COLOR: '1' }, { NO_COLOR: '' }])('verify prints no colours into a pipe (%j)', async (env) => {
    const { stdout, stderr, code } = await deskdouble(['pact', 'verify', await hostilePact(), '--no-evidence'], { env })
    expect(code).toBe(1)
    expect(stdout).toContain('Verifying a pact between desk and genesys')
    // A colour in a description cannot be told from one of the verifier, so both are removed.
    expect(stdout).toContain('a\\u0007\\u009b2J\\u202eb')
    expect(stdout + stderr).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('verify prints colours if they are forced, but no other control sequence', async () => {
    const { stdout } = await deskdouble(['pact', 'verify', await hostilePact(), '--no-evidence'], {
      env: { FORCE_COLOR: '1' },
    })
    expect(stdout).toContain('\u001b[1mdesk\u001b[0m')
    expect(stripVTControlCharacters(stdout)).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('compare escapes the descriptions of pacts', async () => {
    const { stdout, stderr } = await deskdouble(['pact', 'compare', await hostilePact()])
    expect(stderr).toContain('a\\u001b[31m')
    expect(stdout + stderr).toMatch(/^[\x20-\x7e\n]*$/)
  })
})
