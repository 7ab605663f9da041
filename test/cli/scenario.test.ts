import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandResult, deskdouble } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'

const DESK = `scenario: desk
describe: One desk
extends: empty-organisation
with: { team: Support, count: 2 }
seed: 7
genesys:
  profile: { putAssociationStatus: 200 }
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
  it('prints a JSON Schema that validates scenarios', async () => {
    const { stdout } = await run(['scenario', 'schema'])
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    const validate = ajv.compile(JSON.parse(stdout))
    expect(validate({ scenario: 'mine', genesys: { users: [{ name: 'Ada' }] } })).toBe(true)
    expect(validate({ scenario: 'mine', genesys: { users: [{ nmae: 'Ada' }] } })).toBe(false)
  })
})

describe('deskdouble scenario check and list --json', () => {
  it('prints the checked files and every error with its place', async () => {
    await write('desk.yaml', DESK)
    expect(JSON.parse((await run(['scenario', 'check', 'desk.yaml', '--json'])).stdout)).toEqual({
      checked: ['desk.yaml'],
      errors: [],
    })
    await write('desk.yaml', DESK.replace('users', 'usres'))
    const { stdout, code } = await run(['scenario', 'check', 'desk.yaml', '--json'])
    expect(JSON.parse(stdout).errors).toMatchObject([
      { file: 'desk.yaml', line: 10, column: 15, at: 'genesys.generate.usres', nearest: 'users' },
    ])
    expect(code).toBe(2)
  })

  it('lists scenarios with their parents and parameters', async () => {
    const { stdout } = await run(['scenario', 'list', '--json'])
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ name: 'small-team', extends: 'empty-organisation', parameters: expect.any(Object) }),
    )
  })
})

describe('deskdouble scenario show --json', () => {
  it('prints the settings and record counts of a scenario', async () => {
    await write('desk.yaml', DESK)
    const { stdout } = await run(['scenario', 'show', 'desk.yaml', '--with', 'count=5', '--json'])
    const { vendors, ...head } = JSON.parse(stdout)
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
      profile: { putAssociationStatus: 200 },
      faults: [{ operation: 'getUsersMe', status: 503 }],
      records: { assistants: 1, users: 5 },
    })
  })
})

describe('deskdouble scenario check', () => {
  it('prints ok for each valid file', async () => {
    await write('desk.yaml', DESK)
    await write('late.yml', 'scenario: late\nextends: desk\n')
    expect(await run(['scenario', 'check', '.'])).toEqual({
      code: 0,
      stdout: 'ok  desk.yaml\nok  late.yml\n',
      stderr: '',
    })
  })

  it('prints every error of all files in one line with its place and exits with 2', async () => {
    await write('desk.yaml', DESK.replace('count: 2', 'cuont: 2'))
    await write('late.yaml', 'scenario: late\nextends: dekk\n')
    await write('torn.yaml', 'scenario: [\n')
    const { code, stdout, stderr } = await run(['scenario', 'check', 'late.yaml', '.'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^desk\.yaml:10:22 {2}genesys\.generate\.users {2}must name a parameter \(.*\(did you mean "cuont"\?\)\nlate\.yaml:2:10 {2}extends {2}must be one of .*\(did you mean "desk"\?\)\ntorn\.yaml:2:1 {2}is not valid YAML: /,
    )
  })

  it('finds the parent of a file in the same folder', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    expect((await run(['scenario', 'check', 'late.yaml'])).code).toBe(0)
  })

  it('checks ./fixtures or ./scenarios without a path, else the packaged scenarios', async () => {
    expect((await run(['scenario', 'check'])).stdout).toContain('ok  small-team (packaged)\n')
    await mkdir(join(folder, 'scenarios'))
    await write('scenarios/desk.yaml', DESK)
    expect((await run(['scenario', 'check'])).stdout).toBe('ok  scenarios/desk.yaml\n')
  })

  it.each([
    [['nowhere.yaml'], /^Failed to read the scenario file nowhere\.yaml: it does not exist: check the path/],
    [['.'], /^No YAML file found in \.: name a scenario file\.\n/],
  ])('rejects the paths %j', async (paths, message) => {
    const { code, stderr } = await run(['scenario', 'check', ...paths])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('deskdouble scenario list', () => {
  it('lists the packaged scenarios and those of a folder', async () => {
    await write('desk.yaml', DESK)
    const { stdout } = await run(['scenario', 'list', '--scenarios', '.'])
    expect(stdout).toMatch(/^default +Harbour Lane Outfitters, /)
    expect(stdout).toMatch(/^desk +One desk +desk\.yaml$/m)
  })
})

describe('deskdouble scenario show', () => {
  it('prints the settings and record counts of a scenario for a terminal', async () => {
    await write('desk.yaml', DESK)
    const { stdout } = await run([
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
    expect(stdout).toMatch(/^desk {2}One desk\n {2}file +desk\.yaml\n {2}extends +empty-organisation\n/)
    for (const row of [
      'with  count = 5',
      'with  team = "Sales"',
      'seed  7',
      'clock  runs',
      'auth  open',
      'profile  putAssociationStatus: 200',
      'fault  {"operation":"getUsersMe","status":503}',
      'users  5',
      'assistants  1',
    ]) {
      expect(stdout.replaceAll(/ {2,}/g, '  ')).toContain(`  ${row}\n`)
    }
  })

  it.each([
    [['desc'], /^Scenario "desc" does not exist\. Did you mean "desk"\?/],
    [['desk', '--with', 'cuont=3'], /with\.cuont {2}is not a parameter; use one of .*count \(did you mean "count"\?\)/],
    [['desk', '--with', 'count=many'], /with\.count {2}must be a number like the default, got "many"/],
    [['desk', '--with', 'count'], /It must have the form name=value\./],
  ])('rejects the flags %j', async (flags, message) => {
    await write('desk.yaml', DESK)
    const { code, stderr } = await run(['scenario', 'show', ...flags, '--scenarios', '.'])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('deskdouble serve --scenarios', () => {
  it('serves a scenario of the folder with parameters', async () => {
    await write('desk.yaml', DESK)
    const { url } = await serve(['--scenarios', '.', '--scenario', 'desk', '--with', 'team=Sales'])
    expect(await names(url)).toEqual(['Sales'])
  })

  it('rejects a folder in which a scenario has an error', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nsead: 1\n')
    const { code, stderr } = await run(['serve', '--port', '0', '--scenarios', '.'])
    expect(code).toBe(2)
    expect(stderr).toContain('late.yaml:2:1  sead  is not a known property')
  })

  it('prints the authentication of the scenario', async () => {
    const { printed } = await serve(['--scenario', 'expired-credentials'])
    expect(printed()).toContain('scenario expired-credentials, authentication strict;')
  })

  it('reloads an edited scenario, prints the outdated world and keeps its state', async () => {
    await write('desk.yaml', DESK)
    const server = await serve(['--scenarios', '.', '--scenario', 'desk'])
    await write('desk.yaml', DESK.replace('Support', 'Sales'))
    await expect
      .poll(server.printed)
      .toContain(
        'desk.yaml changed: world default keeps its state; to load the edited scenario: POST /_control/worlds/default/reset\n',
      )
    expect(await names(server.url)).toEqual(['Support'])
  })

  it('prints the errors of an invalid edit and keeps the previous version', async () => {
    await write('desk.yaml', DESK)
    await write('late.yaml', 'scenario: late\nextends: desk\n')
    const server = await serve(['--scenarios', '.', '--scenario', 'late'])
    await write('desk.yaml', DESK.replace('assistants', 'asistants'))
    await expect
      .poll(server.printed)
      .toMatch(
        /desk\.yaml:9:3 {2}genesys\.asistants .*\nThe previous version stays in use until the errors are fixed\.\n/,
      )
    await write('desk.yaml', 'scenario: [\n')
    await expect.poll(server.printed).toContain('desk.yaml:2:1  is not valid YAML')
    await write('desk.yaml', DESK.replace('Support', 'Sales'))
    await expect.poll(server.printed).toContain('world default keeps its state')
  })

  it('stops cleanly while it watches a folder', async () => {
    await write('desk.yaml', DESK)
    const { child } = await serve(['--scenarios', '.'])
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

function write(file: string, text: string): Promise<void> {
  return writeFile(join(folder, file), text)
}

function run(flags: readonly string[]): Promise<CommandResult> {
  return deskdouble(flags, { folder })
}

/** Starts the server and waits until it prints its address. */
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
  await expect.poll(() => printed).toMatch(/http:\S+\n/)
  return { child, url: /http:\S+/.exec(printed)?.[0] ?? '', printed: () => printed }
}

async function names(url: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v2/assistants`, { headers: { authorization: 'Bearer any' } })
  return (await response.json()).entities.map(({ name }: { name: string }) => name)
}
