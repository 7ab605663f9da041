import type { Entry } from '../../durability/entry.ts'
import { LargeTexts } from './large-texts.ts'
import { nodeModules } from './node-files.ts'
import { findSegments, readSegments, usingFolder } from './segments.ts'

/** What a data folder contains. */
export interface FolderContent {
  /** number of entries */
  readonly entries: number
  readonly files: readonly string[]
  /** size of these files in bytes */
  readonly bytes: number
  /** bytes of a line at the end that was not written to its end, which the next start cuts */
  readonly torn: number
}

/**
 * Reads a data folder without changing it, also while another process has it: that may then write the last line.
 * @param onEntry called with each entry
 * @throws DataError if it is damaged, of a newer version, or cannot be read
 */
export function readFolder(folder: string, onEntry: (entry: Entry) => void): FolderContent {
  const { fs, path } = nodeModules()
  return usingFolder(folder, () => {
    const { needed } = findSegments(folder)
    const texts = new LargeTexts(path.join(folder, 'files'))
    let entries = 0
    const lines = readSegments(folder, needed)
    let next = lines.next()
    for (; !next.done; next = lines.next(), entries++) onEntry(texts.join(next.value) as Entry)
    const files = needed.map(({ file }) => file)
    const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0)
    return { entries, files, bytes, torn: next.value?.torn ?? 0 }
  })
}
