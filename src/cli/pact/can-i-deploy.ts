import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { type BrokerOptions, brokerOptions, runBrokerClient } from './broker.ts'

interface Options extends BrokerOptions {
  readonly pacticipant: string
  readonly pacticipantVersion: string
  readonly toEnvironment?: string
}

/** Creates `deskdouble pact can-i-deploy`, which asks a broker whether the pacts of a version are verified. */
export function canIDeployCommand(): Command {
  const command = new Command('can-i-deploy')
    .description('Ask a Pact Broker whether a version may be deployed')
    .requiredOption('--pacticipant <name>', 'name of the consumer or provider')
    .requiredOption('--pacticipant-version <version>', 'version of the consumer or provider')
    .option('--to-environment <name>', 'target environment; defaults to the latest version of every other pacticipant')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(canIDeploy)
}

async function canIDeploy({
  pacticipant,
  pacticipantVersion: version,
  toEnvironment,
  ...broker
}: Options): Promise<void> {
  const environment = toEnvironment === undefined ? [] : ['--to-environment', toEnvironment]
  const args = ['can-i-deploy', '--pacticipant', pacticipant, '--version', version, ...environment]
  if ((await runBrokerClient(args, broker)) === 0) return
  throw new FailedCheck(
    `The broker did not confirm that ${pacticipant} ${version} can be deployed: see the output of its client above.`,
  )
}
