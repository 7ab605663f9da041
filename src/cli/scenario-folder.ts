import { constants, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFileError } from '../errors/file-error.ts'
import { LARGEST_FILE } from '../scenarios/parse-yaml.ts'

/** Checks that the name of a file in a folder is that of a scenario: `*.yaml` or `*.yml`, not hidden and no backup. */
function isScenarioFile(name: string): boolean {
  return /^[^.#].*\.ya?ml$/i.test(name)
}

/** The content of a file, or the reason why it cannot be read. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly problem: string }

/** Returns the paths of the scenario files in a folder, sorted. Some of them may turn out not to be regular files. */
export async function scenarioFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter(isScenarioFile)
    .toSorted()
    .map((name) => join(folder, name))
}

/**
 * Reads a regular file, or one that a link leads to.
 * @returns its content, up to one byte more than a scenario may have; undefined if it is a folder, a pipe, a socket or a
 * device
 */
export async function readRegularFile(file: string): Promise<FileContent | undefined> {
  try {
    // Without O_NONBLOCK, opening a pipe waits until something writes into it.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      if (!(await handle.stat()).isFile()) return undefined
      return { bytes: await readUpTo(handle, LARGEST_FILE + 1) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return isSpecial(error) ? undefined : { problem: describeFileError(error) }
  }
}

type FileHandle = Awaited<ReturnType<typeof open>>

/** Reads the start of a file, which may grow meanwhile. */
async function readUpTo(handle: FileHandle, most: number): Promise<Uint8Array> {
  const { size } = await handle.stat()
  const bytes = new Uint8Array(Math.min(size + 1, most))
  let length = 0
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = (await handle.read(bytes, length, bytes.length - length, length)).bytesRead
  }
  return bytes.subarray(0, length)
}

/** Checks that opening failed because the file is a socket, or a device without a driver. */
function isSpecial(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENXIO' || code === 'ENODEV' || code === 'EOPNOTSUPP' || code === 'EISDIR'
}
