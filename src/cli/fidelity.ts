import { Command } from 'commander'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { type Counts, createLedger, type FidelityLedger } from '../reports/fidelity.ts'
import { vendors } from '../vendors/index.ts'
import { JSON_OPTION, type OutputOptions } from './json-option.ts'
import { styled } from './style.ts'
import { UsageError } from './usage-error.ts'

interface Options extends OutputOptions {
  readonly vendor?: string
}

/** Creates `deskdouble fidelity`, which prints each operation and rule with its provenance and test. */
export function fidelityCommand(): Command {
  return new Command('fidelity')
    .description('Print each emulated operation and rule with its provenance and the test that proves it')
    .option('--vendor <name>', `only one vendor: ${Object.keys(vendors).join(', ')}`)
    .addOption(JSON_OPTION)
    .action(({ vendor, json }: Options) => {
      const ledgers = findVendors(vendor).map(createLedger)
      console.log(json ? JSON.stringify(ledgers, null, 2) : ledgers.map(formatLedger).join('\n\n'))
    })
}

function findVendors(name: string | undefined): readonly Vendor[] {
  const all: readonly Vendor[] = Object.values(vendors)
  const found = all.filter((vendor) => name === undefined || vendor.name === name)
  if (found.length > 0) return found
  throw new UsageError(`Unknown vendor "${name}"; use one of ${all.map((vendor) => vendor.name).join(', ')}.`)
}

function formatLedger({ vendor, title, operations, counts, sources, omitted }: FidelityLedger): string {
  return [
    `${styled('bold', vendor)}  ${title}`,
    `  operations  ${formatCounts(counts.operations)}`,
    `  rules       ${formatCounts(counts.rules)}`,
    ...operations.flatMap(({ operation, method, path, provenance, rules }) => [
      '',
      `${styled('bold', operation)}  ${method} ${path}  ${styled('dim', provenance)}`,
      ...rules.map(
        ({ rule, provenance: ruleProvenance, source, test }) =>
          `  ${ruleProvenance.padEnd(10)}  ${rule}\n${styled('dim', `              ${detailsOf(source, test)}`)}`,
      ),
    ]),
    '',
    styled('bold', 'Sources'),
    ...Object.entries(sources).map(([name, { title: publication, at, seen }]) => {
      return `  ${name}: ${publication}, ${at}, read ${seen}`
    }),
    '',
    styled('bold', 'Not emulated'),
    ...omitted.map(({ fact, reason }) => `  ${fact}: ${reason}`),
  ].join('\n')
}

/** Formats the source of a rule, if it has one, and the title of its test. */
function detailsOf(source: string | undefined, test: string): string {
  return [...(source === undefined ? [] : [`source: ${source}`]), `test: ${test}`].join('; ')
}

function formatCounts({ reference, documented, observed, assumed, total }: Counts): string {
  const share = total === 0 ? 0 : Math.round((assumed / total) * 100)
  return `${total}: ${reference} reference, ${documented} documented, ${observed} observed, ${assumed} assumed (${share} %)`
}
