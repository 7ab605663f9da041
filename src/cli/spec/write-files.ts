import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { aligned, styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'

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
    if (!isKept) await write(path, text)
    rows.push(['', isKept ? styled('dim', 'exists') : styled('green', 'written'), path])
  }
  console.log(aligned(rows).join('\n'))
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new UsageError(`Failed to write ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
