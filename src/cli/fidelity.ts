import { Command } from 'commander'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { type Counts, createLedger, type FidelityLedger } from '../reports/fidelity.ts'
import { vendors } from '../vendors/index.ts'
import { JSON_OPTION, type Told } from './json-option.ts'
import { styled } from './style.ts'
import { UsageError } from './usage-error.ts'

interface Options extends Told {
  readonly vendor?: string
}

/** `deskdouble fidelity`: what each vendor does here, how that is known, and which test proves it. */
export function fidelityCommand(): Command {
  return new Command('fidelity')
    .description('Print what is emulated, how it is known, and which test proves it')
    .option('--vendor <name>', 'of this vendor only')
    .addOption(JSON_OPTION)
    .action(({ vendor, json }: Options) => {
      const ledgers = chosen(vendor).map(createLedger)
      console.log(json ? JSON.stringify(ledgers, null, 2) : ledgers.map(ledgerText).join('\n\n'))
    })
}

function chosen(name: string | undefined): readonly Vendor[] {
  const all: readonly Vendor[] = Object.values(vendors)
  const found = all.filter((vendor) => name === undefined || vendor.name === name)
  if (found.length > 0) return found
  throw new UsageError(`There is no vendor "${name}"; there are ${all.map((vendor) => vendor.name).join(', ')}.`)
}

function ledgerText({ vendor, title, operations, counts, omitted }: FidelityLedger): string {
  return [
    `${styled('bold', vendor)}  ${title}`,
    `  operations  ${say(counts.operations)}`,
    `  rules       ${say(counts.rules)}`,
    ...operations.flatMap(({ operation, method, path, provenance, rules }) => [
      '',
      `${styled('bold', operation)}  ${method} ${path}  ${styled('dim', provenance)}`,
      ...rules.map(
        ({ rule, provenance: known, test }) =>
          `  ${known.padEnd(10)}  ${rule}\n${styled('dim', `              test: ${test}`)}`,
      ),
    ]),
    '',
    styled('bold', 'Not emulated'),
    ...omitted.map(({ fact, reason }) => `  ${fact}: ${reason}`),
  ].join('\n')
}

function say({ reference, documented, observed, assumed, total }: Counts): string {
  return `${total}: ${reference} reference, ${documented} documented, ${observed} observed, ${assumed} assumed`
}
