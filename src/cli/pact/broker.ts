import { spawn } from 'node:child_process'
import { Option } from 'commander'
import { fileOfPeer } from '../../adapters/pact/peer.ts'
import { UsageError } from '../usage-error.ts'

/** How to get into a broker. */
export interface BrokerOptions {
  readonly broker?: string
  readonly token?: string
  readonly username?: string
  readonly password?: string
}

/** The flags of a broker, which are also what Pact's own tools read from the environment. */
export function brokerOptions(): readonly Option[] {
  return [
    new Option('--broker <url>', 'the Pact Broker').env('PACT_BROKER_BASE_URL'),
    new Option('--token <token>', 'its bearer token').env('PACT_BROKER_TOKEN'),
    new Option('--username <name>', 'its user').env('PACT_BROKER_USERNAME'),
    new Option('--password <password>', "the user's password").env('PACT_BROKER_PASSWORD'),
  ]
}

/** The broker that was named. Throws a UsageError where none was. */
export function brokerOf({ broker }: BrokerOptions): string {
  if (broker !== undefined) return broker
  throw new UsageError('Say which broker: --broker URL, or PACT_BROKER_BASE_URL in the environment.')
}

/**
 * Runs the official client of the broker, which talks to the terminal itself. Credentials go through the environment,
 * where no list of processes shows them. @returns its exit code
 */
export function runBrokerClient(args: readonly string[], options: BrokerOptions): Promise<number> {
  const client = fileOfPeer('@pact-foundation/pact-cli', 'bin/pact-broker.js', 'The broker')
  const { token, username, password } = options
  const env = {
    ...process.env,
    PACT_BROKER_BASE_URL: brokerOf(options),
    ...(token !== undefined && { PACT_BROKER_TOKEN: token }),
    ...(username !== undefined && { PACT_BROKER_USERNAME: username }),
    ...(password !== undefined && { PACT_BROKER_PASSWORD: password }),
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [client, ...args], { stdio: 'inherit', env })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
