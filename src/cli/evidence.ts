import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { isObject } from '../pacts/json.ts'
import type { Evidence } from '../reports/evidence.ts'
import { formatEvidenceMarkdown, formatEvidence } from './evidence-text.ts'
import { JSON_OPTION, type Told } from './json-option.ts'
import { UsageError } from './usage-error.ts'

/** Where a verification writes its evidence, unless something else is said. */
export const DEFAULT_EVIDENCE_FILE = 'contracts/evidence.json'

interface Options extends Told {
  readonly markdown: boolean
}

/** `deskdouble evidence`: what the last verification proved, and what it did not. */
export function evidenceCommand(): Command {
  return new Command('evidence')
    .description('Print what a verification proved of each operation and status, and what it did not')
    .argument('[file]', 'what `deskdouble pact verify` wrote', DEFAULT_EVIDENCE_FILE)
    .option('--markdown', 'for the summary of a CI run', false)
    .addOption(JSON_OPTION)
    .action(async (file: string, { markdown, json }: Options) => {
      const evidence = await readEvidence(file)
      if (json) console.log(JSON.stringify(evidence, null, 2))
      else console.log(markdown ? formatEvidenceMarkdown(evidence) : formatEvidence(evidence))
    })
}

async function readEvidence(file: string): Promise<Evidence> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (isEvidence(value)) return value
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`There is no evidence in ${file} (${why}): run deskdouble pact verify.`)
  }
  throw new UsageError(`${file} is no evidence: deskdouble pact verify writes it.`)
}

function isEvidence(value: unknown): value is Evidence {
  return isObject(value) && Array.isArray(value['vendors']) && Array.isArray(value['failed'])
}
