import { type Command, InvalidArgumentError, Option } from 'commander'
import { openDataFolder } from '../adapters/data/data-folder.ts'
import type { Sync } from '../adapters/data/log-writer.ts'
import type { Store } from '../durability/store.ts'
import { parseWholeNumber } from './emulator-options.ts'
import { withUsageErrors } from './scenario-choice.ts'

/** Options of a command that keeps its worlds in a folder. */
export interface DataChoice {
  readonly data?: string
  readonly dataSync: Sync
  readonly dataJournal: 'on' | 'off'
  readonly dataMisfits: 'reject' | 'drop'
  readonly dataCompact?: number
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
    .addOption(
      new Option('--data-compact <bytes>', 'replace the log by a checkpoint at this size (default: 32 MiB)').argParser(
        parseBytes,
      ),
    )
}

/** Opens the folder that the options name, if they name one. @throws UsageError if it cannot be used */
export function openData({ data, dataSync, dataJournal, dataMisfits, dataCompact }: DataChoice): Store | undefined {
  if (data === undefined) return undefined
  const options = {
    folder: data,
    sync: dataSync,
    journal: dataJournal === 'on',
    misfits: dataMisfits,
    ...(dataCompact !== undefined && { compactAt: dataCompact }),
  }
  return withUsageErrors(() => openDataFolder(options))
}

function parseBytes(text: string): number {
  const bytes = parseWholeNumber(text)
  if (bytes >= 1) return bytes
  throw new InvalidArgumentError('It must be a whole number of at least 1.')
}
