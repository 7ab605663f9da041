import { Command } from 'commander'
import { FailedCheck } from '../failed-check.ts'
import { isJson, printData } from '../output-options.ts'
import { type BrokerOptions, brokerOf, brokerOptions, runBrokerClient, toArguments } from './broker.ts'
import { readPacts } from './pact-files.ts'
import { withPlainFiles } from './plain-files.ts'

interface Options extends BrokerOptions {
  readonly consumerVersion: string
  readonly branch?: string
  readonly tag: readonly string[]
  readonly buildUrl?: string
}

/** Creates `deskdouble pact publish`, which publishes pacts through the official broker client. */
export function publishCommand(): Command {
  const command = new Command('publish')
    .description('Publish pacts to a Pact Broker')
    .argument('[paths...]', 'pact files or folders; defaults to ./contracts')
    .requiredOption('--consumer-version <version>', 'version of the consumer')
    .option('--branch <name>', 'branch of the consumer')
    .option('--tag <name>', 'tag of the consumer version; repeatable', collect, [])
    .option('--build-url <url>', 'URL of the CI build')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(publish)
}

async function publish(paths: readonly string[], options: Options): Promise<void> {
  const { consumerVersion, branch, tag, buildUrl } = options
  brokerOf(options)
  const files = await readPacts(paths)
  const args = [
    ...toArguments({ 'consumer-app-version': consumerVersion, branch, 'build-url': buildUrl }),
    ...tag.map((name) => `--tag=${name}`),
  ]
  const code = await withPlainFiles(files, (plain) => runBrokerClient(['publish', ...plain, ...args], options))
  if (code !== 0) {
    throw new FailedCheck(`No pact was published: the broker's client exited with code ${code}, see its output above.`)
  }
  const published = files.map(({ file, pact: { consumer, provider } }) => {
    return { file, consumer: consumer.name, provider: provider.name }
  })
  if (isJson()) printData({ consumerVersion, ...(branch !== undefined && { branch }), published }, () => '')
}

function collect(name: string, previous: readonly string[]): readonly string[] {
  // An empty name comes from a variable that is not set.
  return name.trim() === '' ? previous : [...previous, name]
}
