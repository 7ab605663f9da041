import { describe, expect, it } from 'vitest'
import { createEmulator, readSource, ScenarioError } from '../../src/index.ts'
import {
  errorsIn,
  initialWorldOf,
  libraryOf,
  namesIn,
  placesOf,
  recordsIn,
  thrownBy,
} from '../support/scenario-files.ts'

const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__')

/** Returns the errors of a scenario file, whether they are found while it is parsed or afterwards. */
async function errorsOf(content: string | Uint8Array) {
  try {
    const source = await readSource(content, 'f.yaml')
    return thrownBy(() => createEmulator({ scenarios: [source], scenario: 'f' }))
  } catch (error) {
    if (error instanceof ScenarioError) return error.errors
    throw error
  }
}

describe('a file that is not UTF-8', () => {
  it.each([
    ['a Latin-1 letter', bytes('scenario: f\ndescribe: Caf', 0xe9, ' Zürich\n'), '2:14'],
    ['a letter after other letters of several bytes', bytes('scenario: f\ndescribe: Zürich ', 0xfc, '\n'), '2:18'],
    ['a character that is cut off at the end', bytes('scenario: f\ndescribe: €', 0xe2, 0x82), '2:12'],
    ['UTF-16', bytes(0xff, 0xfe, 's', 0, 'c', 0), '1:1'],
    ['an invalid byte after a byte order mark', bytes(0xef, 0xbb, 0xbf, 'a: ', 0x80), '1:4'],
    ['a genuine U+FFFD before the invalid byte', bytes('a: \uFFFD', 0xff), '1:5'],
  ])('is rejected at the place of %s', async (_, content, place) => {
    const errors = await errorsOf(content)
    expect(placesOf(errors)).toEqual([`f.yaml:${place} `])
    expect(errors[0]?.message).toMatch(/^is not UTF-8/)
  })

  it('accepts a byte order mark and a genuine U+FFFD', async () => {
    const { raw } = await readSource(bytes(0xef, 0xbb, 0xbf, 'describe: \uFFFD'), 'f.yaml')
    expect(raw).toEqual({ describe: '\uFFFD' })
  })
})

describe('a merge key', () => {
  it('adds the entries of one or several mappings, which the own entries override', async () => {
    const library = await libraryOf({
      'f.yaml': `scenario: f
genesys:
  routingQueues:
    - &base { name: Ada, description: Lead, memberCount: 3 }
    - { <<: *base, name: Bob }
    - { name: Cleo, <<: [{ description: Clerk }, *base] }
`,
    })
    expect(recordsIn(initialWorldOf(library, 'f'), 'routingQueues')).toMatchObject([
      { name: 'Ada', description: 'Lead', memberCount: 3 },
      { name: 'Bob', description: 'Lead', memberCount: 3 },
      { name: 'Cleo', description: 'Clerk', memberCount: 3 },
    ])
  })

  it('reports an error in a merged entry at the place of the entry', async () => {
    const errors = await errorsIn({
      'f.yaml': 'scenario: f\ngenesys:\n  users:\n    - &a { nmae: A }\n    - { <<: *a }\n',
    })
    expect(placesOf(errors)).toEqual(['f.yaml:4:12 genesys.users[0].nmae', 'f.yaml:4:12 genesys.users[1].nmae'])
  })

  it('is a plain key in quotes', async () => {
    expect((await readSource('{ "<<": 1 }', 'f.yaml')).raw).toEqual({ '<<': 1 })
  })

  it('is rejected if its value is not a mapping', async () => {
    expect((await errorsOf('scenario: f\n<<: 3\n'))[0]).toMatchObject({
      line: 2,
      message: expect.stringContaining('The value of a merge key (<<) must be a mapping'),
    })
  })
})

describe('an alias', () => {
  it.each([
    ['a list that contains itself', 'a: &a [*a]\n', '1:8'],
    ['a mapping that contains itself', 'a: &a { b: [1, *a] }\n', '1:16'],
    ['a mapping that merges itself', 'a: &a\n  <<: *a\n', '2:7'],
    ['an anchor that is not defined', 'a: *b\n', '1:4'],
    ['an anchor that is defined later', 'a: *b\nb: &b 1\n', '1:4'],
  ])('is rejected at its place for %s', async (_, yaml, place) => {
    expect(placesOf(await errorsOf(yaml))).toEqual([`f.yaml:${place} `])
  })

  it('can be used any number of times', async () => {
    const users = Array.from({ length: 500 }, (_, i) => `    - { name: User ${i}, state: *state }`)
    const library = await libraryOf({
      'f.yaml': `scenario: f\ngenesys:\n  users:\n    - { name: First, state: &state inactive }\n${users.join('\n')}\n`,
    })
    expect(namesIn(initialWorldOf(library, 'f'), 'users')).toHaveLength(501)
  })

  it('is rejected if aliases of aliases multiply without bound', async () => {
    const levels = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`)
    const errors = await errorsOf(`scenario: f\na0: &a0 x\n${levels.join('\n')}\n`)
    expect(errors[0]?.message).toMatch(/exceed the 500000 values that a scenario may have/)
  })
})

describe('a file that no person would write', () => {
  it.each([
    ['flow lists', '['.repeat(200_000)],
    ['flow mappings', '{a: '.repeat(100_000)],
    ['closed flow lists', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['block lists', `${'- '.repeat(100_000)}x`],
    ['block mappings', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['complex keys', '? '.repeat(100_000)],
  ])('is rejected with a place if it nests %s too deeply', async (_, yaml) => {
    const [error] = await errorsOf(yaml)
    expect(error).toMatchObject({ line: expect.any(Number), column: expect.any(Number) })
    expect(error?.message).toContain('must not nest deeper than 64 levels')
  })

  it('is rejected if it is larger than 1 MiB', async () => {
    expect((await errorsOf(`# ${'x'.repeat(1_048_576)}\n`))[0]?.message).toMatch(/^the file must be no larger than/)
  })

  it('is rejected if it consists of too many tokens', async () => {
    const [error] = await errorsOf(`a: [${','.repeat(300_000)}]`)
    expect(error?.message).toMatch(/must have at most 250000 YAML tokens; use "generate"/)
  })

  it('is checked in bounded time if it has many unfinished placeholders or wrong names', async () => {
    const errors = await errorsOf(`scenario: f\nseed: '${'${'.repeat(200_000)}'\n`)
    expect(placesOf(errors)).toEqual(['f.yaml:2:7 seed'])
    const queues = Array.from({ length: 3_000 }, (_, i) => `{ name: Queue ${i} }`)
    const assistants = Array.from({ length: 3_000 }, (_, i) => `{ name: A${i}, queues: [Queeu ${i}] }`)
    const yaml = `scenario: f\ngenesys:\n  routingQueues: [${queues.join(', ')}]\n  assistants: [${assistants.join(', ')}]\n`
    expect((await errorsOf(yaml)).length).toBe(200)
  })

  it('reports a repeated key, a key that is a list, and a second document, each at its place', async () => {
    expect(placesOf(await errorsOf('a: 1\n[b]: 2\na: 3\n'))).toEqual(['f.yaml:2:1 ', 'f.yaml:3:1 '])
    expect(placesOf(await errorsOf('a: 1\n---\nb: 2\n'))).toEqual(['f.yaml:2:1 '])
  })
})

