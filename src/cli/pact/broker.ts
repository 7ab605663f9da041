import { spawn } from 'node:child_process'
import { Option } from 'commander'
import { fileOfPeer } from '../../adapters/pact/peer.ts'
import { isJson, isQuiet } from '../output-options.ts'
import { UsageError } from '../usage-error.ts'

/** The URL and credentials of a Pact Broker. */
export interface BrokerOptions {
  readonly broker?: string
  readonly token?: string
  readonly username?: string
  readonly password?: string
}

/** Returns the options of a broker. Their environment variables are those of Pact's own tools. */
export function brokerOptions(): readonly Option[] {
  return [
    new Option('--broker <url>', 'URL of the Pact Broker').env('PACT_BROKER_BASE_URL'),
    new Option('--token <token>', 'bearer token for the broker').env('PACT_BROKER_TOKEN'),
    new Option('--username <name>', 'user name for the broker').env('PACT_BROKER_USERNAME'),
    new Option('--password <password>', 'password for the broker').env('PACT_BROKER_PASSWORD'),
  ]
}

/**
 * Returns the URL of the broker.
 * @throws UsageError if neither the option nor the environment variable is set, or if the value is not a URL
 */
export function brokerOf({ broker }: BrokerOptions): string {
  if (broker === undefined) {
    throw new UsageError(
      'The URL of the Pact Broker is missing: use --broker URL, or PACT_BROKER_BASE_URL in the environment.',
    )
  }
  if (/^https?:$/.test(URL.parse(broker)?.protocol ?? '')) return broker
  throw new UsageError(`The URL of the Pact Broker must start with http:// or https://, got "${broker}".`)
}

/** A call of the official broker client. */
interface BrokerCall {
  /** the client for every broker, or the one for what only PactFlow offers. Defaults to the former */
  readonly program?: 'pact-broker' | 'pactflow'
  /** true if the output is what the user asked for, which `--quiet` keeps */
  readonly printsData?: boolean
  /** true if the client prints nothing but JSON when it is asked for JSON. Without it, `--json` drops the output */
  readonly printsJson?: boolean
}

/**
 * Runs the official broker client, which prints its own output: as JSON with `--json` if it can, and only after a failure with
 * `--quiet`. Credentials are passed through the environment, because
 * process lists show arguments.
 * @returns the exit code of the client
 */
export function runBrokerClient(
  args: readonly string[],
  options: BrokerOptions,
  { program = 'pact-broker', printsData = false, printsJson = false }: BrokerCall = {},
): Promise<number> {
  const client = fileOfPeer('@pact-foundation/pact-cli', `bin/${program}.js`, 'Using a Pact Broker')
  const { token, username, password } = options
  const env = {
    ...process.env,
    PACT_BROKER_BASE_URL: brokerOf(options),
    ...(token !== undefined && { PACT_BROKER_TOKEN: token }),
    ...(username !== undefined && { PACT_BROKER_USERNAME: username }),
    ...(password !== undefined && { PACT_BROKER_PASSWORD: password }),
  }
  return new Promise((resolve, reject) => {
    const isSilent = isJson() ? !printsJson : isQuiet() && !printsData
    const format = isJson() && printsJson ? ['--output=json'] : []
    const child = spawn(process.execPath, [client, ...args, ...format], {
      stdio: ['inherit', isSilent ? 'pipe' : 'inherit', 'inherit'],
      env,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(output)
      resolve(code ?? 1)
    })
  })
}

/** Returns the arguments of a client for options with their values; those that are undefined are left out. */
export function toArguments(options: Readonly<Record<string, string | number | undefined>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]))
}
