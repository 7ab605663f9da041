import { Command } from 'commander'
import { type Finding, lookOver } from './check-up.ts'
import { Exit } from './exit.ts'
import { JSON_OPTION, type Told } from './json-option.ts'
import { aligned, styled } from './style.ts'
import { MISUSED } from './usage-error.ts'

interface Options extends Told {
  readonly config?: string
}

/** `deskdouble doctor`: what is wrong with a set-up, and how to mend it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Tell what is wrong with the set-up in this folder, and how to mend it')
    .option('--config <file>', 'the configuration to look at, and not ./deskdouble.config.yaml (.json, .ts)')
    .addOption(JSON_OPTION)
    .action(async ({ config, json }: Options) => {
      const findings = await lookOver(config)
      console.log(json ? JSON.stringify(findings, null, 2) : findingsText(findings))
      if (findings.some(({ state }) => state === 'wrong')) throw new Exit(MISUSED)
    })
}

const COLOURS = { right: 'green', wrong: 'red', absent: 'dim' } as const

function findingsText(findings: readonly Finding[]): string {
  const rows = findings.map(({ state, what, says }) => [styled(COLOURS[state], state), what, ...says.split('\n')])
  const lines = aligned(rows.map(([state = '', what = '', first = '']) => [state, what, first]))
  return findings
    .flatMap(({ cure }, i) => {
      const [, , , ...more] = rows[i] ?? []
      return [
        lines[i] ?? '',
        ...[...more, ...(cure === undefined ? [] : [`Cure: ${cure}`])].map((line) => `    ${line}`),
      ]
    })
    .join('\n')
}
