import { Command, CommanderError } from 'commander'
import { MissingPeer } from '../adapters/pact/peer.ts'
import { version } from '../generated/version.ts'
import { completeCommand, completionCommand } from './complete.ts'
import { configured } from './configured.ts'
import { doctorCommand } from './doctor.ts'
import { evidenceCommand } from './evidence.ts'
import { execCommand } from './exec.ts'
import { Exit } from './exit.ts'
import { FailedCheck } from './failed-check.ts'
import { fidelityCommand } from './fidelity.ts'
import { initCommand } from './init.ts'
import { pactCommand } from './pact.ts'
import { scenarioCommand } from './scenario.ts'
import { serveCommand } from './serve.ts'
import { tokenCommand } from './token.ts'
import { MISUSED, UsageError } from './usage-error.ts'

const FAILED = 1

/**
 * Runs the command line.
 * @returns the exit code: 0; 1 when what was checked is not so; 2 for anything that the user can put right; or a
 * command's own
 */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('deskdouble')
    .description('A stateful test double for agent-management APIs')
    .version(version)
    .enablePositionalOptions()
    .addCommand(serveCommand())
    .addCommand(execCommand())
    .addCommand(scenarioCommand())
    .addCommand(tokenCommand())
    .addCommand(fidelityCommand())
    .addCommand(pactCommand())
    .addCommand(evidenceCommand())
    .addCommand(initCommand())
    .addCommand(doctorCommand())
    .addCommand(completionCommand())
  program.addCommand(completeCommand(program), { hidden: true })
  configured(program)
  refuseInOneLine(program, 'deskdouble')
  try {
    await program.parseAsync(argv)
    return 0
  } catch (error) {
    if (error instanceof Exit) return error.code
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED
    const isTold = [UsageError, FailedCheck, MissingPeer].some((told) => error instanceof told)
    if (!isTold || !(error instanceof Error)) throw error
    console.error(error.message)
    return error instanceof FailedCheck ? FAILED : MISUSED
  }
}

/** Every command, and those below it, says where its help is, and throws in place of ending the process. */
function refuseInOneLine(command: Command, called: string): void {
  command.exitOverride().showHelpAfterError(`Run "${called} --help" for what there is.`)
  for (const below of command.commands) refuseInOneLine(below, `${called} ${below.name()}`)
}
