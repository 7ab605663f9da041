import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { AnyEmulator } from '../emulator/emulator.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { describeFileError } from '../errors/file-error.ts'
import { DEFAULT_WORLD } from '../world/world-name.ts'
import { writeLines } from './state/write-lines.ts'
import { UsageError } from './usage-error.ts'

/** Options of a server that starts from an archive, or ends with one. */
export interface ArchiveChoice {
  readonly import?: string
  readonly exportOnExit?: string
}

/** Adds the options of {@link ArchiveChoice} to a command. */
export function addArchiveOptions(command: Command): Command {
  return command
    .addOption(new Option('--import <file>', 'archive that the default world continues').conflicts('data'))
    .addOption(new Option('--export-on-exit <file>', 'archive to write the default world to when the server stops'))
}

/** Gives the default world the state of an archive. @throws UsageError if that is not possible */
export async function importArchive(emulator: AnyEmulator, { import: file }: ArchiveChoice): Promise<void> {
  if (file === undefined) return
  const archive = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Failed to read ${file}: ${describeFileError(error)}.`)
  })
  try {
    emulator.import(archive, { name: DEFAULT_WORLD })
  } catch (error) {
    throw error instanceof DeskDoubleError ? new UsageError(`Failed to import ${file}: ${error.message}`) : error
  }
}

/** Writes the default world to an archive. @throws UsageError if that is not possible */
export async function exportArchive(emulator: AnyEmulator, { exportOnExit: file }: ArchiveChoice): Promise<void> {
  if (file !== undefined) await writeLines(file, [emulator.export()])
}
