import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { isJson } from '../output-options.ts'
import { type BrokerOptions, brokerOptions, runBrokerClient, toArguments } from './broker.ts'

interface Options extends BrokerOptions {
  readonly pacticipant: string
  readonly pacticipantVersion: string
  readonly environment: string
  readonly applicationInstance?: string
}

/** Creates `deskdouble pact record-deployment`. A deployment replaces the version that was deployed before. */
export function recordDeploymentCommand(): Command {
  return createCommand('record-deployment', 'Record in a Pact Broker that a version was deployed to an environment')
    .option('--application-instance <name>', 'instance that was replaced, if an environment has several')
    .action((options: Options) => record('record-deployment', options))
}

/** Creates `deskdouble pact record-release`. Earlier releases remain supported. */
export function recordReleaseCommand(): Command {
  return createCommand(
    'record-release',
    'Record in a Pact Broker that a version was released to an environment',
  ).action((options: Options) => record('record-release', options))
}

/** Creates `deskdouble pact environments`, which lists the environments of a broker. */
export function environmentsCommand(): Command {
  const command = new Command('environments').description('List the environments of a Pact Broker')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(async (options: BrokerOptions) => {
    const format = isJson() ? [] : ['--output=pretty']
    if (
      (await runBrokerClient(['list-environments', ...format], options, { printsData: true, printsJson: true })) === 0
    )
      return
    throw new FailedCheck("The broker's client listed no environments: see its output above.")
  })
}

function createCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .requiredOption('--pacticipant <name>', 'name of the consumer or provider')
    .requiredOption('--pacticipant-version <version>', 'version of the consumer or provider')
    .requiredOption('--environment <name>', 'environment, such as one that deskdouble pact environments lists')
  for (const option of brokerOptions()) command.addOption(option)
  return command
}

async function record(
  subcommand: string,
  { pacticipant, pacticipantVersion: version, environment, applicationInstance, ...broker }: Options,
): Promise<void> {
  const args = toArguments({ pacticipant, version, environment, 'application-instance': applicationInstance })
  if ((await runBrokerClient([subcommand, ...args], broker, { printsJson: true })) === 0) return
  throw new FailedCheck(
    `The broker did not record ${pacticipant} ${version} in ${environment}: see the output of its client above.`,
  )
}
