import { Option } from 'commander'

/** Whether a command tells a machine what it has to say. */
export interface Told {
  readonly json: boolean
}

/** `--json`, of every command that a machine may read. */
export const JSON_OPTION = new Option('--json', 'for a machine to read').default(false)
