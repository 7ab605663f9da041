import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/run.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'

const page = documentedPage('docs/command-line.md')

describe('docs/command-line.md', () => {
  it('describes the JSON of every command that prints any', () => {
    const table = page.text.slice(page.text.indexOf('| command | JSON |'), page.text.indexOf('`mcp`, `completion`,'))
    const documented = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/(?<=`)[\w -]+(?=`)/g) ?? [],
    )
    const commands = leavesOf(createProgram()).filter(({ command }) => {
      return command.options.some(({ long }) => long === '--json')
    })
    expect(documented.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  it('lists the options of serve', () => {
    const table = page.text.slice(page.text.indexOf('## `deskdouble serve`'), page.text.indexOf('## `deskdouble exec`'))
    const serve = createProgram().commands.find((command) => command.name() === 'serve')
    const own = ['--clock', '--open', '--json', '--quiet', '--port', '--seed', '--auth', '--scenario']
    for (const flag of own) {
      expect(serve?.options.some(({ long }) => long === flag)).toBe(true)
      expect(table).toContain(flag)
    }
  })
})

page.check(
  'lists the requests that violate the specs',
  ['npx deskdouble exec', '3 of 57 requests'],
  async ({ text }, shown) => {
    const project = await createProject({
      'package.json': '{ "type": "module", "scripts": { "test": "node client.js" } }',
      'client.js': `const headers = { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION }
const misspelt = ['assistants?pageSize=900', 'asistants', 'asistants', 'assistants?pagesize=2']
for (const path of [...misspelt, ...Array(53).fill('users/me')])
  await fetch(process.env.DESKDOUBLE_URL + '/api/v2/' + path, { headers })`,
    })
    const { code, printed } = await project.run(text)
    expect(code).toBe(0)
    expectOutput(printed, shown.text)
  },
)

page.check('writes a vendor, and checks its modules', ['spec init'], async ({ text }) => {
  const project = await createProject({ 'openapi.yaml': fromRepository('examples/any-api/openapi.yaml') })
  expect(await project.run(text)).toMatchObject({ code: 0 })
})

page.check('shows the JSON that a command prints', ['--json scenarios', '"checked"'], async ({ text }, shown) => {
  const project = await createProject()
  await project.run('npx deskdouble init')
  expectOutput((await project.run(text)).printed, shown.text)
})

interface Leaf {
  readonly name: string
  readonly command: Command
}

/** Returns the commands without subcommands. */
function leavesOf(command: Command, parents: readonly string[] = []): Leaf[] {
  if (command.commands.length === 0) return [{ name: parents.join(' '), command }]
  return command.commands.flatMap((one) => leavesOf(one, [...parents, one.name()]))
}
