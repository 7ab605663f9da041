import { Command } from 'commander'
import { type Counts, createLedger, type FidelityLedger } from '../reports/fidelity.ts'
import { observedOf } from '../reports/observed.ts'
import { summariseTraffic, type TrafficSummary } from '../reports/traffic-summary.ts'
import { chooseVendors } from './choose-vendors.ts'
import { observedOption, readObservations } from './observed.ts'
import { printData } from './output-options.ts'
import { styled } from './style.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

interface Options extends VendorChoice {
  readonly observed?: readonly string[]
}

/** Creates `deskdouble fidelity`, which prints each operation and rule with its provenance and test. */
export function fidelityCommand(): Command {
  return addVendorOptions(new Command('fidelity'))
    .description('Print each emulated operation and rule with its provenance and the test that proves it')
    .addOption(observedOption())
    .action(async ({ observed, ...choice }: Options) => {
      const { vendors } = await chooseVendors(choice)
      const observations = await readObservations(observed)
      const ledgers = Object.values(vendors).map((vendor) => {
        const ledger = createLedger(vendor)
        const traffic = observations.length > 0 && summariseTraffic(vendor, observedOf(vendor.name, observations))
        return { ...ledger, ...(traffic && { traffic }) }
      })
      printData(ledgers, () => ledgers.map(formatLedger).join('\n\n'))
    })
}

/** A ledger with what recorded traffic of the real service showed. */
interface ObservedLedger extends FidelityLedger {
  readonly traffic?: TrafficSummary
}

function formatLedger({ vendor, title, operations, counts, sources, omitted, traffic }: ObservedLedger): string {
  return [
    `${styled('bold', vendor)}  ${title}`,
    `  operations  ${formatCounts(counts.operations)}`,
    `  rules       ${formatCounts(counts.rules)}`,
    ...(traffic ? [`  service     ${formatTraffic(traffic)}`] : []),
    ...operations.flatMap(({ operation, method, path, provenance, rules }) => [
      '',
      `${styled('bold', operation)}  ${method} ${path}  ${styled('dim', provenance)}`,
      ...seenLines(traffic?.operations[operation]),
      ...rules.flatMap(({ rule, provenance: ruleProvenance, source, test }) => {
        const details = detailsOf(source, test)
        const line = `  ${ruleProvenance.padEnd(10)}  ${rule}`
        return details === '' ? [line] : [line, styled('dim', `              ${details}`)]
      }),
    ]),
    ...section(
      'Sources',
      Object.entries(sources).map(([name, { title: publication, at, seen }]) => {
        return `  ${name}: ${publication}, ${at}, read ${seen}`
      }),
    ),
    ...section(
      'Not emulated',
      omitted.map(({ fact, reason }) => `  ${fact}: ${reason}`),
    ),
  ].join('\n')
}

function formatTraffic({ statuses, total, last, confirmed, contradicted }: TrafficSummary): string {
  const seen = `${statuses} of ${total} statuses seen${last === undefined ? '' : `, last ${last}`}`
  return `${seen}; statements: ${confirmed} confirmed, ${contradicted} contradicted`
}

function seenLines(seen: Readonly<Record<string, number>> = {}): string[] {
  const statuses = Object.entries(seen).map(([status, times]) => `${status}×${times}`)
  return statuses.length === 0 ? [] : [`  seen        ${statuses.join('  ')}`]
}

/** Formats a section; a vendor without its entries has none. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', styled('bold', title), ...lines]
}

/** Formats the source of a rule and the title of its test, if the rule has them. */
function detailsOf(source: string | undefined, test: string | undefined): string {
  return [
    ...(source === undefined ? [] : [`source: ${source}`]),
    ...(test === undefined ? [] : [`test: ${test}`]),
  ].join('; ')
}

function formatCounts({ reference, documented, observed, assumed, total }: Counts): string {
  const share = total === 0 ? 0 : Math.round((assumed / total) * 100)
  return `${total}: ${reference} reference, ${documented} documented, ${observed} observed, ${assumed} assumed (${share} %)`
}
