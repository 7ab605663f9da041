import { Command, CommanderError } from 'commander'
import { MissingPeerError } from '../adapters/pact/missing-peer-error.ts'
import { version } from '../generated/version.ts'
import { printableLines } from '../reports/printable.ts'
import { completeCommand, completionCommand } from './complete.ts'
import { addConfigDefaults } from './config-defaults.ts'
import { dataCommand } from './data.ts'
import { doctorCommand } from './doctor.ts'
import { driftCommand } from './drift.ts'
import { prepareEnvironment, unsetEmptyOptions } from './environment-defaults.ts'
import { evidenceCommand } from './evidence.ts'
import { execCommand } from './exec.ts'
import { Exit } from './exit.ts'
import { FailedCheck } from './failed-check.ts'
import { fidelityCommand } from './fidelity.ts'
import { initCommand } from './init.ts'
import { mcpCommand } from './mcp-command.ts'
import { ignoreClosedOutput } from './output.ts'
import { addOutputOptions, chooseOutput } from './output-options.ts'
import { pactCommand } from './pact.ts'
import { proxyCommand } from './proxy-command.ts'
import { scenarioCommand } from './scenario.ts'
import { serveCommand } from './serve.ts'
import { specCommand } from './spec.ts'
import { stateCommand } from './state.ts'
import { tokenCommand } from './token.ts'
import { USAGE_ERROR_EXIT_CODE, UsageError } from './usage-error.ts'

const FAILED_CHECK_EXIT_CODE = 1

/**
 * Runs the command line.
 * @returns the exit code: 0 on success; 1 if a check failed; 2 for an error that the user can fix; or the code of the
 * command that `deskdouble exec` runs
 */
export async function run(argv: readonly string[]): Promise<number> {
  ignoreClosedOutput()
  const program = createProgram()
  prepareEnvironment(program)
  try {
    await program.parseAsync(argv)
    return 0
  } catch (error) {
    if (error instanceof Exit) return error.code
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR_EXIT_CODE
    const isForUser = [UsageError, FailedCheck, MissingPeerError].some((type) => error instanceof type)
    if (!isForUser || !(error instanceof Error)) throw error
    console.error(printableLines(error.message))
    return error instanceof FailedCheck ? FAILED_CHECK_EXIT_CODE : USAGE_ERROR_EXIT_CODE
  }
}

/** Creates the program with all its commands. */
export function createProgram(): Command {
  const program = new Command('deskdouble')
    .description('A stateful test double of any HTTP API that has an OpenAPI document')
    .version(version)
    .enablePositionalOptions()
    .hook('preAction', (_, acting) => {
      unsetEmptyOptions(acting)
      chooseOutput(acting.opts())
    })
    .addCommand(serveCommand())
    .addCommand(execCommand())
    .addCommand(proxyCommand())
    .addCommand(mcpCommand())
    .addCommand(scenarioCommand())
    .addCommand(specCommand())
    .addCommand(dataCommand())
    .addCommand(stateCommand())
    .addCommand(tokenCommand())
    .addCommand(fidelityCommand())
    .addCommand(pactCommand())
    .addCommand(evidenceCommand())
    .addCommand(driftCommand())
    .addCommand(initCommand())
    .addCommand(doctorCommand())
    .addCommand(completionCommand())
  program.addCommand(completeCommand(program), { hidden: true })
  addOutputOptions(program)
  addConfigDefaults(program)
  reportUsageErrors(program, 'deskdouble')
  return program
}

/** Makes a command and its subcommands point to their help after a usage error, and throw instead of exiting. */
function reportUsageErrors(command: Command, fullName: string): void {
  command.exitOverride().showHelpAfterError(`Run "${fullName} --help" for usage.`)
  for (const subcommand of command.commands) reportUsageErrors(subcommand, `${fullName} ${subcommand.name()}`)
}
