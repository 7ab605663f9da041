import { Command } from 'commander'
import { canIDeployCommand } from './pact/can-i-deploy.ts'
import { compareCommand } from './pact/compare.ts'
import { environmentsCommand, recordDeploymentCommand, recordReleaseCommand } from './pact/deployments.ts'
import { publishCommand } from './pact/publish.ts'
import { publishSpecCommand } from './pact/publish-spec.ts'
import { recordCommand } from './pact/record.ts'
import { verifyCommand } from './pact/verify.ts'

/** Creates `deskdouble pact` with its subcommands. */
export function pactCommand(): Command {
  return new Command('pact')
    .description('Record, verify, compare and publish Pact contracts')
    .addCommand(recordCommand())
    .addCommand(verifyCommand())
    .addCommand(compareCommand())
    .addCommand(publishCommand())
    .addCommand(publishSpecCommand())
    .addCommand(canIDeployCommand())
    .addCommand(recordDeploymentCommand())
    .addCommand(recordReleaseCommand())
    .addCommand(environmentsCommand())
}
