import { Command } from 'commander'
import type { ModelReport, OperationReport } from '../../specs/model/model-report.ts'
import { FailedCheck } from '../failed-check.ts'
import { JSON_OPTION, type OutputOptions } from '../json-option.ts'
import { aligned, styled } from '../style.ts'
import { type DocumentOptions, overlayOption, printWarnings, readQuietly } from './open-document.ts'

/** Options of `deskdouble spec check`. */
interface CheckOptions extends DocumentOptions, OutputOptions {
  readonly strict?: boolean
}

/** Creates `deskdouble spec check`, which prints what each operation of a document does. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Print which operations of an OpenAPI document are stateful, stateless or unclear, and why')
    .argument('<file>', 'OpenAPI document: a file or URL')
    .addOption(overlayOption())
    .option('--strict', 'exit with code 1 if an operation is unclear')
    .addOption(JSON_OPTION)
    .action(check)
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const { document, warnings } = await readQuietly(file, options)
  // Loaded on demand: the other commands read no document.
  const { inferModel } = await import('../../specs/model/infer-model.ts')
  const { modelReport } = await import('../../specs/model/model-report.ts')
  const report = modelReport(document, inferModel(document))
  if (options.json) {
    console.log(JSON.stringify({ ...report, doubts: Object.fromEntries(report.doubts), warnings }, null, 2))
  } else {
    printWarnings(warnings)
    console.log(formatReport(report))
  }
  const { unclear } = report.counts
  if (!options.strict || unclear === 0) return
  const subject = unclear === 1 ? '1 operation is' : `${unclear} operations are`
  throw new FailedCheck(
    `${subject} unclear: describe them with x-resource in an overlay ("deskdouble spec model" prints one).`,
  )
}

const COLOURS = { stateful: 'green', stateless: 'dim', unclear: 'yellow' } as const

function formatReport({ operations, doubts, counts }: ModelReport): string {
  const rows = operations.map((operation) => [
    styled(COLOURS[operation.state], operation.state),
    operation.method.toUpperCase(),
    operation.path,
    partOf(operation),
    operation.reason,
  ])
  const uncertain = [...doubts].map(
    ([resource, reasons]) => `${styled('yellow', 'doubt')}  ${resource}: ${reasons.join(' ')}`,
  )
  const summary = `${counts.stateful} stateful, ${counts.stateless} stateless, ${counts.unclear} unclear`
  return [...aligned(rows), ...uncertain, summary].join('\n')
}

function partOf({ role, resource }: OperationReport): string {
  return resource === undefined ? '' : `${role} ${resource}`
}
