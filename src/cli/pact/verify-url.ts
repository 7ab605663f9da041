import type { CoreVerification } from '../../adapters/pact/core.ts'
import { NothingVerified } from '../../adapters/pact/verify.ts'
import { verifyEmulator } from '../../adapters/pact/verify-emulator.ts'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { FailedCheck } from '../failed-check.ts'
import { UsageError } from '../usage-error.ts'
import { type BrokerOptions, brokerOf } from './broker.ts'

interface UrlOptions extends BrokerOptions {
  readonly vendor?: string
  readonly publish: boolean
  readonly providerVersion?: string
  readonly providerBranch?: string
}

type Verification = Omit<CoreVerification, 'providerBaseUrl'>

/**
 * Verifies the pacts of a Pact Broker, or the pact at a URL. The official client fetches the pacts and publishes the
 * results.
 * @throws UsageError if the broker cannot be reached or rejects the credentials; FailedCheck if it has no pact
 */
export async function verifyUrl(
  url: string,
  options: UrlOptions,
  emulator: AnyEmulator,
): Promise<readonly VerificationResult[]> {
  brokerOf({ broker: url })
  if (options.publish && options.providerVersion === undefined) {
    throw new UsageError('Publishing results with --publish requires --provider-version VERSION.')
  }
  const provider = await providerOfPactAt(url, options)
  const { vendor } = options
  if (provider === undefined && vendor === undefined) {
    throw new UsageError('Verifying the pacts of a broker requires --vendor NAME.')
  }
  const source = provider === undefined ? fromBroker(url, vendor) : { provider, pactUrls: [url] }
  try {
    const results = await verifyEmulator(emulator, { ...source, ...sharedOptions(options) })
    if (results.length > 0) return results
  } catch (error) {
    if (error instanceof NothingVerified) throw explain(error, url, vendor)
    throw error
  }
  throw nothingFound(url, vendor)
}

function fromBroker(url: string, vendor = ''): Verification {
  return { provider: vendor, pactBrokerUrl: url, consumerVersionSelectors: [{ latest: true }] }
}

function sharedOptions({
  token,
  username,
  password,
  publish,
  providerVersion,
  providerBranch,
}: UrlOptions): Verification {
  return {
    ...(token !== undefined && { pactBrokerToken: token }),
    ...(username !== undefined && { pactBrokerUsername: username }),
    ...(password !== undefined && { pactBrokerPassword: password }),
    ...(publish && { publishVerificationResult: true }),
    ...(providerVersion !== undefined && { providerVersion }),
    ...(providerBranch !== undefined && { providerVersionBranch: providerBranch }),
  }
}

/** Returns the provider of the pact at a URL; undefined if the URL is that of a broker, or does not respond. */
async function providerOfPactAt(url: string, options: UrlOptions): Promise<string | undefined> {
  const response = await fetch(url, { headers: { accept: 'application/hal+json', ...authorization(options) } }).catch(
    // The official client may reach the broker through a proxy.
    () => undefined,
  )
  const value = response?.ok ? parseJson(await response.text()) : undefined
  if (!isObject(value) || !Array.isArray(value['interactions']) || !isObject(value['provider'])) return undefined
  return String(value['provider']['name'])
}

function authorization({ token, username, password = '' }: BrokerOptions): { readonly authorization?: string } {
  if (token !== undefined) return { authorization: `Bearer ${token}` }
  if (username === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}

/** Converts the verifier's error to one that names the cause and its cure. */
function explain({ message }: NothingVerified, url: string, vendor: string | undefined): Error {
  const [, status] = /failed: (40[13])\b/.exec(message) ?? []
  if (status !== undefined) {
    return new UsageError(
      `${url} rejected the credentials with ${status}: check --token, or --username and --password, or their environment variables PACT_BROKER_TOKEN, PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.`,
    )
  }
  if (/error sending request|Failed to access/.test(message)) {
    return new UsageError(`Failed to connect to ${url}: check the URL and that the Pact Broker is running.`)
  }
  if (/No pacts (were )?found/.test(message) && !/IO Error/.test(message)) return nothingFound(url, vendor)
  return new FailedCheck(message)
}

function nothingFound(url: string, vendor: string | undefined): FailedCheck {
  const provider = vendor === undefined ? '' : ` of the provider "${vendor}"`
  return new FailedCheck(
    `No interaction was verified: ${url} has no pact${provider}. Publish one with deskdouble pact publish, or check the URL and --vendor.`,
  )
}
