import { InvalidArgumentError, Option } from 'commander'
import { UsageError } from '../usage-error.ts'
import { type BrokerOptions, brokerOf } from './broker.ts'
import { type Providers, providerOption } from './providers.ts'
import { type SelectorOptions, selectorOptions, selectorsIn } from './selectors.ts'

/** Options for pacts that are fetched from a broker or from a URL. */
export interface UrlOptions extends BrokerOptions, SelectorOptions {
  readonly vendor?: string
  readonly provider: Providers
  readonly pactUrl?: string
  readonly enablePending: boolean
  readonly includeWipPactsSince?: string
  readonly publish: boolean
  readonly providerVersion?: string
  readonly providerBranch?: string
  readonly buildUrl?: string
}

/** Creates the options of {@link UrlOptions} that are not those of the broker. */
export function urlOptions(): readonly Option[] {
  return [
    providerOption(),
    new Option('--pact-url <url>', 'URL of one pact, which the webhook of a broker passes to a build').env('PACT_URL'),
    ...selectorOptions(),
    new Option('--enable-pending', 'report failures of pacts that were never verified, without failing').default(false),
    new Option(
      '--include-wip-pacts-since <date>',
      'also verify new pacts from all branches since this day, without failing',
    ).argParser(parseDate),
    new Option('--publish', 'publish the results to the broker').default(false),
    new Option(
      '--provider-version <version>',
      'provider version of the published results (default: a version that names DeskDouble and the spec)',
    ),
    new Option('--provider-branch <name>', 'provider branch of the published results'),
    new Option('--build-url <url>', 'URL of the CI build that published the results'),
  ]
}

function parseDate(text: string): string {
  if (/^\d{4}-\d\d-\d\d(T.+)?$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new InvalidArgumentError('It must be a date such as 2026-01-31.')
}

/**
 * Returns the URL of a broker or of one pact that the pacts come from; undefined if they come from files. Without paths,
 * it is the URL that a webhook passes or, if an option requires a broker, the URL of the configured broker.
 * @throws UsageError if further paths follow a URL, or if the URL of the broker is missing
 */
export function urlOfPacts(paths: readonly string[], options: UrlOptions): string | undefined {
  const [first, ...others] = paths
  if (first === undefined) return options.pactUrl ?? (brokerFlag(options) === undefined ? undefined : brokerOf(options))
  if (!/^https?:/i.test(first)) {
    const flag = brokerFlag(options)
    if (flag === undefined) return undefined
    throw new UsageError(`${flag} requires the URL of a Pact Broker instead of files.`)
  }
  if (others.length > 0) throw new UsageError(`${first} is a URL: verify it without further paths.`)
  return first
}

/** Returns the first option that requires a broker; undefined if none is set. */
function brokerFlag(options: UrlOptions): string | undefined {
  if (options.publish) return '--publish'
  if (options.enablePending) return '--enable-pending'
  if (options.includeWipPactsSince !== undefined) return '--include-wip-pacts-since'
  return selectorsIn(options).length > 0 ? 'Selecting pacts' : undefined
}

/** Throws a UsageError if an option compares branches and the provider has none. */
export function requireProviderBranch(options: UrlOptions): void {
  if (options.providerBranch !== undefined) return
  const { includeWipPactsSince } = options
  const flag = includeWipPactsSince === undefined ? '--matching-branch' : '--include-wip-pacts-since'
  const isNeeded = includeWipPactsSince !== undefined || selectorsIn(options).some((one) => one['matchingBranch'])
  if (isNeeded) throw new UsageError(`${flag} requires --provider-branch NAME.`)
}
