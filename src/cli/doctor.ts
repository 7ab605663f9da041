import { Command } from 'commander'
import { CONFIG_HELP } from './config-file.ts'
import { userProxies } from './environment-defaults.ts'
import { Exit } from './exit.ts'
import { isQuiet, printData } from './output-options.ts'
import { checkSetup, type Finding } from './setup-checks.ts'
import { aligned, styled } from './style.ts'
import { USAGE_ERROR_EXIT_CODE } from './usage-error.ts'

interface Options {
  readonly config?: string
}

/** Creates `deskdouble doctor`, which checks the setup in the current folder. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check the setup in this folder, and suggest a fix for each error')
    .option('--config <file>', CONFIG_HELP)
    .action(async ({ config }: Options) => {
      const findings = await checkSetup(config, userProxies)
      const errors = findings.filter(({ state }) => state === 'error')
      if (!isQuiet() || errors.length > 0) {
        printData(findings, () => formatFindings(isQuiet() ? errors : findings))
      }
      if (errors.length > 0) throw new Exit(USAGE_ERROR_EXIT_CODE)
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
