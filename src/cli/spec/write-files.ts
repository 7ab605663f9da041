import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileOrThrow } from '../file-error.ts'
import { aligned, styled } from '../style.ts'

/** Writes files into a folder and prints their names. Existing files stay unchanged unless they are to be replaced. */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  { replaces }: { readonly replaces: boolean },
): Promise<void> {
  const rows: string[][] = []
  for (const [name, text] of files) {
    const path = join(folder, name)
    const isKept = !replaces && existsSync(path)
    if (!isKept) await writeFileOrThrow(path, text)
    rows.push(['', isKept ? styled('dim', 'exists') : styled('green', 'written'), path])
  }
  console.log(aligned(rows).join('\n'))
}
