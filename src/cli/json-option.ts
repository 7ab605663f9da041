import { Option } from 'commander'

/** Output format of a command. */
export interface OutputOptions {
  readonly json?: boolean | undefined
}

/** Option `--json` of every command with machine-readable output. */
export const JSON_OPTION = new Option('--json', 'JSON output')