describe('a name that every object inherits', () => {
  it.each(INHERITED)('is reported at its place wherever it is a key or a name: %s', async (name) => {
    const errors = await errorsOf(`scenario: f
${name}: { users: [] }
genesys:
  ${name}: [{ name: A }]
  profile: { ${name}: 1 }
  generate: { ${name}: 1 }
  users: [{ ${name}: A }]
  assistants: [{ name: '\${${name}}' }, { name: '\${${name}.x[y].id}' }, { name: '\${genesys.${name}[y].id}' }]
  faults: [{ operation: ${name}, status: 503 }]
`)
    expect(placesOf(errors)).toEqual([
      `f.yaml:2:1 ${name}`,
      `f.yaml:4:3 genesys.${name}`,
      `f.yaml:5:14 genesys.profile.${name}`,
      `f.yaml:6:15 genesys.generate.${name}`,
      `f.yaml:7:13 genesys.users[0].${name}`,
      'f.yaml:8:24 genesys.assistants[0].name',
      ...[1, 2].map((i) =>
        expect.stringMatching(new RegExp(`^f\\.yaml:8:\\d+ genesys\\.assistants\\[${i}\\]\\.name$`)),
      ),
      expect.stringMatching(/^f\.yaml:9:\d+ genesys\.faults\[0\]\.operation$/),
    ])
  })

  it.each(INHERITED)('is reported in a scenario that extends another one, too: %s', async (name) => {
    const yaml = `scenario: f\nextends: default\n${name}: {}\ngenesys: { ${name}: [{ name: A }] }\n`
    expect(placesOf(await errorsOf(yaml))).toEqual([`f.yaml:3:1 ${name}`, `f.yaml:4:12 genesys.${name}`])
  })

  it.each(INHERITED)('is an ordinary name of a scenario or a parameter: %s', async (name) => {
    const yaml = `scenario: f\nwith: { ${name}: Ada }\ngenesys: { users: [{ name: '\${${name}}' }] }\n`
    if (name.startsWith('__')) expect(placesOf(await errorsIn({ 'f.yaml': yaml }))).toEqual([`f.yaml:2:9 with.${name}`])
    else expect(namesIn(initialWorldOf(await libraryOf({ 'f.yaml': yaml }), 'f'), 'users')).toEqual(['Ada'])
  })

  it('is rejected if it is __proto__', async () => {
    const yaml = 'scenario: f\ngenesys: { users: [{ __proto__: { name: A } }] }\n'
    expect(placesOf(await errorsOf(yaml))).toEqual(['f.yaml:2:22 genesys.users[0].__proto__'])
  })
})

describe('a scenario created in code', () => {
  it.each([
    [
      'contains itself',
      () => {
        const users: unknown[] = []
        users.push({ name: 'A', users })
        return { scenario: 'f', genesys: { users } }
      },
      'genesys.users[0].users',
    ],
    ['nests too deeply', () => ({ scenario: 'f', genesys: nested(5_000) }), expect.stringMatching(/^genesys\.inner/)],
    ['has a key __proto__', () => JSON.parse('{"scenario":"f","__proto__":{}}'), '__proto__'],
  ])('is rejected if it %s', (_, create, at) => {
    const emulator = createEmulator()
    const [error] = thrownBy(() => emulator.fork({ scenario: create() }))
    expect(error?.at).toEqual(at)
    expect(emulator.worlds()).toEqual(['default'])
  })

  it('is rejected if it generates more records than a world can be expected to hold', () => {
    const scenario = { scenario: 'f', genesys: { generate: { users: 1e9 } } }
    expect(thrownBy(() => createEmulator({ scenario }))[0]?.expected).toBe('must be a whole number from 0 to 100000')
  })
})

/** Returns bytes: numbers as they are, strings in UTF-8. */
function bytes(...parts: (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [part])),
  )
}

/** Returns an object that nests this many levels deep. */
function nested(levels: number): object {
  return levels === 0 ? {} : { inner: nested(levels - 1) }
}
