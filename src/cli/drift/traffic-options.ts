import { type Command, Option } from 'commander'
import { withoutConfigDefault } from '../config-defaults.ts'
import { addPlainSpecOptions, type VendorChoice } from '../vendor-choice.ts'

/** Formats of a report. */
const FORMATS = ['text', 'json', 'junit', 'sarif', 'markdown'] as const

/** Options of the commands that read recorded traffic. */
export interface TrafficOptions extends Pick<VendorChoice, 'spec'> {
  readonly vendor?: string
  readonly format: (typeof FORMATS)[number]
}

/** Adds the archives, and the options of {@link TrafficOptions}, to a command. */
export function addTrafficOptions(command: Command): Command {
  return addPlainSpecOptions(command)
    .argument('<archives...>', 'HTTP Archives (HAR 1.2) of a browser, a test runner or a proxy')
    .addOption(
      withoutConfigDefault(
        new Option(
          '--vendor <name>',
          'vendor of all requests, whatever their host; defaults to the one with their host',
        ),
      ),
    )
    .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'JSON output, as with --format json').implies({ format: 'json' }))
}
