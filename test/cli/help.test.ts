import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/run.ts'

/** Words with which an English description does not open. */
const FORBIDDEN = /^(?:what|who|whose|whom|whoever|where|whether|whatever|of)\b/i

const program = createProgram()
const commands = withSubcommands(program, 'deskdouble')

describe('command-line help', () => {
  it.each(commands)('describes $name', ({ name, command }) => {
    expect(command.description() === '').toBe(name === 'deskdouble complete')
    expect(command.description()).not.toMatch(FORBIDDEN)
  })

  it.each(commands)('opens no help text of an argument or option with a question word: $name', ({ command }) => {
    const texts = [...command.registeredArguments, ...command.options].map(({ description }) => description)
    expect(texts.filter((text) => FORBIDDEN.test(text))).toEqual([])
  })
})

function withSubcommands(command: Command, name: string): { name: string; command: Command }[] {
  const subcommands = command.commands.flatMap((one) => withSubcommands(one, `${name} ${one.name()}`))
  return [{ name, command }, ...subcommands]
}
