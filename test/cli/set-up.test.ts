import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'
import { MAIN } from '../support/main.ts'

describe('deskdouble init', () => {
  it('writes a valid configuration and a valid scenario', async () => {
    await withFolder({}, async (folder) => {
      const { stdout, code } = await deskdouble(['init'], { folder })
      expect(stdout.split('\n').slice(0, 4)).toEqual([
        '  written  deskdouble.config.yaml',
        '  written  scenarios/first-desk.yaml',
        '  written  scenarios/scenario.schema.json',
        '  written  scenarios/config.schema.json',
      ])
      expect(code).toBe(0)
      expect(await deskdouble(['scenario', 'check'], { folder })).toMatchObject({
        stdout: 'ok  scenarios/first-desk.yaml\n',
        code: 0,
      })
      const names = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants?name=Saddle+helper', {
        headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
      }).then(async (response) => console.log((await response.json()).entities[0].name))`
      expect((await deskdouble(['exec', '--', 'node', '-e', names], { folder })).stdout).toBe('Saddle helper\n')
    })
  })

  it('keeps existing files', async () => {
    await withFolder({ 'desk/deskdouble.config.yaml': 'seed: 3\n' }, async (folder) => {
      const { stdout } = await deskdouble(['init', 'desk'], { folder })
      expect(stdout).toMatch(/^ {2}exists {3}desk\/deskdouble\.config\.yaml\n {2}written {2}desk\/scenarios\//)
      expect(await readFile(join(folder, 'desk/deskdouble.config.yaml'), 'utf8')).toBe('seed: 3\n')
    })
  })

  it('reports a file that it cannot write', async () => {
    await withFolder({ scenarios: 'a file, not a folder' }, async (folder) => {
      const { stderr, code } = await deskdouble(['init'], { folder })
      expect(stderr).toMatch(/^Failed to write scenarios\/first-desk\.yaml: /)
      expect(code).toBe(2)
    })
  })
})

describe('deskdouble doctor', () => {
  it('finds no error in a new setup', async () => {
    await withFolder({}, async (folder) => {
      await deskdouble(['init'], { folder })
      await writeFile(join(folder, 'port.yaml'), 'port: 0\nscenario: first-desk\nscenarios: scenarios\n')
      const { stdout, code } = await deskdouble(['doctor', '--config', 'port.yaml'], { folder })
      expect(stdout).toMatch(
        /^ok {7}Node +\d+\.\d+\.\d+; 22\.12 or later is required\nok {7}configuration +port\.yaml\n/,
      )
      expect(stdout).toMatch(/^ok {7}scenario +first-desk; 1 of your own in scenarios$/m)
      expect(stdout).toMatch(/^missing {2}msw +not installed; only required for deskdouble\/msw$/m)
      expect(code).toBe(0)
    })
  })

  it('finds installed packages that do not export their package.json and reports outdated ones', async () => {
    const files = {
      'deskdouble.config.yaml': 'port: 0\n',
      'node_modules/msw/package.json': '{ "version": "2.9.1", "exports": { ".": "./index.js" } }',
      'node_modules/vitest/package.json': '{ "version": "4.0.2", "exports": { ".": "./index.js" } }',
    }
    await withFolder(files, async (folder) => {
      expect(await findingAbout(folder, 'vitest')).toEqual({
        subject: 'vitest',
        state: 'ok',
        message: '4.0.2, for deskdouble/vitest',
      })
      expect(await findingAbout(folder, 'msw')).toEqual({
        subject: 'msw',
        state: 'error',
        message: '2.9.1; 2.15 or later is required for deskdouble/msw',
        cure: 'npm install --save-dev msw@latest',
      })
    })
  })

  it('reports the errors of a scenario with a cure', async () => {
    const files = {
      'deskdouble.config.yaml': 'port: 0\nscenario: mine\nscenarios: worlds\n',
      'worlds/mine.yaml': 'scenario: mine\ngenesys:\n  asistants: []\n',
    }
    await withFolder(files, async (folder) => {
      const { stdout, code } = await deskdouble(['doctor'], { folder })
      expect(stdout).toMatch(
        /\nerror {4}scenario .*\n(.*\n)?.*worlds\/mine\.yaml:3:3 {2}genesys\.asistants {2}is not a known property/,
      )
      expect(stdout).toContain('Cure: fix the scenario; "deskdouble scenario check" lists the remaining errors\n')
      expect(code).toBe(2)
    })
  })

  it('reports the errors of the configuration and skips the checks that depend on it', async () => {
    await withFolder({ 'deskdouble.config.yaml': 'prot: 1\n' }, async (folder) => {
      expect(await findingAbout(folder, 'configuration')).toMatchObject({
        state: 'error',
        message: expect.stringContaining('did you mean "port"?'),
      })
      expect(await findingAbout(folder, 'scenario')).toBeUndefined()
    })
  })

  it('distinguishes DeskDouble from another program on the port', async () => {
    const other = createServer((socket) => socket.end('not HTTP\n'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const desk = await createEmulator().listen({ port: 0 })
    const address = other.address()
    const taken = typeof address === 'object' ? address?.port : undefined
    await withFolder({ 'deskdouble.config.yaml': `port: ${taken}\n` }, async (folder) => {
      expect(await findingAbout(folder, 'port')).toMatchObject({
        state: 'error',
        cure: expect.stringContaining('--port'),
      })
    })
    await withFolder({ 'deskdouble.config.yaml': `port: ${desk.port}\n` }, async (folder) => {
      expect(await findingAbout(folder, 'port')).toMatchObject({
        state: 'ok',
        message: expect.stringMatching(/ is in use by DeskDouble \d+\.\d+\.\d+$/),
      })
    })
    await desk.close()
    other.close()
  })
})

describe('deskdouble completion', () => {
  it.each([
    ['commands', ['s'], ['serve', 'scenario', 'spec', 'state']],
    ['commands below a command', ['scenario', 'sh'], ['show']],
    ['flags', ['serve', '--sc'], ['--scenario', '--scenarios']],
    ['the values of a flag', ['serve', '--auth', ''], ['open', 'strict']],
    ['scenarios', ['serve', '--port', '1', '--scenario', 'sm'], ['small-team']],
    ['scenarios as an argument', ['scenario', 'show', 'sm'], ['small-team']],
    ['shells', ['completion', ''], expect.arrayContaining(['bash', 'zsh', 'fish'])],
    ['nothing for a flag with a free value', ['serve', '--port', ''], []],
  ])('offers %s', async (_, words, expected) => {
    expect(await complete(...words)).toEqual(expected)
  })

  it.each([
    ['bash', BASH, /^list$/m],
    ['zsh', ZSH, /deskdouble scenario list/],
    ['fish', FISH, /^list\n\nopen\nstrict\n\ntry\.fish\n$/],
  ])('prints a script that completes in %s', async (shell, script, expected) => {
    if (!hasProgram(shell)) return
    const files = { [`try.${shell}`]: script, deskdouble: '#!/bin/sh\nexec "$NODE" "$MAIN" "$@"\n' }
    await withFolder(files, async (folder) => {
      await chmod(join(folder, 'deskdouble'), 0o755)
      const env = {
        ...process.env,
        NODE: process.execPath,
        MAIN,
        PATH: `${folder}:${process.env['PATH']}`,
        HOME: folder,
      }
      const { stdout } = await promisify(execFile)(shell, [`try.${shell}`], { cwd: folder, env, timeout: 60_000 })
      expect(stdout).toMatch(expected)
    })
  })
})

const BASH = `eval "$(deskdouble completion bash)"
COMP_WORDS=(deskdouble scenario l); COMP_CWORD=2; _deskdouble; echo "\${COMPREPLY[@]}"`

/** Types into an interactive shell on a pseudo-terminal. */
const ZSH = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "zstyle ':completion:*' insert-tab false; autoload -Uz compinit; compinit -u -D"
zpty -w shell 'eval "$(deskdouble completion zsh)"; echo READY | tr A-Z a-z'
zpty -r shell output '*ready*'
zpty -w -n shell $'deskdouble scenario l\t'
zpty -r shell output '*list*'
print -r -- "$output"
zpty -d shell`

const FISH = `deskdouble completion fish | source
complete -C 'deskdouble scenario l'
echo
complete -C 'deskdouble serve --auth '
echo
complete -C 'deskdouble scenario check try'`

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

/** Returns the doctor's finding about a subject. */
async function findingAbout(
  folder: string,
  subject: string,
): Promise<{ state: string; message: string; cure?: string }> {
  const { stdout } = await deskdouble(['doctor', '--json'], { folder })
  return JSON.parse(stdout).find((finding: { subject: string }) => finding.subject === subject)
}

/** Returns the candidates for the last word. */
async function complete(...words: string[]): Promise<string[]> {
  const { stdout } = await deskdouble(['complete', '--', ...words])
  return stdout.split('\n').filter((line) => line !== '')
}
