import { Command } from 'commander'
import { CONFIG_HELP } from './config-file.ts'
import { userProxies } from './environment-defaults.ts'
import { Exit } from './exit.ts'
import { JSON_OPTION, type OutputOptions } from './json-option.ts'
import { checkSetup, type Finding } from './setup-checks.ts'
import { aligned, styled } from './style.ts'
import { USAGE_ERROR_EXIT_CODE } from './usage-error.ts'

interface Options extends OutputOptions {
  readonly config?: string
}

/** Creates `deskdouble doctor`, which checks the setup in the current folder. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check the setup in this folder, and suggest a fix for each error')
    .option('--config <file>', CONFIG_HELP)
    .addOption(JSON_OPTION)
    .action(async ({ config, json }: Options) => {
      const findings = await checkSetup(config, userProxies)
      console.log(json ? JSON.stringify(findings, null, 2) : formatFindings(findings))
      if (findings.some(({ state }) => state === 'error')) throw new Exit(USAGE_ERROR_EXIT_CODE)
    })
}

const COLOURS = { ok: 'green', error: 'red', missing: 'dim' } as const

function formatFindings(findings: readonly Finding[]): string {
  const rows = findings.map(({ state, subject, message }) => [
    styled(COLOURS[state], state),
    subject,
    ...message.split('\n'),
  ])
  const lines = aligned(rows.map(([state = '', subject = '', first = '']) => [state, subject, first]))
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
