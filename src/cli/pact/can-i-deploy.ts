import { Command } from 'commander'
import { durationParser } from '../duration-option.ts'
import { parseWholeNumber } from '../emulator-options.ts'
import { FailedCheck } from '../failed-check.ts'
import { type BrokerOptions, brokerOptions, runBrokerClient, toArguments } from './broker.ts'

interface Options extends BrokerOptions {
  readonly pacticipant: string
  readonly pacticipantVersion: string
  readonly toEnvironment?: string
  readonly retryWhileUnknown?: number
  readonly retryInterval?: number
}

const parseRetryInterval = durationParser({ least: [1000, '1s'], most: [3_600_000, '1h'] })

/** Creates `deskdouble pact can-i-deploy`, which prints the matrix of a version: its pacts with their results. */
export function canIDeployCommand(): Command {
  const command = new Command('can-i-deploy')
    .description('Ask a Pact Broker whether a version may be deployed, and print the matrix of its pacts and results')
    .requiredOption('--pacticipant <name>', 'name of the consumer or provider')
    .requiredOption('--pacticipant-version <version>', 'version of the consumer or provider')
    .option('--to-environment <name>', 'target environment; defaults to the latest version of every other pacticipant')
    .option('--retry-while-unknown <times>', 'maximum number of retries while a result is missing', parseWholeNumber)
    .option('--retry-interval <duration>', 'time between two retries, such as 10s', parseRetryInterval)
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(canIDeploy)
}

async function canIDeploy({ pacticipant, pacticipantVersion: version, ...options }: Options): Promise<void> {
  const { toEnvironment, retryWhileUnknown, retryInterval, ...broker } = options
  const args = toArguments({
    'to-environment': toEnvironment,
    'retry-while-unknown': retryWhileUnknown,
    // The client counts in seconds.
    'retry-interval': retryInterval === undefined ? undefined : Math.ceil(retryInterval / 1000),
  })
  // The client reads the order of these two from separate arguments.
  const subject = ['--pacticipant', pacticipant, '--version', version]
  if ((await runBrokerClient(['can-i-deploy', ...subject, ...args], broker, { printsJson: true })) === 0) return
  throw new FailedCheck(
    `The broker did not confirm that ${pacticipant} ${version} can be deployed: see the output of its client above.`,
  )
}
