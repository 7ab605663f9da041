import { readFile, stat } from 'node:fs/promises'
import { HAR_LIMITS, readHar } from '../../drift/read-har.ts'
import type { Traffic } from '../../drift/traffic.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { UsageError } from '../usage-error.ts'

/** Reads archives as one recording, in the order of the requests. @throws UsageError if one cannot be read */
export async function readTraffic(files: readonly string[], vendors: Vendors): Promise<Traffic> {
  const read = await Promise.all(files.map((file) => readArchive(file, vendors)))
  const exchanges = read.flatMap((one) => one.exchanges)
  // The sort is stable: requests with the same time keep their order in the archive.
  return { exchanges: exchanges.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)) }
}

async function readArchive(file: string, vendors: Vendors): Promise<Traffic> {
  try {
    const { size } = await stat(file)
    if (size > HAR_LIMITS.bytes) throw new UsageError(`Failed to read ${file}: it is larger than 100 MB, the limit.`)
    return readHar(await readFile(file, 'utf8'), { file, vendors })
  } catch (error) {
    if (error instanceof DeskDoubleError) throw new UsageError(error.message)
    if (error instanceof UsageError) throw error
    throw new UsageError(`Failed to read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
