import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { type BrokerOptions, brokerOf, brokerOptions, runBrokerClient } from './broker.ts'
import { readPacts } from './pact-files.ts'

interface Options extends BrokerOptions {
  readonly consumerVersion: string
  readonly branch?: string
  readonly tag: readonly string[]
  readonly buildUrl?: string
}

/** `deskdouble pact publish`: contracts to a Pact Broker, through the official client. */
export function publishCommand(): Command {
  const command = new Command('publish')
    .description('Publish pacts to a Pact Broker')
    .argument('[paths...]', 'files or folders; without any ./contracts')
    .requiredOption('--consumer-version <version>', 'the version of the clients')
    .option('--branch <name>', 'the branch of the clients')
    .option('--tag <name>', 'a tag of that version; repeatable', collect, [])
    .option('--build-url <url>', 'where it was built')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(publish)
}

async function publish(paths: readonly string[], options: Options): Promise<void> {
  const { consumerVersion, branch, tag, buildUrl } = options
  brokerOf(options)
  const files = (await readPacts(paths)).map(({ file }) => file)
  const args = [
    'publish',
    ...files,
    `--consumer-app-version=${consumerVersion}`,
    ...(branch === undefined ? [] : ['--branch', branch]),
    ...tag.flatMap((name) => ['--tag', name]),
    ...(buildUrl === undefined ? [] : ['--build-url', buildUrl]),
  ]
  const code = await runBrokerClient(args, options)
  if (code !== 0) throw new FailedCheck(`Nothing was published: the broker's client ended with ${code}.`)
}

function collect(name: string, others: readonly string[]): readonly string[] {
  return [...others, name]
}
