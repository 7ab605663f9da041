import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describeFileError } from '../../errors/file-error.ts'
import { createFolderOrThrow } from '../file-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Writes texts to a file, or to standard output. The file gets its name once it is whole.
 * @throws UsageError if that is not possible
 */
export async function writeLines(file: string | undefined, lines: Iterable<string> | AsyncIterable<string>) {
  if (file === undefined) {
    for await (const line of lines) {
      // Whoever reads it may stop at any time.
      if (process.stdout.destroyed) return
      if (!process.stdout.write(line)) await drained()
    }
    return
  }
  await createFolderOrThrow(dirname(file))
  const partial = `${file}.partial`
  try {
    await pipeline(Readable.from(lines), createWriteStream(partial))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw new UsageError(`Failed to write ${file}: ${describeFileError(error)}.`)
  }
}

function drained(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['drain', 'error', 'close']) process.stdout.once(event, () => resolve())
  })
}
