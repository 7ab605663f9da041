import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { type BrokerOptions, brokerOptions, runBrokerClient } from './broker.ts'

interface Options extends BrokerOptions {
  readonly pacticipant: string
  readonly pacticipantVersion: string
  readonly toEnvironment?: string
}

/** `deskdouble pact can-i-deploy`: whether the broker knows all that a version needs to be verified. */
export function canIDeployCommand(): Command {
  const command = new Command('can-i-deploy')
    .description('Ask a Pact Broker whether a version may be deployed')
    .requiredOption('--pacticipant <name>', 'a consumer or a provider')
    .requiredOption('--pacticipant-version <version>', 'its version')
    .option('--to-environment <name>', 'where it is to be deployed; without it the latest of all others count')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(canIDeploy)
}

async function canIDeploy({
  pacticipant,
  pacticipantVersion: version,
  toEnvironment,
  ...broker
}: Options): Promise<void> {
  const where = toEnvironment === undefined ? [] : ['--to-environment', toEnvironment]
  const args = ['can-i-deploy', '--pacticipant', pacticipant, '--version', version, ...where]
  if ((await runBrokerClient(args, broker)) === 0) return
  throw new FailedCheck(`${pacticipant} ${version} may not be deployed.`)
}
