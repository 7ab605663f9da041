import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify, stripVTControlCharacters } from 'node:util'
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

describe('deskdouble exec', () => {
  it('passes the address and the credentials of the emulator to the command', async () => {
    const script = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants', {
      headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
    }).then(async (response) => console.log(response.status, (await response.json()).entities.length))`
    const { stdout, stderr, code } = await exec(
      ['--auth', 'strict', '--scenario', 'small-team'],
      ['node', '-e', script],
    )
    expect({ stdout, stderr, code }).toEqual({ stdout: '200 2\n', stderr: '', code: 0 })
  })

  it.runIf(process.platform === 'linux')('prints the address of the inspector on a terminal', async () => {
    const output = await inTerminal(`${process.execPath} ${MAIN} exec -- printenv DESKDOUBLE_URL`)
    expect(output).toMatch(/^DeskDouble \S+: (http:\S+)\/_control\/\n\1\n$/)
    expect(await inTerminal(`${process.execPath} ${MAIN} exec -q -- echo done`)).toBe('done\n')
  })

  it('passes options after -- to the command', async () => {
    const { stdout } = await exec([], ['sh', '-c', 'echo "$@"', 'sh', '--scenario', 'x', '--help', '-q'])
    expect(stdout).toBe('--scenario x --help -q\n')
  })

  it('exits with the exit code of the command', async () => {
    expect(await exec([], ['sh', '-c', 'echo out; echo err >&2; exit 7'])).toMatchObject({
      stdout: 'out\n',
      stderr: 'err\n',
      code: 7,
    })
  })

  it('exits with 128 plus the number of the signal that ended the command', async () => {
    expect((await exec([], ['sh', '-c', 'kill -KILL $$'])).code).toBe(128 + 9)
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('forwards %s to the command', async (signal) => {
    const script = `process.on('${signal}', () => { console.log('received'); process.exit(5) }); setInterval(() => {}, 1000); console.log(process.pid)`
    const { child, printed, ended } = start([], ['node', '-e', script])
    await expect.poll(printed).toMatch(/^\d+\n$/)
    const pid = Number(printed())
    child.kill(signal)
    expect(await ended).toMatchObject({ stdout: `${pid}\nreceived\n`, code: 5 })
    expect(isRunning(pid)).toBe(false)
  })

  it('kills a command that ignores the first signal at the second one', async () => {
    const script = `process.on('SIGTERM', () => console.log('ignored')); setInterval(() => {}, 1000); console.log(process.pid)`
    const { child, printed, ended } = start([], ['node', '-e', script])
    await expect.poll(printed).toMatch(/^\d+\n$/)
    child.kill('SIGTERM')
    await expect.poll(printed).toContain('ignored')
    child.kill('SIGTERM')
    expect((await ended).code).toBe(128 + 9)
    expect(isRunning(Number.parseInt(printed(), 10))).toBe(false)
  })

  it('prints the whole output of the command', async () => {
    const { stdout, code } = await exec([], ['node', '-e', `process.stdout.write('x'.repeat(5_000_000) + '\\n')`])
    expect([stdout.length, code]).toEqual([5_000_001, 0])
  })

  it('prints each distinct spec violation once with its count', async () => {
    const script = [
      `const send = (path, init) => fetch(process.env.DESKDOUBLE_URL + path, { headers: { authorization: 'Bearer x' }, ...init })`,
      `await send('/api/v2/assistants?pageSize=900'); await send('/api/v2/asistants'); await send('/api/v2/asistants')`,
      `await send('/api/v2/assistants/no-such-assistant')`,
    ].join(';')
    const { stderr, code } = await exec([], ['node', '--input-type=module', '-e', script])
    expect(stderr.split('\n')).toEqual([
      '',
      'DeskDouble: 3 of 4 requests violated the specs',
      expect.stringMatching(/^ {2}GET \/api\/v2\/assistants\?pageSize=900 {2}400 {2}query pageSize must /),
      expect.stringMatching(/^ {2}GET \/api\/v2\/asistants {2}404 {2}There is no operation at .* \(2 times\)$/),
      '',
    ])
    expect(code).toBe(0)
  })

  it('exits with 1 for spec violations with --strict-requests', async () => {
    const script = `fetch(process.env.DESKDOUBLE_URL + '/nowhere')`
    expect((await exec(['--strict-requests'], ['node', '-e', script])).code).toBe(1)
    expect((await exec(['--strict-requests', '--quiet'], ['node', '-e', script])).stderr).toBe('')
    expect((await exec(['--strict-requests'], ['true'])).code).toBe(0)
  })

  it.each<[string, string[], string[], RegExp]>([
    ['a missing program', [], ['no-such-command'], /^Command "no-such-command" not found: /],
    ['a missing command', [], [], /^error: missing required argument 'command'\n/],
    [
      'an unknown scenario',
      ['--scenario', 'smal-team'],
      ['true'],
      /^Scenario "smal-team" does not exist\. Did you mean "small-team"\?/,
    ],
  ])('reports %s in one line and exits with 2', async (_, options, command, message) => {
    const { stderr, code } = await exec(options, command)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(code).toBe(2)
  })
})

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

function exec(options: readonly string[], command: readonly string[]): Promise<Ended> {
  return start(options, command).ended
}

function start(options: readonly string[], command: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'exec', ...options, '--', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = once(child, 'close').then(([code]): Ended => ({ stdout, stderr, code }))
  return { child, printed: () => stdout, ended }
}

/** Runs a command in a terminal. Returns its output. */
async function inTerminal(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('script', ['-qefc', command, '/dev/null'])
  return stripVTControlCharacters(stdout).replaceAll('\r', '')
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
