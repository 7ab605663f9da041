import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

describe('deskdouble exec', () => {
  it('tells a command where the emulator is and how to be let in', async () => {
    const asks = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants', {
      headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
    }).then(async (reply) => console.log(reply.status, (await reply.json()).entities.length))`
    const { stdout, stderr, code } = await exec(['--auth', 'strict', '--scenario', 'small-team'], ['node', '-e', asks])
    expect({ stdout, stderr, code }).toEqual({ stdout: '200 2\n', stderr: '', code: 0 })
  })

  it.runIf(process.platform === 'linux')('tells whoever sits before it where to look', async () => {
    const said = await inTerminal(`${process.execPath} ${MAIN} exec -- printenv DESKDOUBLE_URL`)
    expect(said).toMatch(/^DeskDouble \S+: (http:\S+)\/_control\/\n\1\n$/)
    expect(await inTerminal(`${process.execPath} ${MAIN} exec -q -- echo done`)).toBe('done\n')
  })

  it('leaves the options of the command to the command', async () => {
    const { stdout } = await exec([], ['sh', '-c', 'echo "$@"', 'sh', '--scenario', 'x', '--help', '-q'])
    expect(stdout).toBe('--scenario x --help -q\n')
  })

  it('ends with the exit code of a command that fails', async () => {
    expect(await exec([], ['sh', '-c', 'echo out; echo err >&2; exit 7'])).toMatchObject({
      stdout: 'out\n',
      stderr: 'err\n',
      code: 7,
    })
  })

  it('ends as a shell does when a signal ends the command', async () => {
    expect((await exec([], ['sh', '-c', 'kill -KILL $$'])).code).toBe(128 + 9)
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on to a command that hangs', async (signal) => {
    const hangs = `process.on('${signal}', () => { console.log('told'); process.exit(5) }); setInterval(() => {}, 1000); console.log(process.pid)`
    const { child, printed, ended } = start([], ['node', '-e', hangs])
    await expect.poll(printed).toMatch(/^\d+\n$/)
    const pid = Number(printed())
    child.kill(signal)
    expect(await ended).toMatchObject({ stdout: `${pid}\ntold\n`, code: 5 })
    expect(isRunning(pid)).toBe(false)
  })

  it('ends a command that does not listen at the second signal, and leaves nothing running', async () => {
    const deaf = `process.on('SIGTERM', () => console.log('heard')); setInterval(() => {}, 1000); console.log(process.pid)`
    const { child, printed, ended } = start([], ['node', '-e', deaf])
    await expect.poll(printed).toMatch(/^\d+\n$/)
    child.kill('SIGTERM')
    await expect.poll(printed).toContain('heard')
    child.kill('SIGTERM')
    expect((await ended).code).toBe(128 + 9)
    expect(isRunning(Number.parseInt(printed(), 10))).toBe(false)
  })

  it('lets through all that a command prints', async () => {
    const { stdout, code } = await exec([], ['node', '-e', `process.stdout.write('x'.repeat(5_000_000) + '\\n')`])
    expect([stdout.length, code]).toEqual([5_000_001, 0])
  })

  it('tells what was not as the spec says, once each', async () => {
    const asks = [
      `const ask = (path, init) => fetch(process.env.DESKDOUBLE_URL + path, { headers: { authorization: 'Bearer x' }, ...init })`,
      `await ask('/api/v2/assistants?pageSize=900'); await ask('/api/v2/asistants'); await ask('/api/v2/asistants')`,
      `await ask('/api/v2/assistants/no-such-assistant')`,
    ].join(';')
    const { stderr, code } = await exec([], ['node', '--input-type=module', '-e', asks])
    expect(stderr.split('\n')).toEqual([
      '',
      'DeskDouble: 3 of 4 requests were not as the specs say',
      expect.stringMatching(/^ {2}GET \/api\/v2\/assistants\?pageSize=900 {2}400 {2}query pageSize must /),
      expect.stringMatching(/^ {2}GET \/api\/v2\/asistants {2}404 {2}There is no operation at .* \(2 times\)$/),
      '',
    ])
    expect(code).toBe(0)
  })

  it('fails for such requests when it is asked to', async () => {
    const wrong = `fetch(process.env.DESKDOUBLE_URL + '/nowhere')`
    expect((await exec(['--strict-requests'], ['node', '-e', wrong])).code).toBe(1)
    expect((await exec(['--strict-requests', '--quiet'], ['node', '-e', wrong])).stderr).toBe('')
    expect((await exec(['--strict-requests'], ['true'])).code).toBe(0)
  })

  it.each<[string, string[], string[], RegExp]>([
    ['a command that is not there', [], ['no-such-command'], /^There is no command "no-such-command" here: /],
    ['no command at all', [], [], /^error: missing required argument 'command'\n/],
    [
      'an unknown scenario',
      ['--scenario', 'smal-team'],
      ['true'],
      /^There is no scenario "smal-team" \(did you mean "small-team"\?\)/,
    ],
  ])('refuses %s in a line, with exit code 2', async (_, options, command, message) => {
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

/** What a terminal shows of a command. */
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
