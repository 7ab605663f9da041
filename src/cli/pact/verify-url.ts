import type { CoreVerification } from '../../adapters/pact/core.ts'
import { NothingVerified } from '../../adapters/pact/verify.ts'
import { verifyEmulator } from '../../adapters/pact/verify-emulator.ts'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { Pact } from '../../engine/services/pact.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { printableLines } from '../../reports/printable.ts'
import { FailedCheck } from '../failed-check.ts'
import { printRemark } from '../output-options.ts'
import { UsageError } from '../usage-error.ts'
import { type BrokerOptions, brokerOf } from './broker.ts'
import { versionOfDouble } from './double-version.ts'
import { type Providers, providersOf, vendorOf } from './providers.ts'
import { selectorsIn } from './selectors.ts'
import { describeUnknownProvider } from './unknown-provider.ts'
import { requireProviderBranch, type UrlOptions } from './url-options.ts'

type Verification = Omit<CoreVerification, 'providerBaseUrl'>

/** A provider of pacts with the vendor that stands for it. */
interface VerifiedProvider {
  readonly provider: string
  readonly vendor: string
}

/** Pacts at a URL. */
export interface PactUrl {
  readonly url: string
  /** the pact at the URL; undefined if the URL is that of a broker */
  readonly pact: Pact | undefined
}

/**
 * Verifies the pacts of a Pact Broker, or the pact at a URL. The official client fetches the pacts and publishes the
 * results.
 * @throws UsageError if the broker cannot be reached or rejects the credentials; FailedCheck if it has no pact
 */
export async function verifyUrl(
  { url, pact }: PactUrl,
  options: UrlOptions,
  emulator: AnyEmulator,
): Promise<readonly VerificationResult[]> {
  requireProviderBranch(options)
  const named = pact?.provider.name
  const providers = named === undefined ? providersIn(options) : [toProvider(named, options.provider)]
  const results: VerificationResult[] = []
  const missing: FailedCheck[] = []
  for (const provider of providers) {
    const vendor = vendorNamed(provider, emulator, url)
    // Names no provider with a pact's URL: the client would also verify the pacts in PACT_BROKER_BASE_URL.
    const source = named === undefined ? fromBroker(url, provider, options) : { pactUrls: [url] }
    const published = publishOptions(options, vendor)
    const verification = { ...source, ...sharedOptions(options), ...published }
    const own = await verifyProvider(emulator, verification, url)
    if (own instanceof FailedCheck) {
      missing.push(own)
      continue
    }
    results.push(...own)
    if (published.providerVersion !== undefined) printPublished(provider.provider, published.providerVersion)
  }
  const [first] = missing
  if (results.length === 0 && first) throw first
  return results
}

/** Verifies the pacts of one provider. Returns an error if the broker has none. */
async function verifyProvider(
  emulator: AnyEmulator,
  verification: Verification,
  url: string,
): Promise<readonly VerificationResult[] | FailedCheck> {
  try {
    const results = await verifyEmulator(emulator, verification)
    return results.length > 0 ? results : nothingFound(url, verification.provider)
  } catch (error) {
    if (!(error instanceof NothingVerified)) throw error
    return explain(error, url, verification.provider)
  }
}

/** Returns the providers of the chosen vendor; those that are mapped to a vendor if none is chosen. */
function providersIn({ vendor, provider: providers }: UrlOptions): readonly VerifiedProvider[] {
  if (vendor !== undefined) return providersOf(vendor, providers).map((provider) => ({ provider, vendor }))
  const mapped = Object.keys(providers).map((name) => toProvider(name, providers))
  if (mapped.length > 0) return mapped
  throw new UsageError('Verifying the pacts of a broker requires --vendor NAME or --provider NAME=VENDOR.')
}

function toProvider(name: string, providers: Providers): VerifiedProvider {
  return { provider: name, vendor: vendorOf(name, providers) }
}

function vendorNamed({ provider, vendor: name }: VerifiedProvider, { vendors }: AnyEmulator, url: string): Vendor {
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  if (vendor) return vendor
  throw new UsageError(describeUnknownProvider({ file: url, provider, vendor: name, known: Object.keys(vendors) }))
}

function fromBroker(url: string, { provider }: VerifiedProvider, options: UrlOptions): Verification {
  const { enablePending, includeWipPactsSince } = options
  const selectors = selectorsIn(options)
  return {
    provider,
    pactBrokerUrl: url,
    consumerVersionSelectors: selectors.length > 0 ? selectors : [{ latest: true }],
    ...(enablePending && { enablePending }),
    ...(includeWipPactsSince !== undefined && { includeWipPactsSince }),
  }
}

function publishOptions({ publish, providerVersion, buildUrl }: UrlOptions, vendor: Vendor): Verification {
  if (!publish) return {}
  return {
    publishVerificationResult: true,
    providerVersion: providerVersion ?? versionOfDouble(vendor),
    ...(buildUrl !== undefined && { buildUrl }),
  }
}

function sharedOptions({ token, username, password, providerBranch }: UrlOptions): Verification {
  return {
    ...(token !== undefined && { pactBrokerToken: token }),
    ...(username !== undefined && { pactBrokerUsername: username }),
    ...(password !== undefined && { pactBrokerPassword: password }),
    ...(providerBranch !== undefined && { providerVersionBranch: providerBranch }),
  }
}

function printPublished(provider: string, version: string): void {
  printRemark(
    printableLines(
      `Published results as version ${version} of ${provider}: they are of DeskDouble, not of the service`,
    ),
  )
}

/**
 * Returns the pact at a URL; undefined if the URL is that of a broker, or does not respond.
 * @throws UsageError if the URL is not valid
 */
export async function pactAt(url: string, options: BrokerOptions): Promise<Pact | undefined> {
  brokerOf({ broker: url })
  const response = await fetch(url, { headers: { accept: 'application/hal+json', ...authorization(options) } }).catch(
    // The official client may reach the broker through a proxy.
    () => undefined,
  )
  const value = response?.ok ? parseJson(await response.text()) : undefined
  if (!isObject(value) || !Array.isArray(value['interactions']) || !isObject(value['provider'])) return undefined
  // The official client verifies the same document, and rejects one that is not a pact.
  return value as unknown as Pact
}

function authorization({ token, username, password = '' }: BrokerOptions): { readonly authorization?: string } {
  if (token !== undefined) return { authorization: `Bearer ${token}` }
  if (username === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}

/** Returns an error if the broker has no pact of the provider. Throws any other with its cause and cure. */
function explain({ message }: NothingVerified, url: string, provider: string | undefined): FailedCheck {
  const [, status] = /failed: (40[13])\b/.exec(message) ?? []
  if (status !== undefined) {
    throw new UsageError(
      `${url} rejected the credentials with ${status}: check --token, or --username and --password, or their environment variables PACT_BROKER_TOKEN, PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.`,
    )
  }
  if (/error sending request|Failed to access/.test(message)) {
    throw new UsageError(`Failed to connect to ${url}: check the URL and that the Pact Broker is running.`)
  }
  if (/No pacts (were )?found/.test(message) && !/IO Error/.test(message)) return nothingFound(url, provider)
  throw new FailedCheck(message)
}

function nothingFound(url: string, provider: string | undefined): FailedCheck {
  const name = provider === undefined ? '' : ` of the provider "${provider}"`
  return new FailedCheck(
    `No interaction was verified: ${url} has no pact${name}. Publish one with deskdouble pact publish, or check the URL, --vendor, --provider and the options that select pacts.`,
  )
}
