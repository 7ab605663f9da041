import { readFile, stat } from 'node:fs/promises'
import { HAR_LIMITS, readHar } from '../../drift/read-har.ts'
import type { Traffic } from '../../drift/traffic.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { describeFileError } from '../../errors/file-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Reads HTTP Archives as one recording, in the order of the files.
 * @throws UsageError for the first file that cannot be read
 */
export async function readArchives(files: readonly string[], vendors: Vendors): Promise<Traffic> {
  const exchanges = []
  for (const file of files) exchanges.push(...(await readArchive(file, vendors)).exchanges)
  return { exchanges }
}

async function readArchive(file: string, vendors: Vendors): Promise<Traffic> {
  try {
    const { size } = await stat(file)
    if (size > HAR_LIMITS.bytes) {
      throw new UsageError(`${file} is larger than 100 MB, which is the limit: export only the requests to the API.`)
    }
    return readHar(await readFile(file, 'utf8'), { file, vendors })
  } catch (error) {
    if (error instanceof DeskDoubleError) throw new UsageError(error.message)
    if (error instanceof UsageError) throw error
    throw new UsageError(`${file} cannot be read: ${describeFileError(error)}.`)
  }
}
