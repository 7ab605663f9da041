import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { deskdouble, inFolder } from '../support/command-line.ts'

describe('deskdouble init', () => {
  it('writes a configuration and a scenario that are right as they stand', async () => {
    await inFolder({}, async (folder) => {
      const { stdout, code } = await deskdouble(['init'], { folder })
      expect(stdout.split('\n').slice(0, 4)).toEqual([
        '  written  deskdouble.config.yaml',
        '  written  scenarios/first-desk.yaml',
        '  written  scenarios/scenario.schema.json',
        '  written  scenarios/config.schema.json',
      ])
      expect(code).toBe(0)
      expect(await deskdouble(['scenario', 'check'], { folder })).toMatchObject({
        stdout: 'right  scenarios/first-desk.yaml\n',
        code: 0,
      })
      const names = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants?name=Saddle+helper', {
        headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
      }).then(async (reply) => console.log((await reply.json()).entities[0].name))`
      expect((await deskdouble(['exec', '--', 'node', '-e', names], { folder })).stdout).toBe('Saddle helper\n')
    })
  })

  it('leaves what is there as it is', async () => {
    await inFolder({ 'desk/deskdouble.config.yaml': 'seed: 3\n' }, async (folder) => {
      const { stdout } = await deskdouble(['init', 'desk'], { folder })
      expect(stdout).toMatch(/^ {2}was there {2}desk\/deskdouble\.config\.yaml\n {2}written {4}desk\/scenarios\//)
      expect(await readFile(join(folder, 'desk/deskdouble.config.yaml'), 'utf8')).toBe('seed: 3\n')
    })
  })

  it('says why it cannot write', async () => {
    await inFolder({ scenarios: 'a file, and no folder' }, async (folder) => {
      const { stderr, code } = await deskdouble(['init'], { folder })
      expect(stderr).toMatch(/^scenarios\/first-desk\.yaml cannot be written: /)
      expect(code).toBe(2)
    })
  })
})

describe('deskdouble doctor', () => {
  it('finds a new set-up right', async () => {
    await inFolder({}, async (folder) => {
      await deskdouble(['init'], { folder })
      await writeFile(join(folder, 'port.yaml'), 'port: 0\nscenario: first-desk\nscenarios: scenarios\n')
      const { stdout, code } = await deskdouble(['doctor', '--config', 'port.yaml'], { folder })
      expect(stdout).toMatch(
        /^right {3}Node +\d+\.\d+\.\d+; 22\.12 or later is needed\nright {3}configuration +port\.yaml\n/,
      )
      expect(stdout).toMatch(/^right {3}scenario +first-desk; 1 of your own in scenarios$/m)
      expect(stdout).toMatch(/^absent {2}msw +not installed; needed for deskdouble\/msw alone$/m)
      expect(code).toBe(0)
    })
  })

  it('finds parts that are installed, also where they hide their package.json, and those that are too old', async () => {
    const files = {
      'deskdouble.config.yaml': 'port: 0\n',
      'node_modules/msw/package.json': '{ "version": "2.9.1", "exports": { ".": "./index.js" } }',
      'node_modules/vitest/package.json': '{ "version": "4.0.2", "exports": { ".": "./index.js" } }',
    }
    await inFolder(files, async (folder) => {
      expect(await found(folder, 'vitest')).toEqual({
        what: 'vitest',
        state: 'right',
        says: '4.0.2, for deskdouble/vitest',
      })
      expect(await found(folder, 'msw')).toEqual({
        what: 'msw',
        state: 'wrong',
        says: '2.9.1; 2.15 or later is needed for deskdouble/msw',
        cure: 'npm install --save-dev msw@latest',
      })
    })
  })

  it('tells what is wrong with a scenario, and the cure', async () => {
    const files = {
      'deskdouble.config.yaml': 'port: 0\nscenario: mine\nscenarios: worlds\n',
      'worlds/mine.yaml': 'scenario: mine\ngenesys:\n  asistants: []\n',
    }
    await inFolder(files, async (folder) => {
      const { stdout, code } = await deskdouble(['doctor'], { folder })
      expect(stdout).toMatch(
        /\nwrong {3}scenario .*\n(.*\n)?.*worlds\/mine\.yaml:3:3 {2}genesys\.asistants {2}is not known here/,
      )
      expect(stdout).toContain('Cure: "deskdouble scenario check" tells every mistake while you mend it\n')
      expect(code).toBe(2)
    })
  })

  it('tells what is wrong with the configuration, and looks no further', async () => {
    await inFolder({ 'deskdouble.config.yaml': 'prot: 1\n' }, async (folder) => {
      expect(await found(folder, 'configuration')).toMatchObject({
        state: 'wrong',
        says: expect.stringContaining('did you mean "port"?'),
      })
      expect(await found(folder, 'scenario')).toBeUndefined()
    })
  })

  it('knows who listens on the port', async () => {
    const other = createServer((socket) => socket.end('no HTTP\n'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const desk = await createEmulator().listen({ port: 0 })
    const address = other.address()
    const taken = typeof address === 'object' ? address?.port : undefined
    await inFolder({ 'deskdouble.config.yaml': `port: ${taken}\n` }, async (folder) => {
      expect(await found(folder, 'port')).toMatchObject({ state: 'wrong', cure: expect.stringContaining('--port') })
    })
    await inFolder({ 'deskdouble.config.yaml': `port: ${desk.port}\n` }, async (folder) => {
      expect(await found(folder, 'port')).toMatchObject({
        state: 'right',
        says: expect.stringMatching(/: DeskDouble \d+\.\d+\.\d+ serves there$/),
      })
    })
    await desk.close()
    other.close()
  })
})

describe('completion', () => {
  it.each([
    ['commands', ['s'], ['serve', 'scenario']],
    ['commands below a command', ['scenario', 'sh'], ['show']],
    ['flags', ['serve', '--sc'], ['--scenario', '--scenarios']],
    ['the values of a flag', ['serve', '--auth', ''], ['open', 'strict']],
    ['scenarios', ['serve', '--port', '1', '--scenario', 'sm'], ['small-team']],
    ['scenarios as an argument', ['scenario', 'show', 'sm'], ['small-team']],
    ['shells', ['completion', ''], expect.arrayContaining(['bash', 'zsh', 'fish'])],
    ['nothing for what is anything', ['serve', '--port', ''], []],
  ])('offers %s', async (_, words, expected) => {
    expect(await complete(...words)).toEqual(expected)
  })

  it('works in a shell', async () => {
    const script = `deskdouble() { "$NODE" "$MAIN" "$@"; }
      eval "$(deskdouble completion bash)"
      COMP_WORDS=(deskdouble scenario l); COMP_CWORD=2; _deskdouble; echo "\${COMPREPLY[@]}"`
    await inFolder({ 'try.sh': script }, async (folder) => {
      const main = join(import.meta.dirname, '../../src/cli/main.ts')
      const run = ['exec', '--', 'env', `NODE=${process.execPath}`, `MAIN=${main}`, 'bash', 'try.sh']
      expect((await deskdouble(run, { folder })).stdout).toBe('list\n')
    })
  })
})

/** What the doctor finds of a thing. */
async function found(folder: string, what: string): Promise<{ state: string; says: string; cure?: string }> {
  const { stdout } = await deskdouble(['doctor', '--json'], { folder })
  return JSON.parse(stdout).find((finding: { what: string }) => finding.what === what)
}

/** What the last of these words may become. */
async function complete(...words: string[]): Promise<string[]> {
  const { stdout } = await deskdouble(['complete', '--', ...words])
  return stdout.split('\n').filter((line) => line !== '')
}
