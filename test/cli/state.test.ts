import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator, type Listener, type ListenOptions } from '../../src/index.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { startCommand } from '../support/processes.ts'

const A = '/api/v2/assistants'

describe('deskdouble state', () => {
  it('exports a world of a running server, and imports it into another one', async () => {
    const file = join(temporaryFolder(), 'exports', 'desk.jsonl')
    const [first, second] = [createEmulator(), createEmulator()]
    await create(first.fork({ name: 'checkout' }), 'Exported')
    const [from, to] = [await listening(first), await listening(second)]
    expect(await deskdouble(['state', 'export', 'checkout', '--url', from, '--out', file])).toMatchObject({
      code: 0,
      stdout: '',
    })
    expect(readFileSync(file, 'utf8')).toBe(first.world('checkout').export())
    const started = await deskdouble(['state', 'import', file, '--url', to, '--world', 'copy'])
    expect(started.stdout).toBe(`World copy was started; its base URL is ${to}/_world/copy\n`)
    const replaced = await deskdouble(['state', 'import', file, '--url', `${to}/`])
    expect(replaced.stdout).toBe(`World default was replaced; its base URL is ${to}/_world/default\n`)
    for (const world of [second, second.world('copy')]) expect(await namesOf(world)).toContain('Exported')
  })

  it('prints an archive without its request journal to standard output', async () => {
    const emulator = createEmulator()
    await create(emulator, 'One')
    const { stdout, code } = await deskdouble(['state', 'export', '--no-journal', '--url', await listening(emulator)])
    expect(code).toBe(0)
    expect(stdout).toBe(emulator.export({ journal: false }))
  })

  it('sends the control token of an option or of the environment', async () => {
    const emulator = createEmulator()
    const url = await listening(emulator, { controlToken: 'secret' })
    const command = ['state', 'export', '--url', url]
    expect((await deskdouble([...command, '--control-token', 'secret'])).stdout).toBe(emulator.export())
    expect((await deskdouble(command, { env: { DESKDOUBLE_CONTROL_TOKEN: 'secret' } })).stdout).toBe(emulator.export())
    const { stderr, code } = await deskdouble(command)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /requires its control token, .* pass it with --control-token, or in DESKDOUBLE_CONTROL_TOKEN/,
    )
  })

  it('ends with one sentence and the cure if a world, file or server is not there, or the file is no archive', async () => {
    const folder = temporaryFolder()
    const text = join(folder, 'text')
    writeFileSync(text, 'hello')
    mkdirSync(join(folder, 'folder'))
    const url = await listening(createEmulator())
    expect(await stderrOf('export', 'nobody', '--url', url)).toBe(
      `World "nobody" does not exist at ${url}: use one of default.\n`,
    )
    expect(await stderrOf('import', join(folder, 'none'), '--url', url)).toMatch(/^Failed to read .*it does not exist/)
    expect(await stderrOf('import', text, '--url', url)).toMatch(
      /^Failed to import \S+text: The file is not an archive/,
    )
    expect(await stderrOf('export', '--url', url, '--out', join(folder, 'folder'))).toMatch(
      /^Failed to write \S+folder: /,
    )
    expect(await stderrOf('export', '--url', 'localhost')).toMatch(/^--url "localhost" is not a URL/)
    expect(await stderrOf('export', '--url', 'http://127.0.0.1:1')).toMatch(
      /^Failed to connect to http:\/\/127\.0\.0\.1:1: .*Start the server with deskdouble serve/,
    )
  })

  it('exports a scenario file, which a server loads', async () => {
    const file = join(temporaryFolder(), 'desk.yaml')
    const emulator = createEmulator()
    await create(emulator, 'Exported')
    const { code } = await deskdouble([
      'state',
      'export',
      '--as',
      'scenario',
      '--out',
      file,
      '--url',
      await listening(emulator),
    ])
    expect(code).toBe(0)
    expect((await deskdouble(['scenario', 'check', file])).stdout).toContain('ok')
    const { stdout } = await deskdouble(['scenario', 'show', file, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ name: 'default', seed: emulator.scenarios.plan('default').seed })
    expect(readFileSync(file, 'utf8')).toContain('"name":"Exported"')
  })

  it('leaves out records that the server has no specs for on demand', async () => {
    const file = join(temporaryFolder(), 'desk.jsonl')
    writeFileSync(file, createEmulator().export())
    const url = await listening(createEmulator({ vendors: { genesys } }))
    const rejected = await deskdouble(['state', 'import', file, '--url', url])
    expect(rejected.code).toBe(2)
    expect(rejected.stderr).toContain('of the records in the archive do not fit the specs')
    expect((await deskdouble(['state', 'import', file, '--url', url, '--misfits', 'drop'])).code).toBe(0)
  })
})

