import { Command, CommanderError } from 'commander'
import { fidelityCommand } from './fidelity.ts'
import { serveCommand } from './serve.ts'
import { UsageError } from './usage-error.ts'
import { VERSION } from './version.ts'

const MISUSED = 2

/** Runs the command line. @returns the exit code: 0, or 2 for anything that the user can put right */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('deskdouble')
    .description('A stateful test double for agent-management APIs')
    .version(VERSION)
    .addCommand(serveCommand())
    .addCommand(fidelityCommand())
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError(
        `Run "${command === program ? 'deskdouble' : `deskdouble ${command.name()}`} --help" for what there is.`,
      )
  }
  try {
    await program.parseAsync(argv)
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    return MISUSED
  }
}
