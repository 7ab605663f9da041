import { type Command, Option } from 'commander'
import { openDataFolder } from '../adapters/data/data-folder.ts'
import type { Sync } from '../adapters/data/log-writer.ts'
import type { Store } from '../durability/store.ts'
import { withUsageErrors } from './scenario-choice.ts'

/** Options of a command that keeps its worlds in a folder. */
export interface DataChoice {
  readonly data?: string
  readonly dataSync: Sync
  readonly dataJournal: 'on' | 'off'
  readonly dataMisfits: 'reject' | 'drop'
}

/** Adds the options of {@link DataChoice} to a command. */
export function addDataOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'keep all worlds in this folder, and continue those that it has')
    .addOption(
      new Option(
        '--data-sync <when>',
        'force changes to the disk one by one (always), together (group), or when the system does so (off)',
      )
        .choices(['always', 'group', 'off'])
        .default('group'),
    )
    .addOption(
      new Option('--data-journal <on or off>', 'keep the request journals, too').choices(['on', 'off']).default('on'),
    )
    .addOption(
      new Option(
        '--data-misfits <action>',
        'kept records that do not fit the specs any more: stop (reject), or leave them out (drop)',
      )
        .choices(['reject', 'drop'])
        .default('reject'),
    )
}

/** Opens the folder that the options name, if they name one. @throws UsageError if it cannot be used */
export function openData({ data, dataSync, dataJournal, dataMisfits }: DataChoice): Store | undefined {
  if (data === undefined) return undefined
  const options = { folder: data, sync: dataSync, journal: dataJournal === 'on', misfits: dataMisfits }
  return withUsageErrors(() => openDataFolder(options))
}