describe('deskdouble data export', () => {
  it('writes a world of a folder to an archive, also while the folder is in use', async () => {
    const data = temporaryFolder()
    const emulator = createEmulator({ data })
    onTestFinished(emulator.close)
    await create(emulator.fork({ name: 'checkout', scenario: 'small-team' }), 'Exported')
    const { stdout, code } = await deskdouble(['data', 'export', data, '--world', 'checkout'])
    expect(code).toBe(0)
    const world = createEmulator().import(stdout)
    expect(world.name).toBe('checkout')
    expect(await namesOf(world)).toContain('Exported')
    const scenario = await deskdouble(['data', 'export', data, '--world', 'checkout', '--as', 'scenario'])
    expect(scenario.stdout).toContain('"name":"Exported"')
    const { stderr } = await deskdouble(['data', 'export', data, '--world', 'nobody'])
    expect(stderr).toBe(`The folder ${data} has no world "nobody": use one of default, checkout.\n`)
  })
})

describe('deskdouble serve --import', () => {
  it('continues the default world of an archive, and writes it again when it stops', async () => {
    const folder = temporaryFolder()
    const [before, after] = [join(folder, 'before.jsonl'), join(folder, 'after.jsonl')]
    const emulator = createEmulator({ scenario: 'small-team' })
    await create(emulator, 'Before')
    writeFileSync(before, emulator.export())
    const command = startCommand(['serve', '--port', '0', '--import', before, '--export-on-exit', after])
    const url = await addressOf(command)
    expect(command.printed()).toContain('scenario small-team')
    await fetch(`${url}${A}`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'After', transcriptionConfig: { vendorName: 'Genesys' } }),
    })
    command.child.kill('SIGTERM')
    expect(await command.code).toBe(0)
    const names = await namesOf(createEmulator().import(readFileSync(after, 'utf8')))
    expect(names).toContain('Before')
    expect(names).toContain('After')
  })

  it('rejects a file that is not an archive, and a data folder beside it', async () => {
    const file = join(temporaryFolder(), 'scenario.yaml')
    writeFileSync(file, 'scenario: mine\n')
    expect((await deskdouble(['serve', '--port', '0', '--import', file])).stderr).toMatch(
      /^Failed to import \S+scenario\.yaml: The file is not an archive of a world/,
    )
    const both = await deskdouble(['serve', '--port', '0', '--import', file, '--data', temporaryFolder()])
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining("cannot be used with option '--data") })
  })
})

/** Runs `deskdouble state`, which must fail, and returns what it prints. */
async function stderrOf(...args: readonly string[]): Promise<string> {
  const { code, stderr } = await deskdouble(['state', ...args])
  expect(code).toBe(2)
  return stderr
}

/** Serves an emulator until the test ends. */
async function listening(emulator: Listener, options: ListenOptions = {}): Promise<string> {
  const { url, close } = await emulator.listen({ port: 0, ...options })
  onTestFinished(close)
  return url
}

async function addressOf({ printed }: ReturnType<typeof startCommand>): Promise<string> {
  for (;;) {
    const [, url] = /listens on (http:\S+)/.exec(printed()) ?? []
    if (url !== undefined) return url
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function create(world: Parameters<typeof send>[0], name: string): Promise<void> {
  await send(world, 'POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
}

async function namesOf(world: Parameters<typeof send>[0]): Promise<string[]> {
  return namesIn(await send(world, 'GET', `${A}?pageSize=100`))
}
