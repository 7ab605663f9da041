import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { runAtOnce } from '../../engine/exchange/in-turns.ts'
import type { Document } from '../../engine/spec/document.ts'
import { servedDocument } from '../../engine/spec/served-document.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { vendorNames } from '../../generated/vendor-names.ts'
import { version } from '../../generated/version.ts'
import type { Evidence, VendorEvidence } from '../../reports/evidence.ts'
import { chooseProviders, vendorOrThrow } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { DEFAULT_EVIDENCE_FILE, readEvidenceFile } from '../evidence.ts'
import { FailedCheck } from '../failed-check.ts'
import { isJson, printData } from '../output-options.ts'
import { UsageError } from '../usage-error.ts'
import { addSpecOptions, type VendorChoice } from '../vendor-choice.ts'
import { type BrokerOptions, brokerOf, brokerOptions, runBrokerClient, toArguments } from './broker.ts'
import { versionOfDouble } from './double-version.ts'

interface Options extends BrokerOptions, Pick<VendorChoice, 'spec'> {
  readonly vendor: string
  readonly providerName?: string
  readonly providerVersion?: string
  readonly branch?: string
  readonly buildUrl?: string
  readonly evidence: string
}

/** Creates `deskdouble pact publish-spec`, which publishes a spec and the evidence for it as a provider contract. */
export function publishSpecCommand(): Command {
  const command = addSpecOptions(new Command('publish-spec'))
    .description('Publish the spec of a vendor with its verification as a provider contract, if the broker is PactFlow')
    .addOption(
      withoutConfigDefault(
        new Option('--vendor <name>', `vendor whose spec is published: ${vendorNames.join(', ')}, or of a --spec`),
      ).makeOptionMandatory(),
    )
    .option(
      '--evidence <file>',
      'evidence of deskdouble pact verify, which is published with it',
      DEFAULT_EVIDENCE_FILE,
    )
    .option('--provider-name <name>', "name of the provider in the broker; defaults to the vendor's name")
    .option('--provider-version <version>', 'provider version (default: a version that names DeskDouble and the spec)')
    .option('--branch <name>', 'provider branch')
    .option('--build-url <url>', 'URL of the CI build')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(publishSpec)
}

async function publishSpec(options: Options): Promise<void> {
  brokerOf(options)
  const { vendors } = await chooseProviders(options, options.vendor)
  const vendor = vendorOrThrow(vendors, options.vendor)
  const evidence = evidenceOf(vendor, await readEvidenceFile(options.evidence), options.evidence)
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-spec-'))
  try {
    const spec = join(folder, `${vendor.name}.json`)
    await writeFile(spec, JSON.stringify(publishedDocument(vendor)))
    const code = await runBrokerClient(clientArguments(spec, vendor, options, evidence), options, {
      program: 'pactflow',
    })
    if (code === 0) {
      if (isJson()) printData(providerVersionOf(vendor, options), () => '')
      return
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  throw new FailedCheck('The spec was not published: see the output of the client above. Only PactFlow accepts specs.')
}

/** Returns the spec without what only scenarios use. Its servers are those of the vendor, not of the double. */
function publishedDocument({ spec: { document } }: Vendor): Document {
  const { servers: _, ...served } = runAtOnce(servedDocument(document, ''))
  return { ...served, ...(document.servers && { servers: document.servers }) }
}

/**
 * Returns the evidence of a vendor.
 * @throws UsageError if it is that of another spec: it would vouch for what nobody verified
 */
function evidenceOf(vendor: Vendor, { vendors }: Evidence, file: string): VendorEvidence {
  const found = vendors.find(({ vendor: name }) => name === vendor.name)
  if (found?.spec === vendor.digest) return found
  const reason = found ? `is that of another version of the spec of ${vendor.name}` : `does not cover ${vendor.name}`
  throw new UsageError(`The evidence in ${file} ${reason}: run deskdouble pact verify first.`)
}

/** Returns the names under which a spec is published. */
function providerVersionOf(vendor: Vendor, { providerName, providerVersion }: Options) {
  return { provider: providerName ?? vendor.name, providerVersion: providerVersion ?? versionOfDouble(vendor) }
}

function clientArguments(
  spec: string,
  vendor: Vendor,
  options: Options,
  { verifications }: VendorEvidence,
): readonly string[] {
  const { branch, buildUrl, evidence } = options
  const { provider, providerVersion } = providerVersionOf(vendor, options)
  const isVerified = verifications.every(({ against, failed }) => against !== 'double' || failed.length === 0)
  return [
    'publish-provider-contract',
    spec,
    isVerified ? '--verification-success' : '--no-verification-success',
    ...toArguments({
      provider,
      'provider-app-version': providerVersion,
      'content-type': 'application/json',
      'verification-results': evidence,
      'verification-results-content-type': 'application/json',
      'verification-results-format': 'json',
      verifier: 'DeskDouble',
      'verifier-version': version,
      branch,
      'build-url': buildUrl,
    }),
  ]
}
