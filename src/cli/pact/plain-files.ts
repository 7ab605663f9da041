import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PactFile } from './pact-files.ts'

/**
 * Calls a function with the paths of pacts that the official tools can read: they reject a byte order mark, so a pact
 * that starts with one is copied without it.
 */
export async function withPlainFiles<T>(
  files: readonly PactFile[],
  use: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  if (files.every(({ hasByteOrderMark }) => !hasByteOrderMark)) return use(files.map(({ file }) => file))
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-pacts-'))
  try {
    return await use(await Promise.all(files.map((pact, i) => plainPath(pact, join(folder, `${i}-`)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function plainPath({ file, pact, hasByteOrderMark }: PactFile, prefix: string): Promise<string> {
  if (!hasByteOrderMark) return file
  const copy = `${prefix}${basename(file)}`
  await writeFile(copy, JSON.stringify(pact))
  return copy
}
