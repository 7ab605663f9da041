import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { MAIN } from '../support/main.ts'

const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

describe('deskdouble serve', () => {
  it('prints its address, its vendors and their credentials', async () => {
    const server = await serve(['--port', '0'])
    expect(server.printed()).toMatch(/^DeskDouble \d+\.\d+\.\d+ listens on http:\/\/127\.0\.0\.1:\d+\n/)
    expect(server.printed()).toMatch(/^genesys {2}\d+ operations of Genesys Cloud agent assistants$/m)
    expect(server.printed()).toContain('clientId       agent-console\n')
  })

  it.each(['open', 'strict'])('prints a curl line that works when pasted (authentication %s)', async (auth) => {
    const server = await serve(['--port', '0', '--auth', auth])
    const line = /^ +(curl .*)$/m.exec(server.printed())?.[1] ?? ''
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent`])
    expect(JSON.parse(stdout).entities.length).toBe(12)
  })

  it('prints credentials that log in under strict authentication', async () => {
    const server = await serve(['--port', '0', '--auth', 'strict'])
    const [, id, secret] = /clientId +(\S+)\n +clientSecret +(\S+)/.exec(server.printed()) ?? []
    const response = await fetch(`${server.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(response.status).toBe(200)
  })

  it('prints a line for every request with its problem', async () => {
    const server = await serve(['--port', '0'])
    await fetch(`${server.url}/api/v2/assistants?expand=colour`, { headers: { authorization: 'Bearer any' } })
    await expect
      .poll(server.printed)
      .toMatch(
        /GET {4}\/api\/v2\/assistants\?expand=colour {2}getAssistants {2}400 {2}\d+\.\d ms {2}query expand must be one of copilot/,
      )
  })

  it('generates and prints a control token on other than loopback addresses', async () => {
    const server = await serve(['--port', '0', '--host', '0.0.0.0'])
    const [, token = ''] =
      /inspector .*\n +control token +(\S+)\n +authorization +Bearer \1\n/.exec(server.printed()) ?? []
    const vendors = `${server.url.replace('0.0.0.0', '127.0.0.1')}/_control/vendors`
    expect((await fetch(vendors)).status).toBe(401)
    expect((await fetch(vendors, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
  })

  it('applies --limit', async () => {
    const server = await serve(['--port', '0', '--quiet', '--limit', 'worlds=2', '--limit', 'waiters=7'])
    const fork = async () => (await fetch(`${server.url}/_control/worlds`, { method: 'POST' })).status
    expect([await fork(), await fork()]).toEqual([201, 409])
    const health = await (await fetch(`${server.url}/_control/health`)).json()
    expect(health).toMatchObject({ worlds: { limit: 2 }, waiting: { limit: 7 } })
  })

  it('prints only the address with --quiet', async () => {
    const server = await serve(['--port', '0', '--quiet'])
    await fetch(`${server.url}/api/v2/assistants`)
    expect(server.printed()).toBe(`${server.url}\n`)
  })

  it('uses the port of PORT unless --port overrides it', async () => {
    const server = await serve(['--quiet'], { PORT: '0' })
    expect(server.url).not.toContain(':4010')
    const port = new URL(server.url).port
    const other = await serve(['--quiet', '--port', '0'], { PORT: port })
    expect(new URL(other.url).port).not.toBe(port)
  })

  it('generates the same ids for the same seed', async () => {
    const [a, b, c] = await Promise.all(
      ['5', '5', '6'].map((seed) => serve(['--port', '0', '--quiet', '--seed', seed])),
    )
    const ids = await Promise.all([a, b, c].map((server) => newQueue(server?.url ?? '')))
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s, with a client still connected', async (signal) => {
    const server = await serve(['--port', '0', '--quiet'])
    await fetch(`${server.url}/api/v2/assistants`)
    server.child.kill(signal)
    expect(await once(server.child, 'exit')).toEqual([0, null])
  })

  it('serves a scenario file of the user', async () => {
    const { file, remove } = await scenarioFile('scenario: mine\ngenesys:\n  routingQueues: [{ name: Only }]\n')
    const server = await serve(['--port', '0', '--quiet', '--scenario', file])
    const response = await fetch(`${server.url}/api/v2/routing/queues`, { headers: { authorization: 'Bearer any' } })
    expect((await response.json()).entities.map((queue: { name: string }) => queue.name)).toEqual(['Only'])
    await remove()
  })
})

describe('deskdouble serve reports in one sentence with exit code 2', () => {
  it('a port that is in use', async () => {
    const server = await serve(['--port', '0', '--quiet'])
    const { port } = new URL(server.url)
    expect(await errorOutput(['--port', port])).toBe(
      `Port ${port} on 127.0.0.1 is in use: stop the program that listens there, or choose another port with --port (0 picks a free one).\n`,
    )
  })

  it('an unknown flag', async () => {
    expect(await errorOutput(['--prot', '1'])).toContain("unknown option '--prot'\n(Did you mean --port?)")
  })

  it('an invalid port', async () => {
    expect(await errorOutput(['--port', '70000'])).toContain('It must be a whole number from 0 to 65535.')
  })

  it('an unknown authentication mode', async () => {
    expect(await errorOutput(['--auth', 'lax'])).toContain('Allowed choices are open, strict.')
  })

  it('an unknown or invalid limit', async () => {
    expect(await errorOutput(['--limit', 'wrlds=2'])).toContain('Unknown limit "wrlds"; use one of worlds, exchanges')
    expect(await errorOutput(['--limit', 'constructor=2'])).toContain('Unknown limit "constructor"')
    expect(await errorOutput(['--limit', 'worlds=0'])).toContain('It must be a whole number of at least 1.')
  })

  it('an unknown scenario', async () => {
    expect(await errorOutput(['--scenario', 'defualt'])).toMatch(
      /^Scenario "defualt" does not exist\. Did you mean "default"\? Use one of: default, /,
    )
  })

  it('a missing scenario file', async () => {
    expect(await errorOutput(['--scenario', './nowhere.yaml'])).toMatch(
      /^Failed to read the scenario file \.\/nowhere\.yaml: it does not exist: check the path/,
    )
  })

  it('every error of a scenario', async () => {
    const { file, remove } = await scenarioFile(
      'scenario: invalid\ngenesys:\n  routingQueues: [{ name: A }, { name: a }, { nmae: B }]\n  assistants: [{ name: S, queues: [C] }]\n',
    )
    const output = await errorOutput(['--scenario', file])
    expect(output.replaceAll(file, 'scenario.yaml')).toBe(`Failed to load scenario "invalid": fix every error below
  scenario.yaml:3:40  genesys.routingQueues[1].name  duplicate name "a": another Queue already has it (name ignores case)
  scenario.yaml:3:47  genesys.routingQueues[2].nmae  is not a known property; use one of id, name, division, peerId, cannedResponseLibraries, description, dateCreated, dateModified, createdBy, modifiedBy, memberCount, userMemberCount and 3 more (did you mean "name"?)
  scenario.yaml:4:36  genesys.assistants[0].queues[0]  must name a record in routingQueues (A), got "C" (did you mean "A"?)
`)
    await remove()
  })

  async function errorOutput(flags: readonly string[]): Promise<string> {
    const child = start(flags)
    let output = ''
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    expect(await once(child, 'close')).toEqual([2, null])
    expect(output).not.toMatch(/\n\s+at /)
    return output
  }
})

function start(flags: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const { PORT: _, ...rest } = process.env
  const child = spawn(process.execPath, [MAIN, 'serve', ...flags], { env: { ...rest, ...env } })
  running.push(child)
  return child
}

/** Starts the command and waits until it prints its address. */
async function serve(flags: readonly string[], env?: Record<string, string>) {
  const child = start(flags, env)
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  await expect.poll(() => printed).toMatch(/http:\S+\n/)
  return { child, url: /http:\S+/.exec(printed)?.[0] ?? '', printed: () => printed }
}

async function newQueue(url: string): Promise<string> {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }
  const body = JSON.stringify({ name: 'Gloves' })
  return (await (await fetch(`${url}/api/v2/routing/queues`, { method: 'POST', headers, body })).json()).id
}

async function scenarioFile(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-'))
  const file = join(folder, 'scenario.yaml')
  await writeFile(file, text)
  return { file, remove: () => rm(folder, { recursive: true }) }
}
