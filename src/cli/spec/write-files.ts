import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileOrThrow } from '../file-error.ts'
import { aligned, styled } from '../style.ts'

/** A file that a command wrote or left as it was. */
export interface WrittenFile {
  readonly file: string
  /** false if the file existed and stays unchanged */
  readonly written: boolean
}

/** Writes files into a folder. Existing files stay unchanged unless they are to be replaced. */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  { replaces }: { readonly replaces: boolean },
): Promise<WrittenFile[]> {
  const all: WrittenFile[] = []
  for (const [name, text] of files) {
    const path = join(folder, name)
    const isKept = !replaces && existsSync(path)
    if (!isKept) await writeFileOrThrow(path, text)
    all.push({ file: path, written: !isKept })
  }
  return all
}

/** Formats the names of files, each with what happened to it. */
export function formatWritten(files: readonly WrittenFile[]): string {
  const rows = files.map(({ file, written }) => {
    return ['', written ? styled('green', 'written') : styled('dim', 'exists'), file]
  })
  return aligned(rows).join('\n')
}
