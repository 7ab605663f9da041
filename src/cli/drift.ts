import { Command } from 'commander'
import { checkCommand } from './drift/check.ts'

/** Creates `deskdouble drift` with its subcommands. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('Compare recorded traffic of the real service with the double')
    .addCommand(checkCommand())
}
