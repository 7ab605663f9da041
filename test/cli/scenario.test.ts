import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const DESK = `scenario: desk
describe: One desk
extends: empty-organisation
with: { team: Support, count: 2 }
seed: 7
genesys:
  profile: { deleteStatus: 200 }
  faults: [{ operation: getUsersMe, status: 503 }]
  assistants: [{ name: '\${team}' }]
  generate: { users: '\${count}' }
`

let folder = ''
const running: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskdouble-'))
})

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(folder, { recursive: true })
})

describe('deskdouble scenario schema', () => {
  it('prints a JSON Schema that judges scenarios', async () => {
    const { said } = await run(['scenario', 'schema'])
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    const validate = ajv.compile(JSON.parse(said))
    expect(validate({ scenario: 'mine', genesys: { users: [{ name: 'Ada' }] } })).toBe(true)
    expect(validate({ scenario: 'mine', genesys: { users: [{ nmae: 'Ada' }] } })).toBe(false)
  })
})

describe('deskdouble scenario --json', () => {
  it('tells a machine what was checked, and every mistake with its place', async () => {
    await write('desk.yaml', DESK)
    expect(JSON.parse((await run(['scenario', 'check', 'desk.yaml', '--json'])).said)).toEqual({
      checked: ['desk.yaml'],
      mistakes: [],
    })
    await write('desk.yaml', DESK.replace('users', 'usres'))
    const { said, code } = await run(['scenario', 'check', 'desk.yaml', '--json'])
    expect(JSON.parse(said).mistakes).toMatchObject([
      { file: 'desk.yaml', line: 10, column: 15, at: 'genesys.generate.usres', nearest: 'users' },
    ])
    expect(code).toBe(2)
  })

  it('lists what a machine can begin with', async () => {
    const { said } = await run(['scenario', 'list', '--json'])
    expect(JSON.parse(said)).toContainEqual(
      expect.objectContaining({ name: 'small-team', extends: 'empty-organisation', parameters: expect.any(Object) }),
    )
  })
})

describe('deskdouble scenario show --json', () => {
  it('tells a machine what a world begins with', async () => {
    await write('desk.yaml', DESK)
    const { said } = await run(['scenario', 'show', 'desk.yaml', '--with', 'count=5', '--json'])
    const { vendors, ...head } = JSON.parse(said)
    expect(head).toEqual({
      name: 'desk',
      describe: 'One desk',
      file: 'desk.yaml',
      extends: 'empty-organisation',
      parameters: expect.objectContaining({ team: 'Support', count: 5 }),
      seed: 7,
      auth: 'open',
    })
    expect(vendors[0]).toMatchObject({
      name: 'genesys',
      profile: { deleteStatus: 200 },
      faults: [{ operation: 'getUsersMe', status: 503 }],
      records: { assistants: 1, users: 5 },
    })
  })
})

describe('deskdouble scenario check', () => {
  it('says of each file that it is right', async () => {
    await write('desk.yaml', DESK)
    await write('late.yml', 'scenario: late\nextends: desk\n')
    expect(await run(['scenario', 'check', '.'])).toEqual({
      code: 0,
      said: 'right  desk.yaml\nright  late.yml\n',
      wrong: '',
    })
  })

  it('tells all mistakes of all files, each in a line with its place, and exits with 2', async () => {
    await write('desk.yaml', DESK.replace('count: 2', 'cuont: 2'))
    await write('late.yaml', 'scenario: late\nextends: dekk\n')
    await write('torn.yaml', 'scenario: [\n')
    const { code, said, wrong } = await run(['scenario', 'check', 'late.yaml', '.'])
    expect({ code, said }).toEqual({ code: 2, said: '' })
    expect(wrong).toMatch(
      /^desk\.yaml:10:22 {2}genesys\.generate\.users {2}must name a parameter: .*\(did you mean "cuont"\?\)\nlate\.yaml:2:10 {2}extends {2}must be one of .*\(did you mean "desk"\?\)\ntorn\.yaml:2:1 {2}is no YAML: /,
    )
  })

  it('looks for what a file extends beside it', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    expect((await run(['scenario', 'check', 'late.yaml'])).code).toBe(0)
  })

  it('checks ./fixtures or ./scenarios when no path is given, else those of the package', async () => {
    expect((await run(['scenario', 'check'])).said).toContain('right  small-team, of the package\n')
    await mkdir(join(folder, 'scenarios'))
    await write('scenarios/desk.yaml', DESK)
    expect((await run(['scenario', 'check'])).said).toBe('right  scenarios/desk.yaml\n')
  })

  it.each([
    [['nowhere.yaml'], /^The scenario file nowhere\.yaml cannot be read: ENOENT/],
    [['.'], /^There is no YAML file in \.\.\n/],
  ])('refuses %j', async (paths, why) => {
    const { code, wrong } = await run(['scenario', 'check', ...paths])
    expect(code).toBe(2)
    expect(wrong).toMatch(why)
  })
})

