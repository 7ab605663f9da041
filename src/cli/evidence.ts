import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { isObject } from '../pacts/json.ts'
import type { Evidence } from '../reports/evidence.ts'
import { printableLines } from '../reports/printable.ts'
import { formatEvidence, formatEvidenceMarkdown } from './evidence-text.ts'
import { JSON_OPTION, type OutputOptions } from './json-option.ts'
import { UsageError } from './usage-error.ts'

/** Default path of the evidence file. */
export const DEFAULT_EVIDENCE_FILE = 'contracts/evidence.json'

interface Options extends OutputOptions {
  readonly markdown: boolean
}

/** Creates `deskdouble evidence`, which prints the evidence of the last verification. */
export function evidenceCommand(): Command {
  return new Command('evidence')
    .description('Print which operations and statuses a verification exercised')
    .argument('[file]', 'evidence file of `deskdouble pact verify`', DEFAULT_EVIDENCE_FILE)
    .option('--markdown', 'print Markdown for the summary of a CI run', false)
    .addOption(JSON_OPTION)
    .action(async (file: string, { markdown, json }: Options) => {
      const evidence = await readEvidence(file)
      if (json) console.log(printableLines(JSON.stringify(evidence, null, 2)))
      else console.log(markdown ? formatEvidenceMarkdown(evidence) : formatEvidence(evidence))
    })
}

/**
 * Reads an evidence file.
 * @throws UsageError if it cannot be read, or is not the evidence of a verification
 */
export async function readEvidence(file: string): Promise<Evidence> {
  try {
    const value: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''))
    if (isEvidence(value)) return value
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`Failed to read the evidence in ${file} (${reason}): run deskdouble pact verify to create it.`)
  }
  throw new UsageError(`${file} is not an evidence file: run deskdouble pact verify to create one.`)
}

/** Returns whether a JSON value is the evidence of a verification. */
export function isEvidence(value: unknown): value is Evidence {
  return (
    isObject(value) &&
    typeof value['deskdouble'] === 'string' &&
    Array.isArray(value['vendors']) &&
    Array.isArray(value['failed'])
  )
}
