import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { CONFIG_SCHEMA, configErrors } from '../../src/cli/config.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'

const MINE = 'scenario: mine\nextends: small-team\nwith: { organisation: Mine }\n'
const PRINT_INITIAL_STATE = [
  'node',
  '-e',
  `fetch(process.env.DESKDOUBLE_URL + '/_control/worlds/default').then(async (response) => {
  const { initialState, seed } = await response.json()
  console.log(JSON.stringify({ ...initialState, seed }))
})`,
]

/** Returns the initial state of the world of `deskdouble exec`. */
async function initialState(folder: string, ...flags: string[]): Promise<unknown> {
  const { stdout, stderr } = await deskdouble(['exec', ...flags, '--', ...PRINT_INITIAL_STATE], { folder })
  return stderr === '' ? JSON.parse(stdout) : stderr
}

describe('a configuration', () => {
  it.each([
    ['yaml', 'scenario: small-team\nseed: 9\nwith: { organisation: Nine }\n'],
    ['json', '{ "scenario": "small-team", "seed": 9, "with": { "organisation": "Nine" } }'],
    ['mjs', 'export default { scenario: "small-team", seed: 9, with: { organisation: "Nine" } }'],
    ['ts', 'const seed: number = 9\nexport default { scenario: "small-team", seed, with: { organisation: "Nine" } }'],
  ])('sets defaults in %s that flags override', async (ending, text) => {
    await withFolder({ [`deskdouble.config.${ending}`]: text }, async (folder) => {
      const organisation = 'Nine'
      expect(await initialState(folder)).toEqual({ scenario: 'small-team', with: { organisation }, seed: 9 })
      expect(await initialState(folder, '--seed', '7')).toMatchObject({ scenario: 'small-team', seed: 7 })
    })
  })

  it('resolves its paths relative to its own folder when --config names it', async () => {
    const files = { 'desk/mine.yaml': 'scenario: mine\nscenarios: worlds\n', 'desk/worlds/mine.yaml': MINE }
    await withFolder(files, async (folder) => {
      expect(await initialState(folder, '--config', 'desk/mine.yaml')).toMatchObject({ scenario: 'mine' })
    })
    const file = { 'desk/one.yaml': 'scenario: worlds/mine.yaml\n', 'desk/worlds/mine.yaml': MINE }
    await withFolder(file, async (folder) => {
      expect(await initialState(folder, '--config', 'desk/one.yaml')).toMatchObject({ scenario: 'mine' })
    })
  })

  it('sets the folder of `scenario check`', async () => {
    const files = { 'deskdouble.config.yaml': 'scenarios: worlds\n', 'worlds/mine.yaml': MINE, 'fixtures/no.yaml': '[' }
    await withFolder(files, async (folder) => {
      expect(await deskdouble(['scenario', 'check'], { folder })).toEqual({
        code: 0,
        stdout: 'ok  worlds/mine.yaml\n',
        stderr: '',
      })
    })
  })

  it('is overridden by environment variables', async () => {
    await withFolder({ 'deskdouble.config.yaml': 'port: 99999\n' }, async (folder) => {
      expect((await deskdouble(['serve'], { folder })).stderr).toContain(
        'port  must be a whole number from 0 to 65535, got 99999',
      )
    })
    await withFolder({ 'deskdouble.config.yaml': 'port: 1\n' }, async (folder) => {
      const { stderr } = await deskdouble(['serve', '--host', '192.0.2.1'], { folder, env: { PORT: '4999' } })
      expect(stderr).toBe('This machine does not have the address 192.0.2.1: choose another one with --host.\n')
    })
  })

  it('is rejected with every error and its place', async () => {
    const text = 'scenaro: small-team\nlimits:\n  worlds: 0\nauth: lax\n'
    await withFolder({ 'deskdouble.config.yaml': text }, async (folder) => {
      const { stderr, code } = await deskdouble(['exec', '--', 'true'], { folder })
      expect(stderr.split('\n')).toEqual([
        expect.stringMatching(
          /^deskdouble\.config\.yaml:1:1 {2}scenaro {2}is not a known property; .*did you mean "scenario"/,
        ),
        'deskdouble.config.yaml:3:11  limits.worlds  must be a whole number of at least 1, got 0',
        'deskdouble.config.yaml:4:7  auth  must be one of open, strict, got "lax"',
        '',
      ])
      expect(code).toBe(2)
    })
  })

  it.each([
    [
      'is missing',
      'none.yaml',
      {},
      /^Failed to read the configuration none\.yaml: it does not exist: check the path\.\n$/,
    ],
    ['is not valid YAML', 'a.yaml', { 'a.yaml': 'a: [' }, /^a\.yaml:1:\d+ {2}is not valid YAML: /],
    [
      'throws',
      'a.mjs',
      { 'a.mjs': 'throw new Error("no luck")' },
      /^Failed to load the configuration a\.mjs: no luck\.\n$/,
    ],
  ])('is rejected in one line if it %s', async (_, file, files, message) => {
    await withFolder(files, async (folder) => {
      const { stderr, code } = await deskdouble(['exec', '--config', file, '--', 'true'], { folder })
      expect(stderr).toMatch(message)
      expect(code).toBe(2)
    })
  })

  it('has no effect if it is empty', async () => {
    await withFolder({ 'deskdouble.config.yaml': '' }, async (folder) => {
      await mkdir(join(folder, 'worlds'))
      expect(await initialState(folder)).toMatchObject({ scenario: 'default' })
    })
  })

  it.each([{}, { port: 0, seed: -3 }, { port: 1.5 }, { with: { a: [] } }, { limits: { ghosts: 1 } }, { host: 4 }, []])(
    'is valid exactly if its published schema accepts it: %j',
    (config) => {
      const isValid = new Ajv2020({ strict: false }).validate(CONFIG_SCHEMA, config)
      expect(configErrors({ raw: config }).length === 0).toBe(isValid)
    },
  )
})
