import { describe, expect, it } from 'vitest'
import { withoutComments } from '../../src/cli/jsonc.ts'
import { oldNodeWarning } from '../../src/cli/node-version.ts'
import { deskdouble, spawnDeskdouble, withFolder } from '../support/command-line.ts'

const NAME = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/assistants?pageSize=1', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then(async (response) => console.log((await response.json()).total))`

const CONFIGURATIONS = {
  yaml: 'scenario: small-team\nport: 0\n',
  yml: 'scenario: small-team\nport: 0\n',
  json: '{ "scenario": "small-team", "port": 0 }',
  jsonc: '// a comment\n{ "scenario": "small-team", /* another */ "port": 0, }\n',
  ts: "export default { scenario: 'small-team' as string, port: 0 }",
  mts: "export default { scenario: 'small-team' as string, port: 0 }",
  cts: "module.exports = { scenario: 'small-team' as string, port: 0 }",
  js: "export default { scenario: 'small-team', port: 0 }",
  mjs: "export default { scenario: 'small-team', port: 0 }",
  cjs: "module.exports = { scenario: 'small-team', port: 0 }",
}

describe('a configuration', () => {
  it.each(Object.entries(CONFIGURATIONS))(
    'is read from deskdouble.config.%s, which doctor names',
    async (ending, text) => {
      const file = `deskdouble.config.${ending}`
      const files = { [file]: text, ...(ending === 'js' && { 'package.json': '{ "type": "module" }' }) }
      await withFolder(files, async (folder) => {
        // The runner of the tests would load the module in its own way.
        const run = ending === 'cts' ? spawnDeskdouble : deskdouble
        const { stdout, code } = await run(['doctor', '--json'], { folder })
        const findings: readonly object[] = JSON.parse(stdout)
        expect(code).toBe(0)
        expect(findings).toContainEqual({ subject: 'configuration', state: 'ok', message: file })
        expect(findings).toContainEqual({ subject: 'scenario', state: 'ok', message: 'small-team' })
        if (ending !== 'yaml') return
        expect((await deskdouble(['exec', '--', 'node', '-e', NAME], { folder })).code).toBe(0)
      })
    },
  )

  it('is read from a CommonJS module that was compiled from an ES module', async () => {
    const text = `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = { seed: 'x' }`
    await withFolder({ 'deskdouble.config.cjs': text }, async (folder) => {
      expect((await deskdouble(['exec', '--', 'true'], { folder })).stderr).toContain('seed  must be a whole number')
    })
  })

  it('is an error if there are two, with the names of both', async () => {
    const files = { 'deskdouble.config.cjs': CONFIGURATIONS.cjs, 'deskdouble.config.yaml': CONFIGURATIONS.yaml }
    await withFolder(files, async (folder) => {
      const message =
        'There are several configurations: deskdouble.config.yaml, deskdouble.config.cjs. Keep one of them, or choose one with --config.'
      expect(await deskdouble(['exec', '--', 'true'], { folder })).toMatchObject({ code: 2, stderr: `${message}\n` })
      expect((await deskdouble(['doctor'], { folder })).stdout).toContain(message)
      const one = ['exec', '--config', 'deskdouble.config.cjs', '--', 'true']
      expect(await deskdouble(one, { folder })).toMatchObject({ code: 0, stderr: '' })
    })
  })

  it('with comments has its errors at their places', async () => {
    await withFolder({ 'deskdouble.config.jsonc': '{\n  /* two\n  lines */ "prot": 1\n}' }, async (folder) => {
      const { stderr } = await deskdouble(['exec', '--', 'true'], { folder })
      expect(stderr).toMatch(/^deskdouble\.config\.jsonc:3:12 {2}prot {2}is not a known property/)
    })
  })

  it('sets the port of a server, but not that of exec', async () => {
    await withFolder({ 'deskdouble.config.yaml': 'port: 1\n' }, async (folder) => {
      const { stdout } = await deskdouble(['exec', '--', 'printenv', 'DESKDOUBLE_URL'], { folder })
      expect(Number(new URL(stdout.trim()).port)).toBeGreaterThan(1)
    })
  })
})

describe('comments in JSON', () => {
  it.each([
    ['{"a":"// no /* comment"} // one', '{"a":"// no /* comment"}       '],
    ['{"a":"\\"//"}/*x*/', '{"a":"\\"//"}     '],
    ['/*\n*/1', '  \n  1'],
    ['"\\\\"//x', '"\\\\"   '],
  ])('%s', (text, expected) => {
    expect(withoutComments(text)).toBe(expected)
  })
})

describe('a Node that is too old', () => {
  it.each(['18.20.0', '20.19.5', '22.11.0', '22.9.9'])('%s gets a warning', (version) => {
    expect(oldNodeWarning(version)).toBe(
      `Warning: Node ${version} is older than 22.12, which DeskDouble requires: update Node if a command fails.`,
    )
  })

  it.each(['22.12.0', '22.13.1', '24.0.0'])('%s gets none', (version) => {
    expect(oldNodeWarning(version)).toBeUndefined()
  })

  it.each([['--version'], ['scenario', 'list'], ['pact', 'verify', 'no-such-folder']])(
    'is named once at the start of `deskdouble %s %s`',
    async (...args) => {
      const hook = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })`
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }
      const { stderr } = await deskdouble(args, { env })
      expect(stderr.match(/^Warning: Node 20\.0\.0 is older/gm)).toHaveLength(1)
    },
  )
})
