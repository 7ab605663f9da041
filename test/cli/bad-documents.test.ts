import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'

const OPERATION = '{get: {responses: {"200": {description: ok, content: {application/json: {}}}}}}'

function documentWith(paths: string, more = ''): string {
  return `openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\npaths: ${paths}\n${more}`
}

/** Returns aliases of lists that contain nine aliases each: a "billion laughs". */
function bomb(): string {
  const letters = 'abcdefghij'.split('')
  const lists = letters.map(
    (letter, i) =>
      `${letter}: &${letter} [${Array(9)
        .fill(i === 0 ? 'x' : `*${letters[i - 1]}`)
        .join()}]`,
  )
  return documentWith('{}', lists.join('\n'))
}

/** Texts that are not documents which can be served, with what is said about each. */
const TEXTS: readonly (readonly [name: string, text: string | Uint8Array, message: RegExp])[] = [
  ['empty.yaml', '', /seems to be an empty file/],
  ['page.html', '<!doctype html><html></html>', /seems to be an HTML or XML page/],
  ['binary.png', Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13), /seems to be a binary file/],
  ['list.json', '[1, 2]', /seems to be a list/],
  ['events.yaml', 'asyncapi: 3.0.0\ninfo: {title: E, version: "1"}', /seems to be an AsyncAPI document/],
  ['postman.json', '{"info": {"_postman_id": "1"}, "item": []}', /seems to be a Postman collection/],
  ['schema.json', '{"$schema": "https://json-schema.org/draft/2020-12/schema"}', /seems to be a JSON Schema/],
  ['overlay.yaml', 'overlay: 1.0.0\nactions: []', /an OpenAPI Overlay, which belongs to --overlay/],
  ['version.yaml', 'openapi: 4.0.0\npaths: {}', /has the version 4\.0\.0, which is not supported/],
  ['syntax.yaml', 'openapi: 3.1.0\n  a: b: c', /neither valid YAML nor valid JSON: .* at line 2/],
  ['paths.yaml', documentWith('{}'), /no operation that could be served: "paths" is missing or empty/],
  ['bomb.yaml', bomb(), /is larger than 5,000,000 values/],
  ['deep.json', `{"openapi": "3.1.0", "x": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, /500 levels deep/],
  ['deep.yaml', documentWith('{}', `x: ${'['.repeat(10_000)}`), /nesting exceeded/],
]

/** Documents that are served in spite of what is wrong in them, with the warning about each. */
const FLAWED: readonly (readonly [name: string, text: string | Uint8Array, warning: RegExp | undefined])[] = [
  ['repeated.yaml', documentWith(`\n  /a: ${OPERATION}\n  /a: ${OPERATION}`), /repeats a key at line 5/],
  ['same.yaml', documentWith(`\n  /a/{b}: ${OPERATION}\n  /a/{c}: ${OPERATION}`), /same method and template/],
  [
    'reference.yaml',
    documentWith('{/a: {get: {responses: {200: {$ref: "#/components/responses/Lost"}}}}}'),
    /refers to "#\/components\/responses\/Lost", which does not exist/,
  ],
  ['slash.yaml', documentWith(`{a: ${OPERATION}}`), /does not start with "\/"; it is added/],
  [
    'circle.yaml',
    documentWith(`{/a: ${OPERATION}}`, 'components: {schemas: {A: {$ref: "#/components/schemas/A"}}}'),
    /consists of itself/,
  ],
  ['utf16.yaml', Buffer.from(`\uFEFF${documentWith(`{/a: ${OPERATION}}`)}`, 'utf16le'), undefined],
  ['sound.yaml', documentWith(`{/a: ${OPERATION}}`), undefined],
]

let folder = ''
const errors: string[] = []

/** Runs a command that reads specs and ends. @returns its exit code */
async function token(...flags: string[]): Promise<number> {
  return run(['node', 'deskdouble', 'token', ...flags.map((flag) => flag.replace('FOLDER', folder))])
}

/** Returns all lines of standard error except the one that points to the help. */
function said(): string {
  return errors.filter((line) => !line.startsWith('Run "')).join('\n')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskdouble-bad-'))
  for (const [name, text] of [...TEXTS, ...FLAWED]) await writeFile(join(folder, name), text)
  const effectless = 'overlay: 1.0.0\ninfo: {title: O, version: "1"}\nactions: [{target: "$.paths.lost", update: {}}]'
  await writeFile(join(folder, 'effectless.yaml'), effectless)
})
beforeEach(() => {
  errors.length = 0
  vi.spyOn(console, 'error').mockImplementation((line: string) => errors.push(line))
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterAll(() => rm(folder, { recursive: true }))

describe('--spec', () => {
  it.each(TEXTS)('says in one line why %s cannot be served', async (name, _, message) => {
    expect(await token('--spec', `FOLDER/${name}`)).toBe(2)
    expect(said()).toMatch(message)
    expect(said().split('\n')).toHaveLength(1)
  })

  it.each(FLAWED)('serves %s', async (name, _, warning) => {
    expect(await token('--spec', `FOLDER/${name}`)).toBe(0)
    if (warning) expect(said()).toMatch(warning)
    else expect(said()).toBe('')
  })

  it.each([
    [['--spec', 'FOLDER/lost.yaml'], /lost\.yaml: the file does not exist/],
    [['--spec', 'FOLDER'], /it is not a regular file/],
    [['--spec', 'http://127.0.0.1:1/a.yaml'], /Failed to read http/],
    [['--spec', 'FOLDER/sound.yaml', '--spec', 'FOLDER/sound.yaml'], /Two specs have the name "shop"/],
    [['--spec', 'FOLDER/sound.yaml', '--overlay', 'FOLDER/sound.yaml'], /The overlay .* is not valid/],
  ])('explains what is wrong with %j', async (flags, message) => {
    expect(await token(...flags)).toBe(2)
    expect(said()).toMatch(message)
  })

  it('warns of an overlay without effect', async () => {
    expect(await token('--spec', 'FOLDER/sound.yaml', '--overlay', 'FOLDER/effectless.yaml')).toBe(0)
    expect(said()).toMatch(/effectless\.yaml/)
  })
})

describe('a URL', () => {
  const server = createServer(({ url }, response) => {
    if (url === '/loop') response.writeHead(302, { location: '/loop' }).end()
    else if (url === '/large') response.writeHead(200, { 'content-length': 1e12 }).end('openapi: 3.1.0')
    else response.writeHead(404).end()
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    // A server that listens on a port has an address with a port.
    origin = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it.each([
    [() => `http://${origin}/lost`, /the server answered 404/],
    [() => `http://${origin}/loop`, /redirect count exceeded/],
    [() => `http://${origin}/large`, /larger than 64 MiB/],
    [() => `https://${origin}/`, /Failed to read/],
  ])('is explained in case %# if it cannot be read', async (url, message) => {
    expect(await token('--spec', url())).toBe(2)
    expect(said()).toMatch(message)
  })
})
