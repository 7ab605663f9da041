import type { Entry } from '../../durability/entry.ts'
import type { LargeTexts } from './large-texts.ts'
import { encodeLine } from './line.ts'
import { nodeModules } from './node-files.ts'
import { footJson, headJson, segmentFile } from './segments.ts'

/** A checkpoint that is about to be written. */
interface NewCheckpoint {
  readonly folder: string
  readonly number: number
  readonly entries: Iterable<Entry>
  readonly texts: LargeTexts
}

/** Characters that are written at once: the event loop is free between two writes. */
const CHUNK = 262_144

/** Writes a checkpoint in small parts. It gets its name once it is whole and on the disk. Returns its size in bytes. */
export async function writeCheckpoint({ folder, number, entries, texts }: NewCheckpoint): Promise<number> {
  const { fs, path } = nodeModules()
  const file = segmentFile(folder, 'checkpoint', number)
  const partial = `${file}.partial`
  const handle = await fs.promises.open(partial, 'w')
  let size = 0
  let lines = 0
  let pending = encodeLine(headJson('checkpoint', number))
  const write = async () => {
    const bytes = globalThis.Buffer.from(pending)
    pending = ''
    await handle.appendFile(bytes)
    size += bytes.length
  }
  try {
    for (const entry of entries) {
      pending += encodeLine(await texts.split(entry))
      lines++
      if (pending.length >= CHUNK) await write()
    }
    pending += encodeLine(footJson(lines))
    await write()
    await handle.sync()
  } finally {
    await handle.close()
  }
  await fs.promises.rename(partial, file)
  const opened = await fs.promises.open(path.dirname(file), 'r')
  // The new name must be on the disk before the files that it replaces are deleted.
  await opened.sync().finally(() => opened.close())
  return size
}
