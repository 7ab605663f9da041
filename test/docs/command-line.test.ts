import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createProgram } from '../../src/cli/run.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8')

describe('docs/command-line.md', () => {
  it('describes the JSON of every command that prints any', () => {
    const table = page.slice(page.indexOf('| command | JSON |'), page.indexOf('`mcp` and `completion` have no'))
    const documented = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/(?<=`)[\w -]+(?=`)/g) ?? [],
    )
    const commands = leavesOf(createProgram()).filter(({ command }) => {
      return command.options.some(({ long }) => long === '--json')
    })
    expect(documented.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  it('lists the options of serve', () => {
    const table = page.slice(page.indexOf('## `deskdouble serve`'), page.indexOf('## `deskdouble exec`'))
    const serve = createProgram().commands.find((command) => command.name() === 'serve')
    const own = ['--clock', '--open', '--json', '--quiet', '--port', '--seed', '--auth', '--scenario']
    for (const flag of own) {
      expect(serve?.options.some(({ long }) => long === flag)).toBe(true)
      expect(table).toContain(flag)
    }
  })

  it('shows the JSON that a command prints', async () => {
    const [command, output] = blocksIn(page.slice(page.indexOf('## Output')))
    const words = command?.text.split(' ') ?? []
    expect(words.slice(0, 2)).toEqual(['npx', 'deskdouble'])
    await withFolder({}, async (folder) => {
      await deskdouble(['init'], { folder })
      const { stdout, code } = await deskdouble(words.slice(2), { folder })
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toEqual(JSON.parse(output?.text ?? ''))
    })
  })
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
