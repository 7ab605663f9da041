import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { installedPactVersions } from '../adapters/pact/versions.ts'
import type { Pact } from '../engine/services/pact.ts'
import { describeFileError } from '../errors/file-error.ts'
import type { Evidence } from '../reports/evidence.ts'
import { readEvidence } from '../reports/evidence-file.ts'
import { summariseEvidence } from '../reports/evidence-summary.ts'
import { withoutStaleParts } from '../reports/merge-evidence.ts'
import { addObservations, staleObservations } from '../reports/observed.ts'
import { findStaleParts, findUnknown } from '../reports/stale-evidence.ts'
import type { CheckedEvidence } from './checked-evidence.ts'
import { chooseProviders } from './choose-vendors.ts'
import { withoutConfigDefault } from './config-defaults.ts'
import { formatEvidence, formatEvidenceMarkdown } from './evidence-text.ts'
import { Exit } from './exit.ts'
import { observedOption, readObservations } from './observed.ts'
import { printData, printResult } from './output-options.ts'
import { readPactsIn } from './pact/pact-files.ts'
import { presentState } from './present-state.ts'
import { createLibrary, SCENARIOS_OPTION } from './scenario-choice.ts'
import { readScenariosOrThrow } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

/** Default path of the evidence file. */
export const DEFAULT_EVIDENCE_FILE = 'contracts/evidence.json'

interface Options extends VendorChoice {
  readonly markdown: boolean
  readonly check: boolean
  readonly pacts?: string
  readonly scenarios?: string
  readonly observed?: readonly string[]
}

/** Creates `deskdouble evidence`, which prints the evidence of the last verifications. */
export function evidenceCommand(): Command {
  const command = addVendorOptions(new Command('evidence'))
  for (const option of command.options) if (option.attributeName() === 'vendor') withoutConfigDefault(option)
  return command
    .description('Print which operations and statuses verifications exercised, without parts that are stale')
    .argument('[file]', 'evidence file of `deskdouble pact verify`', DEFAULT_EVIDENCE_FILE)
    .option('--check', 'exit with 1 if a part is stale or could not be compared', false)
    .option('--pacts <folder>', 'folder of the pacts; defaults to the folder of the evidence file')
    .addOption(SCENARIOS_OPTION)
    .addOption(observedOption())
    .option('--markdown', 'print Markdown for the summary of a CI run', false)
    .action(async (file: string, options: Options) => {
      const checked = await checkEvidence(await readEvidenceFile(file), file, options)
      const isComplete = checked.stale.length === 0 && checked.notCompared.length === 0
      const print = options.check && isComplete && !options.markdown ? printResult : printData
      print(toJson(checked), () => (options.markdown ? formatEvidenceMarkdown(checked) : formatEvidence(checked)))
      if (options.check && !isComplete) throw new Exit(1)
    })
}

/** Compares evidence with the present specs, pacts, scenarios and versions. */
async function checkEvidence(whole: Evidence, file: string, options: Options): Promise<CheckedEvidence> {
  const { pacts: folder = dirname(file), vendor: names = [], scenarios: own, spec } = options
  const known = await chooseProviders({ ...(spec && { spec }) }, undefined)
  const listed = whole.vendors.map(({ vendor }) => vendor)
  const missing = names.filter((name) => !listed.includes(name))
  if (missing.length > 0) {
    throw new UsageError(`${file} has no evidence of ${missing.join(', ')}: use one of ${listed.join(', ')}.`)
  }
  const evidence =
    names.length === 0 ? whole : { ...whole, vendors: whole.vendors.filter(({ vendor }) => names.includes(vendor)) }
  const present = presentState({
    vendors: known.vendors,
    scenarios: createLibrary(own === undefined ? [] : await readScenariosOrThrow([own], known), known),
    pacts: await pactsIn(folder),
    verifiers: verifiersIfInstalled(),
  })
  const observations = await readObservations(options.observed)
  const stale = findStaleParts(evidence, present)
  return {
    evidence: addObservations(withoutStaleParts(evidence, stale), observations),
    stale: [...stale, ...staleObservations(evidence, observations, present.spec)],
    notCompared: findUnknown(evidence, present),
  }
}

function toJson({ evidence, ...rest }: CheckedEvidence) {
  const vendors = evidence.vendors.map((vendor) => ({ ...vendor, summary: summariseEvidence(vendor) }))
  return { ...evidence, vendors, ...rest }
}

/** Returns the pacts in a folder; undefined if it has none, so that nothing is known about them. */
async function pactsIn(folder: string): Promise<readonly Pact[] | undefined> {
  const files = await readPactsIn(folder)
  return files.length === 0 ? undefined : files.map(({ pact }) => pact)
}

function verifiersIfInstalled(): Readonly<Record<string, string>> | undefined {
  try {
    return installedPactVersions()
  } catch {
    return undefined
  }
}

/**
 * Reads an evidence file.
 * @throws UsageError if it cannot be read, or is not the evidence of a verification
 */
export async function readEvidenceFile(file: string): Promise<Evidence> {
  let result: Evidence | string
  try {
    result = readEvidence(JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')))
  } catch (error) {
    const reason = describeFileError(error)
    throw new UsageError(`Failed to read the evidence in ${file} (${reason}): run deskdouble pact verify to create it.`)
  }
  if (typeof result === 'string') throw new UsageError(`${file} ${result}`)
  return result
}
