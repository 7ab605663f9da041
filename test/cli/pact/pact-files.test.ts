import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { deskdouble } from '../../support/command-line.ts'
import { fileOf, temporaryFolder } from '../../support/pacts.ts'

const NAMES = { consumer: { name: 'desk' }, provider: { name: 'genesys' } }
const BROKEN = [
  ['truncated.json', '{"consumer":{"name":"a"},"provider":{"na', 'is not JSON'],
  ['conflict.json', '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> other\n', 'is not JSON'],
  ['empty.json', '', 'is not JSON'],
  [
    'misspelt.json',
    JSON.stringify({ ...NAMES, interactons: [] }),
    '"interactions" is missing (is "interactons" misspelt?)',
  ],
  ['no-list.json', JSON.stringify({ ...NAMES, interactions: {} }), '"interactions" must be a list'],
  ['messages.json', JSON.stringify({ ...NAMES, messages: [] }), 'is a pact of messages'],
  [
    'message-v4.json',
    JSON.stringify({ ...NAMES, interactions: [{ type: 'Asynchronous/Messages', contents: {} }] }),
    'has no HTTP request and response in interactions[0]',
  ],
  ['no-provider.json', JSON.stringify({ consumer: { name: 'a' }, interactions: [] }), 'it has no provider with a name'],
  ['null.json', 'null', 'is not a pact'],
  ['list.json', '[]', 'is not a pact'],
  ['package.json', '{"name":"my-app","version":"1.0.0"}', 'it has no consumer and no provider with a name'],
] as const

let pactText: string

beforeAll(async () => {
  const emulator = createEmulator()
  await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
  pactText = JSON.stringify(await emulator.pact({ consumer: 'desk', vendor: 'genesys' }))
})

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

describe('a folder of pacts', () => {
  it.each(BROKEN)(
    'with %s fails every command with the name of the file',
    async (name, text, expected) => {
      const folder = await folderWith({ 'desk-genesys.json': pactText, [name]: text })
      const commands = [
        ['verify', folder, '--no-evidence'],
        ['compare', folder],
        ['publish', folder, '--consumer-version', '1', '--broker', 'http://127.0.0.1:9'],
      ]
      for (const args of commands) {
        const { code, stderr } = await deskdouble(['pact', ...args])
        expect([code, stderr]).toEqual([2, expect.stringContaining(join(folder, name))])
        expect(stderr).toContain(expected)
        expect(stderr).not.toMatch(/\n {4}at /)
      }
    },
    60_000,
  )

  it('reports every broken file at once', async () => {
    const folder = await folderWith(Object.fromEntries(BROKEN.map(([name, text]) => [name, text])))
    const { stderr } = await deskdouble(['pact', 'compare', folder])
    for (const [name] of BROKEN) expect(stderr).toContain(join(folder, name))
  })

  it('may contain the evidence of a verification and files that are not JSON', async () => {
    const folder = await folderWith({ 'desk-genesys.json': pactText, 'README.md': '# Pacts' })
    await mkdir(join(folder, 'scenarios'))
    expect((await deskdouble(['pact', 'verify', folder, '--evidence', join(folder, 'result.json')])).code).toBe(0)
    expect(await deskdouble(['pact', 'compare', folder])).toMatchObject({
      code: 0,
      stdout: `ok  ${join(folder, 'desk-genesys.json')}\n`,
    })
  })

  it('may contain a pact that starts with a byte order mark', async () => {
    const folder = await folderWith({ 'desk-genesys.json': `\ufeff${pactText}` })
    const { code, stdout } = await deskdouble(['pact', 'verify', folder, '--no-evidence'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
    expect((await deskdouble(['pact', 'compare', folder])).code).toBe(0)
  })

  it('may contain a pact whose name ends in capital letters', async () => {
    const folder = await folderWith({ 'DESK.JSON': pactText, 'other.json': pactText })
    expect((await deskdouble(['pact', 'compare', folder])).stdout.split('\n')).toHaveLength(3)
  })
})

describe('deskdouble pact compare', () => {
  const pactOf = async (status: number) => {
    const emulator = createEmulator()
    const headers = { ...emulator.genesys.credentials.headers, 'content-type': 'text/plain' }
    await emulator.fetch('/api/v2/assistants', { method: 'POST', headers, body: 'name=A' })
    const pact = await emulator.pact({ consumer: 'desk', vendor: 'genesys' })
    const [interaction] = pact.interactions
    expect(interaction?.response.status).toBe(415)
    const interactions = [{ ...interaction, response: { ...interaction?.response, status } }]
    return folderWith({ 'desk-genesys.json': JSON.stringify({ ...pact, interactions }) })
  }

  it('accepts a media type that the provider rejects if the pact expects the rejection', async () => {
    expect(await deskdouble(['pact', 'compare', await pactOf(415)])).toMatchObject({ code: 0, stderr: '' })
  })

  it('rejects such a media type if the pact expects success', async () => {
    const { code, stderr } = await deskdouble(['pact', 'compare', await pactOf(200)])
    expect([code, stderr]).toEqual([1, expect.stringContaining('request.content-type.incompatible')])
  })
})

describe('a path of a pact', () => {
  it('that is empty is an error, not the default folder', async () => {
    const { code, stderr } = await deskdouble(['pact', 'verify', ''])
    expect([code, stderr]).toEqual([2, 'A path is empty: set the variable that it comes from, or leave it out.\n'])
  })

  it('that leads to evidence says so', async () => {
    const folder = await folderWith({ 'desk-genesys.json': pactText })
    const evidence = join(folder, 'evidence.json')
    await deskdouble(['pact', 'verify', folder, '--evidence', evidence])
    expect((await deskdouble(['pact', 'compare', evidence])).stderr).toContain('is the evidence of a verification')
  })
})

describe('deskdouble evidence', () => {
  it.each([
    ['a truncated file', '{"vendors":[', /Failed to read the evidence/],
    ['a pact', JSON.stringify({ ...NAMES, interactions: [] }), /is not an evidence file/],
  ])('fails for %s', async (_, text, expected) => {
    const folder = await folderWith({ 'evidence.json': text })
    const { code, stderr } = await deskdouble(['evidence', join(folder, 'evidence.json')])
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
  })

  it('reads a file that starts with a byte order mark', async () => {
    const folder = await folderWith({ 'e.json': '\ufeff{"format":2,"deskdouble":"1","vendors":{}}' })
    expect((await deskdouble(['evidence', join(folder, 'e.json')])).code).toBe(0)
  })
})

describe('deskdouble pact verify', () => {
  it('rejects --publish for files, which would have no effect', async () => {
    const folder = await temporaryFolder()
    await fileOf(JSON.parse(pactText), folder)
    const { code, stderr } = await deskdouble(['pact', 'verify', folder, '--publish', '--provider-version', '1'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--publish requires the URL of a Pact Broker')])
  })
})
