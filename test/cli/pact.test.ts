import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator, type Pact, type WorldHandle } from '../../src/index.ts'
import { deskdouble } from '../support/command-line.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'

async function recordPact(
  run: (world: WorldHandle, headers: Record<string, string>) => Promise<unknown>,
): Promise<Pact> {
  const emulator = createEmulator()
  await run(emulator, { ...emulator.genesys.credentials.headers })
  return emulator.pact({ consumer: 'desk', vendor: 'genesys' })
}

const recordRead = () => recordPact((world, headers) => world.fetch('/api/v2/users/me', { headers }))
const recordDelete = () =>
  recordPact((world, headers) => world.fetch('/api/v2/tokens/me', { method: 'DELETE', headers }))

/** Starts a stand-in for the real service: an emulator that rejects unknown credentials. */
async function startRealService() {
  const emulator = createEmulator({ auth: 'strict' })
  const listening = await emulator.listen({ port: 0 })
  onTestFinished(() => listening.close())
  const { authorization = '' } = emulator.genesys.credentials.headers
  return { url: listening.url, emulator, header: ['--header', `Authorization: ${authorization}`] }
}

describe('deskdouble pact verify', () => {
  it('writes the same evidence for the same pact, and JUnit XML', async () => {
    const folder = await temporaryFolder()
    await fileOf(await recordRead(), folder)
    const [one, other, junit] = ['one.json', 'other.json', 'junit.xml'].map((name) => join(folder, 'out', name))
    await deskdouble(['pact', 'verify', folder, '--evidence', one ?? '', '--junit', junit ?? ''])
    await deskdouble(['pact', 'verify', folder, '--evidence', other ?? ''])

    expect(await readFile(one ?? '', 'utf8')).toBe(await readFile(other ?? '', 'utf8'))
    const { vendors } = JSON.parse(await readFile(one ?? '', 'utf8'))
    expect(Object.keys(vendors)).toEqual(['genesys'])
    const { exercised, declared } = vendors.genesys.operations.getUsersMe
    expect(exercised).toEqual({ desk: { double: { shape: { 200: 1 } } } })
    expect(declared).toContain(401)
    const xml = (await readFile(junit ?? '', 'utf8')).replace(/time="[\d.]+"/g, 'time=""')
    expect(xml).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites tests="1" failures="0" time="">',
        '  <testsuite name="desk and genesys" tests="1" failures="0" time="">',
        '    <testcase classname="desk and genesys" name="given default: get the user of the token" time=""/>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    )
  })

  it('reports a mismatch in the evidence and in JUnit XML', async () => {
    const folder = await temporaryFolder()
    const { interactions, ...pact } = await recordRead()
    const headers = { 'X-Never-Sent': ['x'] }
    const wrong = interactions.map((one) => ({ ...one, response: { status: 200, headers } }))
    await fileOf({ ...pact, interactions: wrong }, folder)
    const [evidence, junit] = [join(folder, 'out', 'evidence.json'), join(folder, 'out', 'junit.xml')]
    expect((await deskdouble(['pact', 'verify', folder, '--evidence', evidence, '--junit', junit])).code).toBe(1)
    const { verifications, operations } = JSON.parse(await readFile(evidence, 'utf8')).vendors.genesys
    expect(verifications).toMatchObject([{ counted: 0, failed: ['get the user of the token'] }])
    expect(operations.getUsersMe).not.toHaveProperty('exercised')
    expect(await readFile(junit, 'utf8')).toMatch(/<failure message=".*X-Never-Sent/)
  })

  it.each([
    ['a folder without pacts', {}, /There is no pact in/],
    ['a file that is not JSON', { 'pact.json': '{' }, /pact.json is not JSON/],
    [
      'an unknown provider',
      { 'pact.json': '{"consumer":{"name":"a"},"provider":{"name":"acme"},"interactions":[]}' },
      /Vendor "acme" is not emulated\. .* pass its document: --spec FILE .* map it: --provider "acme=VENDOR"/,
    ],
  ])('exits with 2 and reports %s', async (_, files, expected) => {
    const folder = await temporaryFolder()
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const paths = Object.keys(files).map((name) => join(folder, name))
    const { code, stderr } = await deskdouble([
      'pact',
      'verify',
      ...(paths.length > 0 ? paths : [folder]),
      '--no-evidence',
    ])
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
  })
})

describe('deskdouble pact verify --against', () => {
  it("sends requests to the real service with the user's credentials", async () => {
    const { url, header, emulator } = await startRealService()
    const file = await fileOf(await recordRead(), await temporaryFolder())
    const { code, stdout } = await deskdouble(['pact', 'verify', file, '--no-evidence', '--against', url, ...header])
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
    expect(emulator.exchanges('getUsersMe')).toHaveLength(1)

    const wrong = ['--header', 'Authorization: Bearer wrong']
    const rejected = await deskdouble(['pact', 'verify', file, '--no-evidence', '--against', url, ...wrong])
    expect([rejected.code, rejected.stderr]).toEqual([1, expect.stringContaining('expected 200 but was 401')])
  })

  it('sends no request that would delete a record which it did not create', async () => {
    const { url, header, emulator } = await startRealService()
    const file = await fileOf(await recordDelete(), await temporaryFolder())
    const { code, stdout } = await deskdouble([
      'pact',
      'verify',
      file,
      '--no-evidence',
      '--against',
      url,
      ...header,
      '--write',
    ])
    expect([code, stdout]).toEqual([0, expect.stringContaining('it deletes the credential that it is sent with')])
    expect(emulator.exchanges()).toEqual([])
  })
})

describe('deskdouble evidence', () => {
  it('prints the evidence as a table, and as Markdown for the summary of a CI run', async () => {
    const folder = await temporaryFolder()
    await fileOf(await recordRead(), folder)
    const file = join(folder, 'out', 'evidence.json')
    await deskdouble(['pact', 'verify', folder, '--evidence', file])
    const table = await deskdouble(['evidence', file, '--pacts', folder])
    expect(table.stdout).toMatch(/getUsersMe +200×1 {2}400 - {2}401 -/)
    expect(table.stdout).toMatch(
      /operations exercised: 1 of \d+\n {2}statuses: double: 1 of \d+; service: not verified/,
    )
    const markdown = await deskdouble(['evidence', file, '--markdown'])
    expect(markdown.stdout).toContain('### Genesys Cloud agent assistants (`genesys`)')
    expect(markdown.stdout).toMatch(/\| `getUsersMe` \| 200 \(1\) \| {2}\| {2}\| 400, 401, /)
  })

  it('reports which command creates missing evidence', async () => {
    const { code, stderr } = await deskdouble(['evidence', join(await temporaryFolder(), 'none.json')])
    expect([code, stderr]).toEqual([2, expect.stringContaining('run deskdouble pact verify')])
  })
})

describe('without the optional peer dependencies', () => {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => {
      if (!/^@pact(-foundation|flow)\\//.test(name)) return next(name, context)
      throw Object.assign(new Error('Cannot find module ' + name), { code: 'MODULE_NOT_FOUND' })
    } })`
  const missing = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }

  it.each([
    ['record', ['--consumer', 'a', '--vendor', 'genesys', '--', 'true'], '@pact-foundation/pact'],
    ['verify', ['contracts', '--no-evidence'], '@pact-foundation/pact'],
    ['compare', ['contracts'], '@pactflow/openapi-pact-comparator'],
    [
      'publish',
      ['contracts', '--consumer-version', '1', '--broker', 'http://127.0.0.1:1'],
      '@pact-foundation/pact-cli',
    ],
  ])('deskdouble pact %s reports which package to install', async (command, args, name) => {
    const { code, stderr } = await deskdouble(['pact', command, ...args], { env: missing })
    expect([code, stderr]).toEqual([2, expect.stringContaining(`npm install --save-dev ${name}\n`)])
  })

  it('deskdouble scenario list runs', async () => {
    const { code, stdout } = await deskdouble(['scenario', 'list'], { env: missing })
    expect([code, stdout]).toEqual([0, expect.stringContaining('small-team')])
  })
})