describe('deskdouble scenario list', () => {
  it('lists those of the package and those of a folder', async () => {
    await write('desk.yaml', DESK)
    const { said } = await run(['scenario', 'list', '--scenarios', '.'])
    expect(said).toMatch(/^default +Harbour Lane Outfitters, /)
    expect(said).toMatch(/^desk +One desk +desk\.yaml$/m)
  })
})

describe('deskdouble scenario show', () => {
  it('shows all that a world begins with, really planted', async () => {
    await write('desk.yaml', DESK)
    const { said } = await run([
      'scenario',
      'show',
      'desk',
      '--scenarios',
      '.',
      '--with',
      'count=5',
      '--with',
      'team=Sales',
    ])
    expect(said).toMatch(/^desk {2}One desk\n {2}file +desk\.yaml\n {2}extends +empty-organisation\n/)
    for (const row of [
      'with  count = 5',
      'with  team = "Sales"',
      'seed  7',
      'clock  runs',
      'auth  open',
      'profile  deleteStatus: 200',
      'fault  {"operation":"getUsersMe","status":503}',
      'users  5',
      'assistants  1',
    ]) {
      expect(said.replaceAll(/ {2,}/g, '  ')).toContain(`  ${row}\n`)
    }
  })

  it.each([
    [['desc'], /^There is no scenario "desc" \(did you mean "desk"\?\)/],
    [['desk', '--with', 'cuont=3'], /with\.cuont {2}is no parameter: there are .*count \(did you mean "count"\?\)/],
    [['desk', '--with', 'count=many'], /with\.count {2}must be a number, as its default is, and was "many"/],
    [['desk', '--with', 'count'], /It must be like name=value\./],
  ])('refuses %j', async (flags, why) => {
    await write('desk.yaml', DESK)
    const { code, wrong } = await run(['scenario', 'show', ...flags, '--scenarios', '.'])
    expect(code).toBe(2)
    expect(wrong).toMatch(why)
  })
})

describe('deskdouble serve with scenarios of the user', () => {
  it('begins with one of the folder, and with its parameters', async () => {
    await write('desk.yaml', DESK)
    const { url } = await serve(['--scenarios', '.', '--scenario', 'desk', '--with', 'team=Sales'])
    expect(await names(url)).toEqual(['Sales'])
  })

  it('serves nothing of a folder in which something is wrong', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nsead: 1\n')
    const { code, wrong } = await run(['serve', '--port', '0', '--scenarios', '.'])
    expect(code).toBe(2)
    expect(wrong).toContain('late.yaml:2:1  sead  is not known here')
  })

  it('says whom it believes when the scenario decides that', async () => {
    const { printed } = await serve(['--scenario', 'expired-credentials'])
    expect(printed()).toContain('scenario expired-credentials, authentication strict;')
  })

  it('sees an edit, says which world began with it, and leaves that as it is', async () => {
    await write('desk.yaml', DESK)
    const server = await serve(['--scenarios', '.', '--scenario', 'desk'])
    await write('desk.yaml', DESK.replace('Support', 'Sales'))
    await expect
      .poll(server.printed, { timeout: 15_000 })
      .toContain(
        'desk.yaml changed: world default began with it and keeps its state; to begin again: POST /_control/worlds/default/reset\n',
      )
    expect(await names(server.url)).toEqual(['Support'])
  })

  it('tells the mistakes of a bad edit, and keeps the old scenario in service', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    const server = await serve(['--scenarios', '.', '--scenario', 'late'])
    await write('desk.yaml', DESK.replace('assistants', 'asistants'))
    await expect
      .poll(server.printed, { timeout: 15_000 })
      .toMatch(/desk\.yaml:9:3 {2}genesys\.asistants .*\nIt stays as it was until this is mended\.\n/)
    await write('desk.yaml', 'scenario: [\n')
    await expect.poll(server.printed, { timeout: 15_000 }).toContain('desk.yaml:2:1  is no YAML')
    await write('desk.yaml', DESK.replace('Support', 'Sales'))
    await expect.poll(server.printed, { timeout: 15_000 }).toContain('world default began with it')
  })

  it('stops cleanly although it watches', async () => {
    await write('desk.yaml', DESK)
    const { child } = await serve(['--scenarios', '.'])
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

function write(file: string, text: string): Promise<void> {
  return writeFile(join(folder, file), text)
}

async function run(flags: readonly string[]): Promise<{ code: number; said: string; wrong: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...flags], { cwd: folder }, (error, said, wrong) => {
      resolve({ code: Number(error?.code ?? 0), said, wrong })
    })
  })
}

/** Starts the server and waits until it says where it listens. */
async function serve(flags: readonly string[]) {
  const { PORT: _, ...env } = process.env
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...flags], { cwd: folder, env })
  running.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  await expect.poll(() => printed, { timeout: 15_000 }).toMatch(/http:\S+\n/)
  return { child, url: /http:\S+/.exec(printed)?.[0] ?? '', printed: () => printed }
}

async function names(url: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v2/assistants`, { headers: { authorization: 'Bearer any' } })
  return (await response.json()).entities.map(({ name }: { name: string }) => name)
}
