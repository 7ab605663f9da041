import { Command } from 'commander'
import type { ModelReport, OperationReport } from '../../specs/model/model-report.ts'
import { FailedCheck } from '../failed-check.ts'
import { isJson, printResult } from '../output-options.ts'
import { aligned, styled } from '../style.ts'
import { type DocumentOptions, overlayOption, printWarnings, readQuietly } from './open-document.ts'

/** Options of `deskdouble spec check`. */
interface CheckOptions extends DocumentOptions {
  readonly all?: boolean
  readonly strict?: boolean
}

/** Creates `deskdouble spec check`, which prints what each operation of a document does. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Print which operations of an OpenAPI document are stateful, stateless or unclear, and why')
    .argument('<file>', 'OpenAPI document: a file or URL')
    .addOption(overlayOption())
    .option('--all', 'all operations, not only those that are unclear')
    .option('--strict', 'exit with code 1 if an operation is unclear')
    .action(check)
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const { document, warnings: read } = await readQuietly(file, options)
  // Loaded on demand: the other commands read no document.
  const { inferModel } = await import('../../specs/model/infer-model.ts')
  const { modelReport } = await import('../../specs/model/model-report.ts')
  const { warnOfUnknownRecords } = await import('../../specs/initial-records.ts')
  const model = inferModel(document)
  const report = modelReport(document, model)
  const warnings = [...read, ...warnOfUnknownRecords(document, model)]
  if (!isJson()) printWarnings(warnings)
  printResult({ ...report, doubts: Object.fromEntries(report.doubts), warnings }, () => {
    return formatReport(report, options.all === true)
  })
  const { unclear } = report.counts
  if (!options.strict || unclear === 0) return
  const subject = unclear === 1 ? '1 operation is' : `${unclear} operations are`
  throw new FailedCheck(
    `${subject} unclear: describe them with x-resource in an overlay ("deskdouble spec model" prints one).`,
  )
}

const COLOURS = { stateful: 'green', stateless: 'dim', unclear: 'yellow' } as const
/** Most operations that are listed for one reason, and most in a document that is listed whole, without --all. */
const MOST_ROWS = 20

/** Formats the counts, then what is unclear or uncertain, or every operation if there are few or all are wanted. */
function formatReport({ operations, doubts, counts }: ModelReport, all: boolean): string {
  const summary = `${counts.stateful} stateful, ${counts.stateless} stateless, ${counts.unclear} unclear`
  const isWhole = all || operations.length <= MOST_ROWS
  const listed = isWhole ? aligned(operations.map(operationRow)) : unclearByReason(operations)
  const uncertain = [...doubts].map(([resource, reasons]) => [styled('yellow', 'doubt'), resource, reasons.join(' ')])
  const hint = styled('dim', `--all prints all ${operations.length} operations with their roles.`)
  return [
    summary,
    ...section(listed),
    ...section(aligned(all ? uncertain : uncertain.slice(0, MOST_ROWS))),
    ...section(isWhole ? [] : [hint]),
  ].join('\n')
}

/** Returns the unclear operations below their reasons. */
function unclearByReason(operations: readonly OperationReport[]): string[] {
  const unclear = operations.filter(({ state }) => state === 'unclear')
  return [...Map.groupBy(unclear, ({ reason }) => reason)].flatMap(([reason, group]) => {
    const lines = group.map(({ method, path }) => `  ${method.toUpperCase()} ${path}`)
    const more = lines.length > MOST_ROWS ? [`  … and ${lines.length - MOST_ROWS} more`] : []
    return [`${styled(COLOURS.unclear, 'unclear')}  ${reason}`, ...lines.slice(0, MOST_ROWS), ...more]
  })
}

function operationRow(operation: OperationReport): string[] {
  const { state, method, path, reason } = operation
  return [styled(COLOURS[state], state), `${method.toUpperCase()} ${path}`, partOf(operation), reason]
}

/** Returns lines with an empty line before them. */
function section(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}

function partOf({ role, resource }: OperationReport): string {
  return resource === undefined ? '' : `${role} ${resource}`
}
