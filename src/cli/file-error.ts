import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describeFileError } from '../errors/file-error.ts'
import { UsageError } from './usage-error.ts'

/** Writes a file and creates its folder. @throws UsageError if that is not possible */
export async function writeFileOrThrow(file: string, text: string): Promise<void> {
  await createFolderOrThrow(dirname(file))
  await writing(file, () => writeFile(file, text))
}

/** Adds a text to the end of a file, and creates the file and its folder. @throws UsageError if that is not possible */
export async function appendFileOrThrow(file: string, text: string): Promise<void> {
  await createFolderOrThrow(dirname(file))
  await writing(file, () => appendFile(file, text))
}

/** Creates a folder with the folders that it is in. @throws UsageError if that is not possible */
export async function createFolderOrThrow(folder: string): Promise<void> {
  await writing(folder, () => mkdir(folder, { recursive: true }))
}

async function writing(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new UsageError(`Failed to write ${path}: ${describeFileError(error)}.`)
  }
}
